import 'reflect-metadata';
import { graphql } from 'graphql';
import { Field, InterfaceType, ObjectType, Query, Resolver } from 'type-graphql';
import { describe, expect, it } from 'vitest';
import { buildExecutableSchema } from './schema.ts';

@InterfaceType({ resolveType: () => 'Stone' })
abstract class Thing {
  @Field(() => String)
  name!: string;
}

@ObjectType({ simpleResolvers: true, implements: Thing })
class Stone extends Thing {}

@Resolver()
class ThingResolver {
  @Query(() => [Thing])
  things(): object[] {
    return [{ __typename: 'Stone', name: 'flint' }];
  }

  @Query(() => Thing, { nullable: true })
  stranger(): object {
    return { __typename: 'Nobody', name: 'x' };
  }

  @Query(() => Stone, { nullable: true })
  stone(): Stone | null {
    return null;
  }
}

describe('abstract types', () => {
  const schema = buildExecutableSchema([ThingResolver]);

  it('are told apart by name, without a promise for each value', async () => {
    const result = graphql({ schema, source: '{ things { __typename name } }' });
    expect((await result).data).toEqual({ things: [{ __typename: 'Stone', name: 'flint' }] });
  });

  it('report a value of no known type as an error of its field', async () => {
    const { data, errors } = await graphql({ schema, source: '{ stranger { name } }' });
    expect(data).toEqual({ stranger: null });
    expect(errors?.[0]?.message).toContain('must resolve to an Object type');
  });
});
