import { RANKED_WINDOW } from '@openhall/publishing/rules';
import type { SearchResultEntry } from '@openhall/ui';
import type { SearchQuery, SearchSort } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';
import type { FilterNames } from '../../site/active-filters.ts';
import { datedText } from '../../site/document-line.ts';
import { documentHref, searchAddress, searchHref } from '../../site/links.ts';
import { isFiltered, listHref, noFilters, nowhere, type ListQuery } from '../../site/list-query.ts';
import { pageLinks } from '../../site/pagination.ts';
import { facetGroups } from './facet-groups.ts';

/** What the schema answers to a search. */
export type Found = SearchQuery['search'];
type Result = Found['edges'][number]['node'];

/** One thing found, as shown. Its address leads to the article where one was asked for; the passage names the article it stands in. */
function searchEntry({ id, path, highlight, document }: Result): SearchResultEntry {
  const { titleHtml, excerptHtml, articleAnchor, articleLabel } = highlight;
  const { kind, documentNumber, status, listedOn, issuer } = document;
  const inArticle = articleAnchor !== null && articleLabel !== null;
  return {
    href: path,
    titleHtml,
    excerptHtml,
    date: datedText(listedOn),
    facts: [messages.kindLabels[kind], issuer.name, ...(documentNumber === null ? [] : [documentNumber])],
    status,
    article: inArticle ? { label: messages.search.articleFound(articleLabel), href: `${documentHref(id)}#${articleAnchor}` } : null,
  };
}

/** The same search in the other order, from its start. */
function sortLinks(list: ListQuery<SearchSort>) {
  return searchAddress.sorts.map((sort) => ({
    label: messages.search.sorts[sort],
    href: listHref({ ...list, sort, position: nowhere }, searchAddress),
    current: sort === list.sort,
  }));
}

/** The same words without what narrows them; null where nothing does. */
function widerHref({ filters }: ListQuery<SearchSort>): string | null {
  const words = { ...noFilters, words: filters.words };
  return isFiltered({ ...filters, words: null }) ? listHref({ filters: words, sort: searchAddress.sorts[0], position: nowhere }, searchAddress) : null;
}

/** How much was found. The count may stop early; a page that holds everything needs none. */
function countOf({ totalCount, totalIsExact, edges, pageInfo }: Found): string {
  const whole = !pageInfo.hasNextPage && !pageInfo.hasPreviousPage;
  return messages.search.found(whole ? edges.length : totalCount, whole || totalIsExact);
}

/** Said where paging ends although more was found; null elsewhere. */
function windowEnd({ totalCount, pageInfo }: Found): string | null {
  return !pageInfo.hasNextPage && totalCount > RANKED_WINDOW ? messages.search.windowEnd(RANKED_WINDOW) : null;
}

/** Everything a page of results shows. */
export function searchResults(found: Found, list: ListQuery<SearchSort>, names: FilterNames) {
  return {
    entries: found.edges.map(({ node }) => searchEntry(node)),
    count: countOf(found),
    suggestion: found.suggestion === null ? null : { label: found.suggestion, href: searchHref(found.suggestion) },
    groups: facetGroups(found.facets, list, names),
    sorts: sortLinks(list),
    windowEnd: windowEnd(found),
    links: pageLinks(found.pageInfo, list, searchAddress),
    widerHref: widerHref(list),
  };
}

export type SearchResults = ReturnType<typeof searchResults>;
