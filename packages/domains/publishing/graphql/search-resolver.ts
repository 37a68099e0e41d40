import { connectionComplexity, listComplexity, selectedPaths, withBase } from '@openhall/graphql-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Int, Query, Resolver } from 'type-graphql';
import { SearchArgs } from './args.ts';
import type { PublishingContext } from './context.ts';
import { SearchConnection, SearchSuggestion } from './search-types.ts';

/** Candidates, counts and facets are read however few results are asked for: nine searches are what one request may cost. */
const SEARCHING = 500;

@Resolver()
export class SearchResolver {
  @Query(() => SearchConnection, {
    complexity: withBase(SEARCHING, connectionComplexity),
    description: 'Full-text search over everything public. Never refuses a query for what it says: text that cannot match finds nothing. Only the 200 most relevant results can be paged through, in either order; totalCount may say more.',
  })
  search(@Args(() => SearchArgs) args: SearchArgs, @Ctx() { services, now }: PublishingContext, @Info() info: GraphQLResolveInfo) {
    return services.publishing.search(args, { now, selected: selectedPaths(info) });
  }

  @Query(() => [SearchSuggestion], { complexity: withBase(100, listComplexity(8)), description: 'Completions while typing: titles of public documents, short ones first. Pinyin and initials are understood.' })
  searchSuggestions(
    @Arg('prefix', () => String, { description: 'What has been typed so far; at most 50 characters count.' }) prefix: string,
    @Arg('first', () => Int, { defaultValue: 8, description: 'How many at most, 1–20.' }) first: number,
    @Ctx() { services, now }: PublishingContext,
  ) {
    return services.publishing.searchSuggestions(prefix, first, { now });
  }
}
