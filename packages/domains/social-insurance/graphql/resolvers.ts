import { badUserInput, connectionComplexity, listComplexity, MAX_PAGE_SIZE, withBase } from '@openhall/graphql-kit';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { EditionDifference, ItemChange } from '../data/difference.ts';
import { ITEM_CHANGES } from '../data/difference.ts';
import type { PublicEdition } from '../data/editions.ts';
import { limitInWords, ownerOn, type CatalogueKind, type CatalogueLimit } from '../rules/index.ts';
import { CatalogueDiffArgs, CatalogueItemArgs } from './args.ts';
import { CatalogueChangeCount, CatalogueClassType, CatalogueDiff, CatalogueEdition, CatalogueItemConnection, CatalogueLimitType } from './catalogue-types.ts';
import type { SocialInsuranceContext } from './context.ts';
import { CatalogueKindEnum, CatalogueOwnerEnum } from './enums.ts';
import { ContributionCity, ContributionStandard } from './standard-types.ts';

@Resolver(() => CatalogueEdition)
class CatalogueEditionResolver {
  @Query(() => [CatalogueEdition], { complexity: listComplexity(10), description: 'Public editions of a catalogue, newest first.' })
  catalogueEditions(@Arg('kind', () => CatalogueKindEnum, { description: 'Which catalogue.' }) kind: CatalogueKind, @Ctx() { services, now }: SocialInsuranceContext) {
    return services.socialInsurance.editions(kind, { now });
  }

  @Query(() => CatalogueItemConnection, { complexity: withBase(50, connectionComplexity), description: 'Rows of the edition in force on a day that match every given filter.' })
  catalogueItems(@Args(() => CatalogueItemArgs) args: CatalogueItemArgs, @Ctx() { services, now }: SocialInsuranceContext) {
    return services.socialInsurance.items(args, { now });
  }

  @FieldResolver(() => CatalogueOwnerEnum, { description: 'Which administration answered for this kind of catalogue on its first day in force.' })
  owner(@Root() { kind, effectiveFrom }: PublicEdition) {
    return ownerOn(kind, effectiveFrom).owner;
  }

  @FieldResolver(() => [CatalogueClassType], { complexity: withBase(50, listComplexity(20)), description: 'Its class tree, by code.' })
  classes(@Root() { id }: PublicEdition, @Ctx() { services }: SocialInsuranceContext) {
    return services.socialInsurance.classes(id);
  }
}

@Resolver(() => CatalogueLimitType)
class CatalogueLimitResolver {
  @FieldResolver(() => String, { description: 'The limit in a sentence.' })
  words(@Root() limit: CatalogueLimit) {
    return limitInWords(limit);
  }
}

/** A difference as it was asked for: which rows of it. */
type AskedDifference = EditionDifference & { readonly totalCount: number };

@Resolver(() => CatalogueDiff)
class CatalogueDiffResolver {
  @Query(() => CatalogueDiff, { nullable: true, complexity: withBase(200, listComplexity(100)), description: 'In what two public editions of a catalogue differ. Null where one of them is none of this kind.' })
  async catalogueDiff(@Args(() => CatalogueDiffArgs) { kind, from, to, change, first, skip }: CatalogueDiffArgs, @Ctx() { services, now }: SocialInsuranceContext): Promise<AskedDifference | null> {
    if (first < 1 || first > MAX_PAGE_SIZE || skip < 0) throw badUserInput(`first 应为 1 至 ${MAX_PAGE_SIZE} 之间的整数，skip 不能是负数。`);
    const difference = await services.socialInsurance.difference(kind, from, to, { now });
    if (difference === null) return null;
    const entries = difference.entries.filter(({ changes }) => change === null || change === undefined || changes.includes(change));
    return { ...difference, totalCount: entries.length, entries: entries.slice(skip, skip + first) };
  }

  @FieldResolver(() => [CatalogueChangeCount], { description: 'How many rows differ in each way, the whole difference over.' })
  counts(@Root() { counts }: EditionDifference): { change: ItemChange; count: number }[] {
    return ITEM_CHANGES.map((change) => ({ change, count: counts[change] }));
  }
}

@Resolver()
class ContributionStandardResolver {
  @Query(() => [ContributionStandard], { complexity: listComplexity(30), description: 'Standards of a city that applied on some day of a year, benefits included. Empty where none is recorded.' })
  contributionStandards(
    @Arg('year', () => Int, { description: 'Year, 1980–2200.' }) year: number,
    @Arg('city', () => String, { description: 'Name of the city, as in contributionCities.' }) city: string,
    @Ctx() { services }: SocialInsuranceContext,
  ) {
    return services.socialInsurance.standards(year, city);
  }

  @Query(() => [ContributionCity], { complexity: listComplexity(20), description: 'Cities that have standards, by name.' })
  contributionCities(@Ctx() { services }: SocialInsuranceContext) {
    return services.socialInsurance.cities();
  }
}

/** The resolver classes of the domain, for the gateway's buildSchema. */
export const socialInsuranceResolvers = [CatalogueEditionResolver, CatalogueLimitResolver, CatalogueDiffResolver, ContributionStandardResolver] as const;
