import type { ParsedQuery } from '@openhall/search';
import type { LocalDate } from '@openhall/statutory-time';
import { sql, type RawBuilder } from 'kysely';
import { KIND_LABELS, STATUS_LABELS, type DocumentKind, type DocumentStatus } from '../rules/index.ts';
import type { DocumentFilter } from './document-filter.ts';
import { PUBLIC_DOCUMENTS } from './public-document.ts';
import { filtered, newestDocuments, WINDOW } from './search-candidates.ts';
import { slot, type SlotValues, type Statements } from './statements.ts';
import { statusExpression } from './status-expression.ts';

/** Counting stops here; above it a total is "more than" and facets count the documents looked at. */
export const SEARCH_COUNT_LIMIT = 1000;

type FacetField = 'KIND' | 'STATUS' | 'COLUMN' | 'ISSUER' | 'YEAR';
export type Facet = { field: FacetField; values: { value: string; label: string; count: number }[] };
export type Counted = { readonly total: number; readonly facets: Facet[] };

const FIELDS: readonly FacetField[] = ['KIND', 'STATUS', 'COLUMN', 'ISSUER', 'YEAR'];
const MAX_VALUES = 30;

type CountRow = { field: FacetField | 'TOTAL'; value: string | null; label: string | null; count: number };

/** What counts as a match, in words, number or sound. */
function matching(query: ParsedQuery): { shape: string; where: RawBuilder<unknown>; values: SlotValues } {
  const ways: [string, RawBuilder<unknown>, unknown][] = [];
  if (query.tsqueryAll !== null) ways.push(['all', sql`d.word_vector @@ ${slot('all')}::tsquery`, query.tsqueryAll]);
  if (query.exactNumbers.length > 0) ways.push(['numbers', sql`d.numbers && ${slot('numbers')}::text[]`, query.exactNumbers]);
  if (query.tsquerySpelling !== null) ways.push(['spelling', sql`d.title_vector @@ ${slot('spelling')}::tsquery`, query.tsquerySpelling]);
  return {
    shape: ways.map(([name]) => name).join(' '),
    where: ways.length === 0 ? sql`false` : sql`(${sql.join(ways.map(([, where]) => where), sql` or `)})`,
    values: Object.fromEntries(ways.map(([name, , value]) => [name, value])),
  };
}

/** In so many of the newest documents: counting along the list ends sooner than the word index could say where the word stands. */
const VERY_COMMON_IN_WINDOW = WINDOW / 4;
/** Documents passed at most while counting along the list. */
const COUNTED_ALONG = 10_000;

/** Counts matches and what they are, over at most `SEARCH_COUNT_LIMIT` + 1 documents. One statement. */
export async function countMatches(
  statements: Statements,
  query: ParsedQuery,
  filter: DocumentFilter,
  { now, today, facets }: { now: Date; today: LocalDate; facets: boolean },
): Promise<Counted> {
  const match = matching(query);
  const seen = sql`d.kind, ${facets ? statusExpression('d') : sql`null`} as status, d.column_slug, d.issuer_id, extract(year from d.listed_on)::int as year`;
  const limit = sql`limit ${sql.lit(SEARCH_COUNT_LIMIT + 1)}`;
  const rows = await statements.read<CountRow>(
    `search count ${facets ? 'facets' : 'total'} ${match.shape} | ${filter.shape}`,
    (db) =>
      sql<CountRow>`/* plan anew */ with common as materialized (
          select count(*) filter (where ${match.where}) >= ${sql.lit(VERY_COMMON_IN_WINDOW)} as is_so from ${newestDocuments(filter, WINDOW)}
        ), matching as materialized (
          (select ${seen} from ${PUBLIC_DOCUMENTS} d where not (select is_so from common) and ${match.where} ${filtered(filter)} ${limit})
          union all
          (select ${seen} from ${newestDocuments(filter, COUNTED_ALONG)} where (select is_so from common) and ${match.where} ${limit})
        )
        select 'TOTAL' as field, null as value, null as label, count(*)::int as count from matching
        ${facets ? FACETS : sql``}`.compile(db),
    { ...filter.values, ...match.values, at: now, today },
  );
  const total = rows.find((row) => row.field === 'TOTAL')?.count ?? 0;
  return { total, facets: FIELDS.map((field) => facetOf(field, rows)) };
}

const FACETS = sql`
  union all select 'KIND', kind, null, count(*)::int from matching group by kind
  union all select 'STATUS', status, null, count(*)::int from matching where status is not null group by status
  union all select 'COLUMN', column_slug, (select name from site_columns where slug = column_slug), count(*)::int from matching where column_slug is not null group by column_slug
  union all select 'ISSUER', issuer_id, (select name from issuers where id = issuer_id), count(*)::int from matching group by issuer_id
  union all select 'YEAR', year::text, year || '年', count(*)::int from matching group by year`;

function facetOf(field: FacetField, rows: readonly CountRow[]): Facet {
  const values = rows
    .filter((row) => row.field === field && row.value !== null)
    .map((row) => ({ value: row.value ?? '', label: labelOf(row), count: row.count }));
  const ordered = field === 'YEAR' ? values.toSorted((a, b) => b.value.localeCompare(a.value)) : values.toSorted((a, b) => b.count - a.count || a.value.localeCompare(b.value));
  return { field, values: ordered.slice(0, MAX_VALUES) };
}

function labelOf({ field, value, label }: CountRow): string {
  if (field === 'KIND') return KIND_LABELS[value as DocumentKind];
  if (field === 'STATUS') return STATUS_LABELS[value as DocumentStatus];
  return label ?? value ?? '';
}
