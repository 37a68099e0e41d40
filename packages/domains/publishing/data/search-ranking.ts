import type { ParsedQuery, Term } from '@openhall/search';
import type { LocalDate } from '@openhall/statutory-time';
import { sql, type RawBuilder } from 'kysely';
import { RANKED_WINDOW } from '../rules/index.ts';
import { PUBLIC_DOCUMENTS } from './public-document.ts';
import { rankedTerms, type CandidateSources } from './search-candidates.ts';
import { slot, type Statements } from './statements.ts';
import { statusExpression } from './status-expression.ts';

export type RankedId = { readonly id: string; readonly listedOn: LocalDate; readonly score: number };

const WEAK_WEIGHT = 0.5;

function sum(parts: readonly RawBuilder<unknown>[]): RawBuilder<number> {
  return parts.length === 0 ? sql<number>`0` : sql<number>`(${sql.join(parts, sql` + `)})`;
}

/** Without the cast a fraction is exact decimal arithmetic, at ten times the cost. */
function real(value: number): RawBuilder<number> {
  return sql<number>`${sql.lit(value)}::float8`;
}

/** Whether each term is in a vector, as columns `prefix0`, `prefix1` … of 0 or 1: asked once, used more than once. */
function found(prefix: string, vector: string, terms: readonly Term[]): RawBuilder<unknown>[] {
  return terms.map((_, index) => sql`(${sql.ref(vector)} @@ ${slot(`term${index}`)}::tsquery)::int as ${sql.ref(`${prefix}${index}`)}`);
}

/** How much of the query was found, 0 to 1; words that say little count half. */
function coverage(prefix: string, terms: readonly Term[]): RawBuilder<number> {
  const weights = terms.map((term) => (term.weak ? WEAK_WEIGHT : 1));
  const whole = weights.reduce((total, weight) => total + weight, 0);
  return sum(weights.map((weight, index) => sql`${sql.ref(`${prefix}${index}`)} * ${real(weight / whole)}`));
}

/** How much of the title the query is: 工伤保险条例 answers 工伤保险 better than a long notice that also names it. */
function tightness(terms: readonly Term[]): RawBuilder<number> {
  const letters = sum(terms.map((term, index) => sql`${sql.ref(`title${index}`)} * ${sql.lit([...term.word].length)}`));
  return sql<number>`least(1, ${letters}::float8 / title_length)`;
}

const KIND_WEIGHT = sql`(case d.kind when 'LAW' then 0.4 when 'REGULATION' then 0.5 when 'RULE' then 0.3 when 'JUDICIAL_INTERPRETATION' then 0.15
  when 'STATE_COUNCIL_DOCUMENT' then 0.15 when 'NORMATIVE_DOCUMENT' then 0.2 when 'LOCAL_REGULATION' then 0 else 0.05 end)::float8`;

/** Texts in force come first; what was replaced stays findable below them. */
function validityWeight(): RawBuilder<number> {
  return sql<number>`(case ${statusExpression('d')} when 'IN_FORCE' then 0.2 when 'NOT_YET_IN_FORCE' then 0.1 when 'AMENDED' then -0.5
    when 'SUSPENDED' then -0.3 when 'EXPIRED' then -0.7 when 'REPEALED' then -0.7 else 0 end)::float8`;
}

/** What is known of a candidate before it is weighed. */
function judged(query: ParsedQuery, terms: readonly Term[]): RawBuilder<unknown> {
  return sql.join([
    sql`d.id, d.listed_on, greatest(char_length(d.title), 1) as title_length`,
    ...(query.exactNumbers.length === 0 ? [] : [sql`(d.numbers && ${slot('numbers')}::text[])::int as numbered`]),
    ...(query.tsquerySpelling === null ? [] : [sql`(d.title_vector @@ ${slot('spelling')}::tsquery)::int as sounded`]),
    ...(query.article === null ? [] : [sql`(d.word_vector @@ ${slot('article')}::tsquery)::int as articled`]),
    ...(query.tsqueryAny === null ? [] : [...found('title', 'd.title_vector', terms), ...found('body', 'd.word_vector', terms)]),
    sql`${KIND_WEIGHT} + ${validityWeight()} as standing`,
  ]);
}

/** How near and how often the words stand. The vector with positions is fetched from beside the table, so that only the best are asked. */
const TEXT_RANK = sql`ts_rank('{0.1, 0.2, 0.4, 1.0}', d.body_vector, ${slot('any')}::tsquery, 1)`;
const WEIGHED = 100;

/** What is to be added to the score of the best `WEIGHED`. */
function textWeight(query: ParsedQuery): RawBuilder<number> {
  if (query.tsqueryAny === null) return real(0);
  return sql<number>`case when place <= ${sql.lit(WEIGHED)} then ${real(1.5)} * (select ${TEXT_RANK} from ${PUBLIC_DOCUMENTS} d where d.id = standing.id) else 0 end`;
}

function score(query: ParsedQuery, terms: readonly Term[]): RawBuilder<number> {
  return sum([
    ...(query.exactNumbers.length === 0 ? [] : [sql`numbered * 100`]),
    ...(query.tsquerySpelling === null ? [] : [sql`sounded * (4 + 8 / greatest(title_length, 4)::float8)`]),
    ...(query.article === null ? [] : [sql`articled * ${real(0.5)}`]),
    ...(query.tsqueryAny === null
      ? []
      : [sql`3 * ${coverage('title', terms)}`, sql`${real(2.5)} * ${tightness(terms)}`, sql`2 * ${coverage('body', terms)}`]),
    sql`standing`,
    sql`${real(0.15)} * exp(-greatest(${slot('today')}::date - listed_on, 0) / ${real(1500)})`,
  ]);
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
      sql<RankedId>`/* plan anew */ with ${sql.join([...sources.parts, sql`candidates as (select distinct id from (${sql.join(sources.selects, sql` union all `)}) as found)`])},
        judged as materialized (select ${judged(query, terms)} from ${PUBLIC_DOCUMENTS} d join candidates using (id)),
        standing as (select id, listed_on, score, row_number() over (order by score desc, id) as place from (select *, ${score(query, terms)} as score from judged) as scored),
        ranked as (select id, listed_on as "listedOn", round((score + ${textWeight(query)})::numeric, 6)::float8 as score from standing where place <= ${sql.lit(RANKED_WINDOW)})
        select * from ranked order by score desc, id`.compile(db),
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
