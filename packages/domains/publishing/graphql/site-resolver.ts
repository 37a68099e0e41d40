import { listComplexity, LocalDateScalar, withBase } from '@openhall/graphql-kit';
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { PublicColumn } from '../data/site-queries.ts';
import { Column, Issuer } from './column-types.ts';
import type { PublishingContext } from './context.ts';

@Resolver(() => Column)
export class ColumnResolver {
  @Query(() => [Column], { complexity: listComplexity(8), description: 'The configured columns, in display order, empty ones included.' })
  columns(@Ctx() { services }: PublishingContext) {
    return services.publishing.columns();
  }

  @Query(() => Column, { nullable: true, description: 'One column. Null where no column has this slug.' })
  column(@Arg('slug', () => String, { description: 'Slug of the column.' }) slug: string, @Ctx() { loaders }: PublishingContext) {
    return loaders.publishing.column(slug);
  }

  @Query(() => [Issuer], { complexity: withBase(200, listComplexity(20)), description: 'Issuers that have at least one public document, most documents first.' })
  issuers(@Arg('first', () => Int, { defaultValue: 50, description: 'How many at most, 1–200.' }) first: number, @Ctx() { services, now }: PublishingContext) {
    return services.publishing.issuers(first, { now });
  }

  @FieldResolver(() => Int, { complexity: 5, description: 'Public documents in the column now. Exact.' })
  async documentCount(@Root() column: PublicColumn, @Ctx() { loaders }: PublishingContext) {
    return (await loaders.publishing.columnActivity(column.slug)).documentCount;
  }

  @FieldResolver(() => LocalDateScalar, { nullable: true, complexity: 5, description: 'Newest listedOn among them; null where the column is empty.' })
  async latestOn(@Root() column: PublicColumn, @Ctx() { loaders }: PublishingContext) {
    return (await loaders.publishing.columnActivity(column.slug)).latestOn;
  }
}
