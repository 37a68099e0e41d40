import { connectionFrom, decodeCursor, encodeCursor, pageRequest, type ConnectionShape, type CursorShape, type EdgeShape, type PageRequest } from '@openhall/graphql-kit';
import { bestPassage, highlight, type ParsedQuery } from '@openhall/search';
import { sql } from 'kysely';
import type { DocumentFilter } from './document-filter.ts';
import type { ReadContext } from './document-list.ts';
import { readDocuments } from './document-queries.ts';
import { documentGroups, PUBLIC_DOCUMENTS, type PublicDocument } from './public-document.ts';
import { relaxedSources, strictSources } from './search-candidates.ts';
import { countMatches, SEARCH_COUNT_LIMIT, type Counted, type Facet } from './search-facets.ts';
import { rankCandidates, type RankedId } from './search-ranking.ts';
import { soundAlike } from './search-suggestions.ts';
import { slot, type Statements } from './statements.ts';

type SearchSort = 'RELEVANCE' | 'NEWEST';

export type SearchRequest = Parameters<typeof pageRequest>[0] & { readonly query: string; readonly sort: SearchSort };

type SearchHit = {
  /** Tells the object type of the result without asking (graphql-kit, abstract types). */
  readonly __typename: 'DocumentSearchResult';
  readonly id: string;
  readonly type: 'DOCUMENT';
  readonly title: string;
  readonly path: string;
  readonly highlight: { titleHtml: string; excerptHtml: string; articleAnchor: string | null; articleLabel: string | null };
  readonly document: PublicDocument;
};

export type SearchPage = ConnectionShape<EdgeShape<SearchHit>> & {
  readonly totalCount: number;
  readonly totalIsExact: boolean;
  readonly facets: Facet[];
  readonly suggestion: string | null;
  readonly terms: string[];
};

/** Fewer results than this from all the words together, and results with most of them are shown as well. */
const ENOUGH = 8;
const EXCERPT_GLYPHS = 120;

/**
 * Searches public documents. At most five statements, whatever was typed.
 * @throws BAD_USER_INPUT for sizes, directions or cursors that make no sense; never for the words
 */
export async function searchDocuments(statements: Statements, request: SearchRequest, filter: DocumentFilter, understand: (typed: string) => ParsedQuery, context: ReadContext): Promise<SearchPage> {
  const page = pageRequest(request);
  const query = understand(request.query);
  const wants = (...fields: string[]): boolean => fields.some((field) => context.selected.has(field));
  const needsCount = wants('totalCount', 'totalIsExact', 'facets');
  const [{ ranked, strictly }, counted] = await Promise.all([
    wants('edges', 'pageInfo', 'suggestion', 'totalCount') ? rank(statements, query, filter, context) : NOTHING_FOUND,
    needsCount ? countMatches(statements, query, filter, { ...context, facets: wants('facets') }) : NOTHING_COUNTED,
  ]);
  const rows = pageOf(inOrder(ranked, request.sort), page, request.sort);
  const hits = await readHits(statements, rows, query, context, page.size);
  const connection = connectionFrom(rows.map((row) => hits.get(row.id)).filter((hit) => hit !== undefined), page, (hit) => cursorOf(request.sort, hit.ranked));
  return Object.assign(connection, {
    ...totals(ranked, counted),
    facets: counted.facets,
    suggestion: !strictly && wants('suggestion') ? await soundAlike(statements, request.query, context.now) : null,
    terms: query.groups.flat().map((term) => term.word),
  });
}

const NOTHING_FOUND: Found = { ranked: [], strictly: false };
const NOTHING_COUNTED: Counted = { total: 0, facets: [] };

/** Results that lack a word are shown but not matches in the strict sense: the total is the larger of the two, and not exact then. */
function totals(ranked: readonly RankedId[], { total }: Counted): { totalCount: number; totalIsExact: boolean } {
  if (total > SEARCH_COUNT_LIMIT) return { totalCount: SEARCH_COUNT_LIMIT, totalIsExact: false };
  return ranked.length > total && total < ENOUGH ? { totalCount: ranked.length, totalIsExact: false } : { totalCount: total, totalIsExact: true };
}

/** What was found, and whether any of it holds every word. */
type Found = { readonly ranked: RankedId[]; readonly strictly: boolean };

async function rank(statements: Statements, query: ParsedQuery, filter: DocumentFilter, moment: ReadContext): Promise<Found> {
  const strict = strictSources(query, filter);
  const found = strict === null ? [] : await rankCandidates(statements, query, strict, moment);
  // A number that was found needs no company.
  if (found.length >= ENOUGH || (found.length > 0 && query.exactNumbers.length > 0)) return { ranked: found, strictly: true };
  const relaxed = relaxedSources(query, filter);
  const strictly = found.length > 0;
  if (relaxed === null) return { ranked: found, strictly };
  const known = new Set(found.map(({ id }) => id));
  const others = await rankCandidates(statements, query, relaxed, moment);
  return { ranked: [...found, ...others.filter(({ id }) => !known.has(id))], strictly };
}

