import { RefusedInput, type PageContext, type PageView } from '@openhall/server-render/render';
import { h } from 'vue';
import { DocumentListChoicesDocument, DocumentListDocument, type DocumentListQuery, type DocumentSort } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';
import { activeFilters, type FilterNames } from '../../site/active-filters.ts';
import { documentEntries } from '../../site/document-line.ts';
import { documentsFeed } from '../../site/feeds.ts';
import { refusal, shown, type SiteFrame, type SitePage } from '../../site/frame.ts';
import { documentsAddress, paths } from '../../site/links.ts';
import { isFiltered, listHref, listVariables, nowhere, readListQuery, type InputProblem, type ReadListQuery } from '../../site/list-query.ts';
import { pageLinks } from '../../site/pagination.ts';
import { takeaways } from '../../site/takeaways.ts';
import DocumentsPage from './DocumentsPage.vue';
import { formErrors, formValues, type Choice } from './list-form.ts';

type Issuers = DocumentListQuery['issuers'];

/** Everything of the page but the list. */
function formOf(context: PageContext, read: ReadListQuery<DocumentSort>, issuers: Issuers, problems: readonly InputProblem[]) {
  const { columns } = context.request.site;
  const { filters } = read.query;
  const names: FilterNames = {
    column: (slug) => columns.find((column) => column.slug === slug)?.name ?? slug,
    issuer: (id) => issuers.find((issuer) => issuer.id === id)?.name ?? id,
  };
  const issuerChoices: Choice[] = issuers.map(({ id, name }) => ({ value: id, label: name }));
  // One that is not among those with most documents was asked for by its address: it stays chosen.
  const stranger = filters.issuer !== null && !issuers.some(({ id }) => id === filters.issuer);
  return {
    values: formValues(read),
    errors: formErrors(problems, listHref({ ...read.query, position: nowhere }, documentsAddress)),
    columnChoices: columns.map(({ slug, name }): Choice => ({ value: slug, label: name })),
    issuerChoices: stranger ? [...issuerChoices, { value: filters.issuer ?? '', label: names.issuer(filters.issuer ?? '') }] : issuerChoices,
    chips: activeFilters(read.query, documentsAddress, names),
    filtered: isFiltered(filters),
  };
}

/** 文件库 with what it is narrowed by, so that two tabs can be told apart. */
const titleOf = (chips: readonly { readonly label: string }[]): string => [...chips.map(({ label }) => label), messages.documents.title].join(messages.common.titleSeparator);

function frameOf(title: string, canonical: string): SiteFrame {
  const { documents } = messages;
  return {
    title,
    description: documents.description,
    canonical,
    trail: [{ label: documents.title }],
    section: 'documents',
    feeds: [documentsFeed],
    column: { name: documents.title, description: documents.description, keywords: documents.keywords, type: documents.columnType },
  };
}

/** The form again with what was typed in it, and what is wrong with it. */
async function refusedList(context: PageContext, read: ReadListQuery<DocumentSort>, problems: readonly InputProblem[]): Promise<PageView<SiteFrame>> {
  const { issuers } = await context.query(DocumentListChoicesDocument, {});
  const form = formOf(context, read, issuers, problems);
  return refusal(400, h(DocumentsPage, { ...form, list: null }), frameOf(messages.documents.title, paths.documents));
}

/** 文件库: every public document, newest first, narrowed by a plain form. */
export const documentsPage: SitePage = async (context) => {
  const { request, search, query } = context;
  const read = readListQuery(search, documentsAddress);
  if (read.problems.length > 0) return refusedList(context, read, read.problems);
  const { query: list } = read;
  let answer: DocumentListQuery;
  try {
    answer = await query(DocumentListDocument, { query: list.filters.words, ...listVariables(list, request.display) });
  } catch (error) {
    if (!(error instanceof RefusedInput)) throw error;
    return refusedList(context, { ...read, query: { ...list, position: nowhere } }, [{ field: 'after', message: messages.documents.problems.refused }]);
  }
  const { documents, issuers } = answer;
  const form = formOf(context, read, issuers, []);
  const content = h(DocumentsPage, {
    ...form,
    list: {
      entries: documentEntries(documents),
      count: messages.common.count(documents.totalCount, documents.totalIsExact),
      links: pageLinks(documents.pageInfo, list, documentsAddress),
      sources: takeaways(listHref({ ...list, position: nowhere }, documentsAddress), documentsFeed),
    },
  });
  return shown(request, content, frameOf(titleOf(form.chips), listHref(list, documentsAddress)));
};
