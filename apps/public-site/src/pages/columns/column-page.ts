import { h } from 'vue';
import { ColumnPageDocument, type ColumnPageQuery } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';
import { formatDate } from '../../site/dates.ts';
import { documentEntries } from '../../site/document-line.ts';
import { columnFeed } from '../../site/feeds.ts';
import { shown, type SitePage } from '../../site/frame.ts';
import { columnHref, documentsAddress } from '../../site/links.ts';
import { listHref, noFilters, nowhere, pageVariables, readPosition, type ListAddress, type ListQuery } from '../../site/list-query.ts';
import { pageLinks } from '../../site/pagination.ts';
import { takeaways } from '../../site/takeaways.ts';
import { notFound } from '../errors/error-pages.ts';
import ColumnPage from './ColumnPage.vue';

type Column = NonNullable<ColumnPageQuery['column']>;

/** How much there is in a column and how fresh it is. */
function facts({ documentCount, latestOn, updateDays }: Column): string[] {
  const words = messages.columns;
  return [
    words.count(documentCount),
    ...(latestOn === null ? [] : [words.updated(formatDate(latestOn))]),
    ...(updateDays === null ? [] : [words.promise(updateDays)]),
  ];
}

/** One of the configured columns: what it publishes, how fresh it is, its documents. */
export const columnPage: SitePage = async (context) => {
  const { request, params, search, query } = context;
  const slug = params['slug'] ?? '';
  const address: ListAddress<'NEWEST'> = { path: columnHref(slug), wordsParameter: 'query', sorts: ['NEWEST'] };
  const list: ListQuery<'NEWEST'> = { filters: noFilters, sort: 'NEWEST', position: readPosition(search) };
  const { column, documents } = await query(ColumnPageDocument, { slug, ...pageVariables(list.position, request.display) });
  if (column === null) return notFound(context);
  const { name, description, keywords, columnType } = column;
  const feed = columnFeed(slug, name);
  const content = h(ColumnPage, {
    name,
    description,
    facts: facts(column),
    entries: documentEntries(documents),
    links: pageLinks(documents.pageInfo, list, address),
    sources: takeaways(address.path, feed),
    filterHref: listHref({ filters: { ...noFilters, column: slug }, sort: 'NEWEST', position: nowhere }, documentsAddress),
  });
  return shown(request, content, {
    title: name,
    description,
    canonical: listHref(list, address),
    trail: [{ label: name }],
    section: null,
    columnSlug: slug,
    feeds: [feed],
    column: { name, description, keywords, type: columnType },
  });
};