function better(a: RankedId, b: RankedId): number {
  return b.score - a.score || inTurn(a.id, b.id);
}

function inTurn(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function newer(a: RankedId, b: RankedId): number {
  if (a.listedOn !== b.listedOn) return a.listedOn < b.listedOn ? 1 : -1;
  return inTurn(b.id, a.id);
}

function inOrder(ranked: readonly RankedId[], sort: SearchSort): RankedId[] {
  return ranked.toSorted(sort === 'RELEVANCE' ? better : newer);
}

function cursorOf(sort: SearchSort, { id, listedOn, score }: RankedId): string {
  return encodeCursor(`search:${sort}`, sort === 'RELEVANCE' ? [score, id] : [listedOn, id]);
}

const RELEVANCE_CURSOR: CursorShape = { scope: 'search:RELEVANCE', values: [(value) => typeof value === 'number', (value) => typeof value === 'string'] };
const NEWEST_CURSOR: CursorShape = { scope: 'search:NEWEST', values: [(value) => typeof value === 'string', (value) => typeof value === 'string'] };

function positionOf(cursor: string, sort: SearchSort): RankedId {
  const [key, id] = decodeCursor(cursor, sort === 'RELEVANCE' ? RELEVANCE_CURSOR : NEWEST_CURSOR);
  return { id: String(id), listedOn: String(key), score: Number(key) };
}

/** One row beyond the page, in reading order, as `connectionFrom` wants it. */
function pageOf(ranked: readonly RankedId[], page: PageRequest, sort: SearchSort): RankedId[] {
  const compare = sort === 'RELEVANCE' ? better : newer;
  const { after, before } = page;
  const from = after === undefined ? undefined : positionOf(after, sort);
  const to = before === undefined ? undefined : positionOf(before, sort);
  const between = ranked.filter((row) => (from === undefined || compare(row, from) > 0) && (to === undefined || compare(row, to) < 0));
  return (page.direction === 'forward' ? between : between.toReversed()).slice(0, page.size + 1);
}

type RankedHit = SearchHit & { readonly ranked: RankedId };

async function readHits(statements: Statements, rows: readonly RankedId[], query: ParsedQuery, context: ReadContext, size: number): Promise<Map<string, RankedHit>> {
  const ids = rows.slice(0, size + 1).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const [documents, texts] = await Promise.all([
    readDocuments(statements, ids, documentGroups(context.selected, 'edges.node.document.'), context),
    context.selected.has('edges.node.highlight') ? readTexts(statements, ids, context.now) : new Map<string, Text>(),
  ]);
  const hits = rows.flatMap((ranked): [string, RankedHit][] => {
    const document = documents.get(ranked.id);
    return document === undefined ? [] : [[ranked.id, { ...hitOf(document, texts.get(ranked.id), query), ranked }]];
  });
  return new Map(hits);
}

type Text = { readonly id: string; readonly summary: string | null; readonly bodyText: string };

async function readTexts(statements: Statements, ids: readonly string[], now: Date): Promise<Map<string, Text>> {
  const rows = await statements.read<Text>(
    'search texts',
    (db) =>
      sql<Text>`select d.id, r.summary, r.body_text as "bodyText" from ${PUBLIC_DOCUMENTS} d
        join document_revisions r on r.document_id = d.id and r.number = d.revision_number where d.id = any(${slot('ids')}::text[])`.compile(db),
    { ids, at: now },
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function hitOf(document: PublicDocument, text: Text | undefined, query: ParsedQuery): SearchHit {
  const wanted = query.article?.token ?? null;
  const passage = bestPassage({ bodyText: text?.bodyText ?? '', marks: query.marks, articleToken: wanted, maxGlyphs: EXCERPT_GLYPHS });
  // An anchor is only promised for the article that was asked for, or in a passage that really answers.
  const article = passage.article;
  const anchor = article === null ? null : anchorOf(article.token);
  return {
    __typename: 'DocumentSearchResult',
    id: document.id,
    type: 'DOCUMENT',
    title: document.title,
    path: `/documents/${document.id}${wanted !== null && article?.token === wanted && anchor !== null ? `#${anchor}` : ''}`,
    highlight: {
      titleHtml: highlight(document.title, query.marks),
      excerptHtml: highlight(passage.text, query.marks),
      articleAnchor: anchor,
      articleLabel: article?.label ?? null,
    },
    document,
  };
}

/** `第17条之1` → `art-17-1`, as the importer names it. */
function anchorOf(token: string): string {
  return `art-${token.replace(/^第/, '').replace(/条之/, '-').replace(/条$/, '')}`;
}
