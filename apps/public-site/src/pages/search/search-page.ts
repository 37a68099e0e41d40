import { RefusedInput, type PageView } from '@openhall/server-render/render';
import { h } from 'vue';
import { SearchDocument } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';
import type { FilterNames } from '../../site/active-filters.ts';
import { refusal, shown, type SiteFrame, type SitePage } from '../../site/frame.ts';
import { paths, searchAddress } from '../../site/links.ts';
import { listHref, listVariables, readListQuery } from '../../site/list-query.ts';
import { searchResults, type Found } from './search-results.ts';
import SearchPage from './SearchPage.vue';

function frameOf(words: string | null, canonical: string): SiteFrame {
  const { search } = messages;
  return {
    title: words === null ? search.title : search.titleFor(words),
    description: search.description,
    canonical,
    trail: [{ label: search.title }],
    section: 'search',
    ownSearch: true,
  };
}

function refusedSearch(words: string | null, reason: string): PageView<SiteFrame> {
  return refusal(400, h(SearchPage, { words, refused: reason, results: null }), frameOf(words, paths.search));
}

/** Full-text search. Without words it says how to search; it never refuses words for what they say. */
export const searchPage: SitePage = async ({ request, search, query }) => {
  const { query: list, problems } = readListQuery(search, searchAddress);
  const { words } = list.filters;
  if (words === null) return shown(request, h(SearchPage, { words, refused: null, results: null }), frameOf(null, paths.search));
  if (problems.length > 0) return refusedSearch(words, messages.search.problems.filters);
  let found: Found;
  try {
    ({ search: found } = await query(SearchDocument, { query: words, ...listVariables(list, request.display) }));
  } catch (error) {
    if (error instanceof RefusedInput) return refusedSearch(words, messages.search.problems.refused);
    throw error;
  }
  const issuers = found.facets.find(({ field }) => field === 'ISSUER')?.values ?? [];
  const names: FilterNames = {
    column: (slug) => request.site.columns.find((column) => column.slug === slug)?.name ?? slug,
    issuer: (id) => issuers.find(({ value }) => value === id)?.label ?? messages.search.facets.ISSUER,
  };
  const content = h(SearchPage, { words, refused: null, results: searchResults(found, list, names) });
  return shown(request, content, frameOf(words, listHref(list, searchAddress)));
};
