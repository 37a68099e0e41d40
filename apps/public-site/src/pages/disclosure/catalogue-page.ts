import { RefusedInput, type PageContext, type PageView } from '@openhall/server-render/render';
import type { TableCell } from '@openhall/ui';
import { h } from 'vue';
import { CatalogueDocument, type CatalogueQuery, type DocumentSort } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';
import { activeFilters } from '../../site/active-filters.ts';
import { refusal, shown, type SiteFrame, type SitePage } from '../../site/frame.ts';
import { catalogueAddress, documentHref, paths } from '../../site/links.ts';
import { isFiltered, listHref, listVariables, nowhere, readListQuery, type InputProblem, type ReadListQuery } from '../../site/list-query.ts';
import { pageLinks } from '../../site/pagination.ts';
import { takeaways } from '../../site/takeaways.ts';
import { formErrors, formValues } from '../documents/list-form.ts';
import { catalogueQuery } from './catalogue-query.ts';
import CataloguePage from './CataloguePage.vue';

type Entry = CatalogueQuery['documents']['edges'][number]['node'];

const { catalogue: words, hub, columnType } = messages.disclosure;

/** Art. 12: 索引、名称、内容概述、生成日期. */
function rowOf({ id, indexNumber, title, summary, writtenOn, listedOn }: Entry): TableCell[] {
  const created = writtenOn ?? listedOn;
  return [{ text: indexNumber ?? words.noIndex }, { text: title, href: documentHref(id) }, { text: summary ?? words.noSummary }, { text: created, datetime: created }];
}

function formOf({ request }: PageContext, read: ReadListQuery<DocumentSort>, problems: readonly InputProblem[]) {
  const { columns } = request.site;
  const names = { column: (slug: string) => columns.find((column) => column.slug === slug)?.name ?? slug, issuer: (id: string) => id };
  return {
    values: formValues(read),
    errors: formErrors(problems, listHref({ ...read.query, position: nowhere }, catalogueAddress)),
    columnChoices: columns.map(({ slug, name }) => ({ value: slug, label: name })),
    chips: activeFilters(read.query, catalogueAddress, names),
    filtered: isFiltered(read.query.filters),
  };
}

const frameOf = (canonical: string): SiteFrame => ({
  title: words.title,
  description: words.description,
  canonical,
  trail: [{ label: hub.title, href: paths.disclosure }, { label: words.title }],
  section: 'disclosure',
  column: { name: words.title, description: words.description, keywords: words.keywords, type: columnType },
});

function refusedCatalogue(context: PageContext, read: ReadListQuery<DocumentSort>, problems: readonly InputProblem[]): PageView<SiteFrame> {
  return refusal(400, h(CataloguePage, { ...formOf(context, read, problems), list: null }), frameOf(paths.catalogue));
}

/** `/disclosure/catalogue`: what the department itself has made public, as art. 12 wants it listed. */
export const cataloguePage: SitePage = async (context) => {
  const { request, search, query } = context;
  const asked = readListQuery(search, catalogueAddress);
  const read = { ...asked, query: catalogueQuery(asked.query) };
  const problems = asked.problems.filter(({ field }) => field !== 'status');
  if (problems.length > 0) return refusedCatalogue(context, read, problems);
  const { issuer: _issuer, status: _status, ...variables } = listVariables(read.query, request.display);
  let documents: CatalogueQuery['documents'];
  try {
    ({ documents } = await query(CatalogueDocument, { query: read.query.filters.words, ...variables }));
  } catch (error) {
    if (!(error instanceof RefusedInput)) throw error;
    return refusedCatalogue(context, { ...read, query: { ...read.query, position: nowhere } }, [{ field: 'after', message: messages.documents.problems.refused }]);
  }
  const list = {
    rows: documents.edges.map(({ node }) => rowOf(node)),
    count: words.order(messages.common.count(documents.totalCount, documents.totalIsExact)),
    links: pageLinks(documents.pageInfo, read.query, catalogueAddress),
    sources: takeaways(listHref({ ...read.query, position: nowhere }, catalogueAddress)),
  };
  return shown(request, h(CataloguePage, { ...formOf(context, read, []), list }), frameOf(listHref(read.query, catalogueAddress)));
};
