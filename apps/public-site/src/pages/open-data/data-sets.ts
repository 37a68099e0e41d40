import { RefusedInput, type PageContext, type PageRequest, type Query } from '@openhall/server-render/render';
import {
  OpenChangesDocument,
  OpenColumnDocument,
  OpenColumnsDocument,
  OpenDocumentsDocument,
  type ChangeLineFragment,
  type OpenChangesQuery,
  type OpenColumnsQuery,
  type OpenDocumentFragment,
  type OpenDocumentsQuery,
  type OpenDocumentsQueryVariables,
} from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';
import { catalogueAddress, columnHref, documentHref, documentsAddress } from '../../site/links.ts';
import { filterParameters, listVariables, noFilters, nowhere, readListQuery } from '../../site/list-query.ts';
import { catalogueParameters, catalogueQuery } from '../disclosure/catalogue-query.ts';
import { readChangeKind } from '../whats-new/change-kind.ts';
import { dataSet, type Batches, type DataSet } from './data-set.ts';

type OpenColumn = OpenColumnsQuery['columns'][number];
type DocumentVariables = Omit<OpenDocumentsQueryVariables, 'first' | 'after'>;

/** Records read at once: the most one page of a connection may have. */
const atOnce = 100;

const documentUrl = (id: string, { siteUrl }: PageRequest): string => siteUrl + documentHref(id);

async function* documentsFrom(query: Query, variables: DocumentVariables): Batches<OpenDocumentFragment> {
  let after: string | null = null;
  do {
    const { documents }: OpenDocumentsQuery = await query(OpenDocumentsDocument, { ...variables, first: atOnce, after });
    yield documents.edges.map(({ node }) => node);
    after = documents.pageInfo.hasNextPage ? documents.pageInfo.endCursor : null;
  } while (after !== null);
}

async function* changesFrom(query: Query, search: URLSearchParams): Batches<ChangeLineFragment> {
  const kind = readChangeKind(search);
  if (kind === null && search.get('kind') !== null) throw new RefusedInput([messages.documents.problems.kind(search.get('kind') ?? '')]);
  let after: string | null = null;
  do {
    const { changes }: OpenChangesQuery = await query(OpenChangesDocument, { kind: kind === null ? null : [kind], first: atOnce, after });
    yield changes.edges.map(({ node }) => node);
    after = changes.pageInfo.hasNextPage ? changes.pageInfo.endCursor : null;
  } while (after !== null);
}

async function* allColumns(query: Query): Batches<OpenColumn> {
  const { columns } = await query(OpenColumnsDocument, {});
  yield columns;
}

/** What an address narrows a list by; refuses what the list's own page would refuse. */
function asked(search: URLSearchParams, address: typeof documentsAddress) {
  const { query, problems } = readListQuery(search, address);
  if (problems.length > 0) throw new RefusedInput(problems.map(({ message }) => message));
  return { ...query, position: nowhere };
}

const documentFields = {
  id: ['code', ({ id }: OpenDocumentFragment) => id],
  url: ['address', ({ id }: OpenDocumentFragment, request: PageRequest) => documentUrl(id, request)],
  title: ['text', ({ title }: OpenDocumentFragment) => title],
  kind: ['code', ({ kind }: OpenDocumentFragment) => kind],
  kindName: ['text', ({ kind }: OpenDocumentFragment) => messages.kindLabels[kind]],
  indexNumber: ['text', ({ indexNumber }: OpenDocumentFragment) => indexNumber],
  documentNumber: ['text', ({ documentNumber }: OpenDocumentFragment) => documentNumber],
  issuer: ['text', ({ issuer }: OpenDocumentFragment) => issuer.name],
  column: ['code', ({ column }: OpenDocumentFragment) => column?.slug ?? null],
  columnName: ['text', ({ column }: OpenDocumentFragment) => column?.name ?? null],
  topic: ['text', ({ topic }: OpenDocumentFragment) => topic],
  keywords: ['list', ({ keywords }: OpenDocumentFragment) => keywords],
  summary: ['text', ({ summary }: OpenDocumentFragment) => summary],
  writtenOn: ['date', ({ writtenOn }: OpenDocumentFragment) => writtenOn],
  listedOn: ['date', ({ listedOn }: OpenDocumentFragment) => listedOn],
  publishedAt: ['time', ({ publishedAt }: OpenDocumentFragment) => publishedAt],
  updatedAt: ['time', ({ updatedAt }: OpenDocumentFragment) => updatedAt],
  sourcePublishedOn: ['date', ({ sourcePublishedOn }: OpenDocumentFragment) => sourcePublishedOn],
  effectiveFrom: ['date', ({ effectiveFrom }: OpenDocumentFragment) => effectiveFrom],
  effectiveTo: ['date', ({ effectiveTo }: OpenDocumentFragment) => effectiveTo],
  status: ['code', ({ status }: OpenDocumentFragment) => status],
  statusName: ['text', ({ status }: OpenDocumentFragment) => (status === null ? null : messages.statusLabels[status])],
  source: ['text', ({ source }: OpenDocumentFragment) => source],
  sourceUrl: ['address', ({ sourceUrl }: OpenDocumentFragment) => sourceUrl],
} as const;

