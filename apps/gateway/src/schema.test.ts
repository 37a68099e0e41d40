import { publishingResolvers } from '@openhall/publishing';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { Field, ObjectType, Query, Resolver, UseMiddleware } from 'type-graphql';
import { describe, expect, it } from 'vitest';
import { composeSchema } from './compose.ts';

/** The guard on this field is dropped by type-graphql: the number would be served to anyone. */
@ObjectType({ simpleResolvers: true })
class Applicant {
  @UseMiddleware(() => Promise.reject(new Error('not for you')))
  @Field(() => String)
  idNumber!: string;
}

@Resolver()
class LeakingResolver {
  @Query(() => Applicant, { nullable: true })
  applicant(): Applicant | null {
    return null;
  }
}

describe('the composed schema', () => {
  // The front ends are typed from the committed file. To take a change over: `vitest run apps/gateway/src/schema.test.ts -u`.
  it('is what apps/gateway/schema.graphql says', async () => {
    await expect(`${printSchema(lexicographicSortSchema(composeSchema()))}\n`).toMatchFileSnapshot('../schema.graphql');
  });

  it('does not come about where a guarded field would be served without its guard', () => {
    expect(() => composeSchema([...publishingResolvers, LeakingResolver])).toThrow(/Applicant\.idNumber \(@UseMiddleware\)/);
  });
});
