import { core, quoteLexeme, type ParsedQuery, type Term } from '@openhall/search';
import { sql, type RawBuilder } from 'kysely';
import type { DocumentFilter } from './document-filter.ts';
import { PUBLIC_DOCUMENTS } from './public-document.ts';
import { slot, type SlotValues } from './statements.ts';

/**
 * Where results may come from. Ranking everything that contains a common word would read most of the table; instead each source gives a bounded
 * number of candidates and only those are ranked. The newest come beside the best titles and the texts of authority, so that neither a fresh
 * notice nor a law of twenty years ago is lost.
 */
export interface CandidateSources {
  readonly shape: string;
  /** Parts of a WITH clause that the selects name. */
  readonly parts: readonly RawBuilder<unknown>[];
  readonly selects: readonly RawBuilder<unknown>[];
  readonly values: SlotValues;
}

const EXACT = 50;
const NEWEST = 150;
const TITLES = 100;
const AUTHORITY = 100;
const COVERING = 60;
/** Matches of one source that are looked at before the newest of them are taken; of a commoner word it is any so many. */
const SCANNED = 1000;
/** Terms that take part in the relaxed search, the longest: a query of more words has said enough with these. */
const RELAXED_TERMS = 4;
/** Up to so many terms, each way to leave one out is a source of its own. */
const APART = 3;
/**
 * The newest documents are looked through one by one. What stands in so many of them is common: they give the newest matches, and the word index,
 * which would list most documents there are, is not asked. What is rarer is cheap to ask the index for.
 */
export const WINDOW = 800;
const COMMON_IN_WINDOW = 60;

/** The very list that the partial indexes of the authority sources are limited to. */
const AUTHORITATIVE = sql.raw(`d.kind in ('LAW', 'REGULATION', 'RULE', 'JUDICIAL_INTERPRETATION', 'NORMATIVE_DOCUMENT', 'STATE_COUNCIL_DOCUMENT')`);

/** The filters of a request, to be added to a WHERE clause on `d`. */
export function filtered(filter: DocumentFilter): RawBuilder<unknown> {
  return sql.join([sql``, ...filter.conditions.map((one) => sql`and (${one})`)], sql` `);
}

/** The newest documents that pass the filters, as a table `d`. */
export function newestDocuments(filter: DocumentFilter, limit: number): RawBuilder<unknown> {
  return sql`(select d.* from ${PUBLIC_DOCUMENTS} d where true ${filtered(filter)} order by d.listed_on desc, d.id desc limit ${sql.lit(limit)}) as d`;
}

function newestOf(from: RawBuilder<unknown>, limit: number): RawBuilder<unknown> {
  return sql`(select id from ${from} order by listed_on desc, id desc limit ${sql.lit(limit)})`;
}

/**
 * The newest of some matches. The matches are taken without an order, so that the planner goes through the word index: asked for the newest it
 * might walk the list instead, and pass over every document there is where the word stands only in old ones.
 */
function source(condition: RawBuilder<unknown>, filter: DocumentFilter, limit: number, scanned = SCANNED): RawBuilder<unknown> {
  return newestOf(sql`(select d.id, d.listed_on from ${PUBLIC_DOCUMENTS} d where ${condition} ${filtered(filter)} limit ${sql.lit(scanned)}) as found`, limit);
}

/** The sources that take the newest documents which hold some words, common or rare: in the title, or anywhere in the text. */
function newestWith(questions: Readonly<Record<string, Vector>>, filter: DocumentFilter, limit: number): { part: RawBuilder<unknown>; selects: RawBuilder<unknown>[] } {
  const names = Object.keys(questions);
  const window = sql.ref(`newest_${names.join('_')}`);
  const holds = (name: string): RawBuilder<unknown> => inVector(name, questions[name] ?? 'word_vector');
  const answers = names.map((name) => sql`${holds(name)} as ${sql.ref(name)}`);
  return {
    part: sql`${window} as materialized (select d.id, d.listed_on, ${sql.join(answers)} from ${newestDocuments(filter, WINDOW)})`,
    selects: names.flatMap((name) => {
      const isRare = sql`(select count(*) from ${window} where ${sql.ref(name)}) < ${sql.lit(COMMON_IN_WINDOW)}`;
      return [newestOf(sql`${window} where ${sql.ref(name)}`, limit), source(sql`${isRare} and ${holds(name)}`, filter, limit)];
    }),
  };
}