/** 文件库 as data. */
export const documentsSet: DataSet<OpenDocumentFragment> = dataSet('documents', documentFields, {
  parameters: filterParameters(documentsAddress),
  open: async ({ query, search }) => {
    const list = asked(search, documentsAddress);
    return documentsFrom(query, { ...listVariables(list, 'standard'), query: list.filters.words, own: null });
  },
});

/** One column's documents as data: the same fields as all. */
export const columnSet: DataSet<OpenDocumentFragment> = {
  ...documentsSet,
  parameters: [],
  open: async ({ query, params }: PageContext) => {
    const slug = params['slug'] ?? '';
    const { column } = await query(OpenColumnDocument, { slug });
    return column === null ? null : documentsFrom(query, listVariables({ filters: { ...noFilters, column: slug }, sort: 'NEWEST', position: nowhere }, 'standard'));
  },
};

/** The disclosure catalogue of art. 12 as data. */
export const catalogueSet: DataSet<OpenDocumentFragment> = dataSet(
  'catalogue',
  {
    indexNumber: documentFields.indexNumber,
    title: documentFields.title,
    summary: documentFields.summary,
    createdOn: ['date', ({ writtenOn, listedOn }) => writtenOn ?? listedOn],
    kindName: documentFields.kindName,
    documentNumber: documentFields.documentNumber,
    id: documentFields.id,
    url: documentFields.url,
  },
  {
    parameters: catalogueParameters,
    open: async ({ query, search }) => {
      const list = catalogueQuery(asked(search, catalogueAddress));
      return documentsFrom(query, { ...listVariables(list, 'standard'), query: list.filters.words, own: true });
    },
  },
);

export const columnsSet: DataSet<OpenColumn> = dataSet(
  'columns',
  {
    slug: ['code', ({ slug }) => slug],
    name: ['text', ({ name }) => name],
    description: ['text', ({ description }) => description],
    keywords: ['list', ({ keywords }) => keywords],
    columnType: ['text', ({ columnType }) => columnType],
    updateDays: ['number', ({ updateDays }) => updateDays],
    documentCount: ['number', ({ documentCount }) => documentCount],
    latestOn: ['date', ({ latestOn }) => latestOn],
    url: ['address', ({ slug }, { siteUrl }) => siteUrl + columnHref(slug)],
  },
  { parameters: [], open: async ({ query }) => allColumns(query) },
);

/** 本站更新 as data. */
export const changesSet: DataSet<ChangeLineFragment> = dataSet(
  'changes',
  {
    id: ['code', ({ id }) => id],
    kind: ['code', ({ kind }) => kind],
    kindName: ['text', ({ kind }) => messages.whatsNew.kinds[kind]],
    on: ['date', ({ on }) => on],
    at: ['time', ({ at }) => at],
    documentId: ['code', ({ documentId }) => documentId],
    url: ['address', ({ documentId }, request) => documentUrl(documentId, request)],
    title: ['text', ({ document }) => document?.title ?? null],
    status: ['code', ({ status }) => status],
    statusName: ['text', ({ status }) => (status === null ? null : messages.statusLabels[status])],
    revisionNumber: ['number', ({ revisionNumber }) => revisionNumber],
    changeNote: ['text', ({ changeNote }) => changeNote],
  },
  { parameters: ['kind'], open: async ({ query, search }) => changesFrom(query, search) },
);
