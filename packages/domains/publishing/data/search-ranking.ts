import type { ParsedQuery, Term } from '@openhall/search';
import type { LocalDate } from '@openhall/statutory-time';
import { sql, type RawBuilder } from 'kysely';
import { PUBLIC_DOCUMENTS } from './public-document.ts';
import { rankedTerms, type CandidateSources } from './search-candidates.ts';
import { slot, type Statements } from './statements.ts';
import { statusExpression } from './status-expression.ts';

/** Results a search can page through. Whoever needs the two-hundred-and-first needs another query. */
const RANKED_WINDOW = 200;

export type RankedId = { readonly id: string; readonly listedOn: LocalDate; readonly score: number };

const FOUND = 0.5;

function sum(parts: readonly RawBuilder<unknown>[]): RawBuilder<number> {
  return parts.length === 0 ? sql<number>`0` : sql<number>`(${sql.join(parts, sql` + `)})`;
}

/** How much of the query a vector holds, 0 to 1; words that say little count half. */
function coverage(vector: string, terms: readonly Term[]): RawBuilder<number> {
  const weights = terms.map((term) => (term.weak ? FOUND : 1));
  const whole = weights.reduce((total, weight) => total + weight, 0);
  if (whole === 0) return sql<number>`0`;
  return sum(terms.map((_, index) => sql`(${sql.ref(vector)} @@ ${slot(`term${index}`)}::tsquery)::int * ${sql.lit((weights[index] ?? 1) / whole)}`));
}

/** How much of the title the query is: 工伤保险条例 answers 工伤保险 better than a long notice that also names it. */
function tightness(terms: readonly Term[]): RawBuilder<number> {
  const letters = sum(terms.map((term, index) => sql`(d.title_vector @@ ${slot(`term${index}`)}::tsquery)::int * ${sql.lit([...term.word].length)}`));
  return sql<number>`least(1, ${letters}::float8 / greatest(char_length(d.title), 1))`;
}

const KIND_WEIGHT = sql`case d.kind when 'LAW' then 0.4 when 'REGULATION' then 0.5 when 'RULE' then 0.3 when 'JUDICIAL_INTERPRETATION' then 0.15
  when 'STATE_COUNCIL_DOCUMENT' then 0.15 when 'NORMATIVE_DOCUMENT' then 0.2 when 'LOCAL_REGULATION' then 0 else 0.05 end`;

/** Texts in force come first; what was replaced stays findable below them. */
function validityWeight(): RawBuilder<number> {
  return sql<number>`case ${statusExpression('d')} when 'IN_FORCE' then 0.2 when 'NOT_YET_IN_FORCE' then 0.1 when 'AMENDED' then -0.5
    when 'SUSPENDED' then -0.3 when 'EXPIRED' then -0.7 when 'REPEALED' then -0.7 else 0 end`;
}

function score(query: ParsedQuery, terms: readonly Term[]): RawBuilder<number> {
  const exact = query.exactNumbers.length === 0 ? sql`0` : sql`(d.numbers && ${slot('numbers')}::text[])::int * 100`;
  const sounded = query.tsquerySpelling === null ? sql`0` : sql`(d.title_vector @@ ${slot('spelling')}::tsquery)::int * (4 + 8.0 / greatest(char_length(d.title), 4))`;
  const article = query.article === null ? sql`0` : sql`(d.body_vector @@ ${slot('article')}::tsquery)::int * 0.5`;
  const said =
    query.tsqueryAny === null
      ? sql`0`
      : sql`3 * ${coverage('d.title_vector', terms)} + 2.5 * ${tightness(terms)} + 2 * ${coverage('d.body_vector', terms)}
          + 1.5 * ts_rank('{0.1, 0.2, 0.4, 1.0}', d.body_vector, ${slot('any')}::tsquery, 1)`;
  return sql<number>`(${exact} + ${sounded} + ${article} + ${said} + ${KIND_WEIGHT} + ${validityWeight()}
    + 0.15 * exp(-greatest(${slot('today')}::date - d.listed_on, 0) / 1500.0))`;
}

/** The candidates in order of rank, each with its score, best first. One statement. */
export async function rankCandidates(
  statements: Statements,
  query: ParsedQuery,
  sources: CandidateSources,
  moment: { now: Date; today: LocalDate },
): Promise<RankedId[]> {
  const { terms, values } = rankedTerms(query);
  const weights = terms.map((term) => `${term.weak ? 'w' : 's'}${[...term.word].length}`).join('');
  const shape = `rank ${sources.shape} | ${weights} ${query.article === null ? '' : 'article'} ${query.tsqueryAny === null ? '' : 'any'}`;
  return statements.read<RankedId>(
    shape,
    (db) =>
      // Planned for these very words: a plan for any word at all would read a rare one and a common one alike.
      sql<RankedId>`/* plan anew */ with candidates as (select distinct id from (${sql.join(sources.selects, sql` union all `)}) as found),
        ranked as (
          select d.id, d.listed_on as "listedOn", round((${score(query, terms)})::numeric, 6)::float8 as score
          from ${PUBLIC_DOCUMENTS} d join candidates using (id)
        )
        select * from ranked order by score desc, id limit ${sql.lit(RANKED_WINDOW)}`.compile(db),
    {
      ...values,
      ...sources.values,
      at: moment.now,
      today: moment.today,
      any: query.tsqueryAny ?? '',
      numbers: query.exactNumbers,
      spelling: query.tsquerySpelling ?? '',
    },
  );
}