type Vector = 'title_vector' | 'word_vector';
const inVector = (name: string, vector: Vector) => sql`d.${sql.ref(vector)} @@ ${slot(name)}::tsquery`;
const titles = (name: string, filter: DocumentFilter, limit: number) => source(inVector(name, 'title_vector'), filter, limit);
const authorities = (name: string, vector: Vector, filter: DocumentFilter) => source(sql`${AUTHORITATIVE} and ${inVector(name, vector)}`, filter, AUTHORITY, AUTHORITY * 4);

/** Collects the parts of a statement and the values they need. */
function collector(filter: DocumentFilter) {
  const shape: string[] = [];
  const parts: RawBuilder<unknown>[] = [];
  const selects: RawBuilder<unknown>[] = [];
  const values: Record<string, unknown> = { ...filter.values };
  const from = (...found: (RawBuilder<unknown> | ReturnType<typeof newestWith>)[]): void => {
    for (const one of found) {
      if ('part' in one) parts.push(one.part);
      selects.push(...('part' in one ? one.selects : [one]));
    }
  };
  return {
    /** What the sources call `name`, and sources that ask for it. */
    add: (name: string, value: unknown, ...asking: Parameters<typeof from>): void => {
      shape.push(name);
      values[name] = value;
      from(...asking);
    },
    /** Sources that ask for more than one of the names. */
    from,
    sources: (kind: string): CandidateSources | null => (selects.length === 0 ? null : { shape: `${kind} ${shape.join(' ')} | ${filter.shape}`, parts, selects, values }),
  };
}

/** Documents in which every word occurs, besides those whose number or sound was typed. */
export function strictSources(query: ParsedQuery, filter: DocumentFilter): CandidateSources | null {
  const { add, from, sources } = collector(filter);
  if (query.exactNumbers.length > 0) add('numbers', query.exactNumbers, source(sql`d.numbers && ${slot('numbers')}::text[]`, filter, EXACT));
  if (query.tsquerySpelling !== null) add('spelling', query.tsquerySpelling, titles('spelling', filter, TITLES));
  if (query.tsqueryAll !== null) add('all', query.tsqueryAll);
  if (query.tsqueryCore !== null) add('core', query.tsqueryCore, authorities('core', 'title_vector', filter), authorities('core', 'word_vector', filter));
  const questions: Record<string, Vector> = { ...(query.tsqueryAll !== null && { all: 'word_vector' }), ...(query.tsqueryCore !== null && { core: 'title_vector' }) };
  if (Object.keys(questions).length > 0) from(newestWith(questions, filter, NEWEST));
  return sources('strict');
}

/**
 * Documents in which all words but one occur, and titles with some of them: for a query that all words together leave nearly empty. Of up to three
 * words each way to leave one out is a source of its own; of more they are one source, and a title needs two of them.
 */
export function relaxedSources(query: ParsedQuery, filter: DocumentFilter): CandidateSources | null {
  const telling = query.groups.flatMap((group) => [...core(group)]).toSorted((one, other) => other.word.length - one.word.length);
  const terms = telling.slice(0, RELAXED_TERMS);
  const { add, sources } = collector(filter);
  if (terms.length > APART) {
    const whole = terms.map((term) => term.whole);
    add('pairs', anyOf(pairsOf(whole).map(allOf)), titles('pairs', filter, COVERING * APART));
    add('others', anyOf(whole.map((term) => allBut(term, whole))), authorities('others', 'word_vector', filter), newestWith({ others: 'word_vector' }, filter, COVERING * APART));
  } else {
    const expressions = terms.map((term) => term.expression);
    for (const [index, expression] of expressions.entries()) {
      const [title, others] = [`title${index}`, `others${index}`];
      add(title, expression);
      add(others, allBut(expression, expressions), authorities(others, 'word_vector', filter), newestWith({ [title]: 'title_vector', [others]: 'word_vector' }, filter, COVERING));
    }
  }
  return sources('relaxed');
}

/** All of them without one; the one itself where there is no other. */
const allBut = (left: string, all: readonly string[]): string => allOf(all.length === 1 ? all : all.filter((one) => one !== left));
const allOf = (expressions: readonly string[]): string => expressions.join(' & ');
const anyOf = (expressions: readonly string[]): string => expressions.map((expression) => `(${expression})`).join(' | ');
const pairsOf = (terms: readonly string[]): string[][] => terms.flatMap((term, index) => terms.slice(index + 1).map((other) => [term, other]));

/** A term's weight in a ranking and the text of its tsquery, by number. */
export function rankedTerms(query: ParsedQuery): { terms: Term[]; values: SlotValues } {
  const terms = query.groups.flat().slice(0, 8);
  const values: Record<string, unknown> = { article: query.article === null ? quoteLexeme('§') : quoteLexeme(query.article.token) };
  for (const [index, term] of terms.entries()) values[`term${index}`] = term.expression;
  return { terms, values };
}
