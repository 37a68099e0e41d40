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
  readonly selects: readonly RawBuilder<unknown>[];
  readonly values: SlotValues;
}

const EXACT = 50;
const NEWEST = 150;
const TITLES = 100;
const AUTHORITY = 100;
const COVERING = 60;
/** Terms that take part in the relaxed search; a query of more words has said enough with these. */
const RELAXED_TERMS = 5;

const LAW_KINDS = sql.raw(`d.kind in ('LAW', 'REGULATION', 'RULE', 'JUDICIAL_INTERPRETATION', 'NORMATIVE_DOCUMENT', 'STATE_COUNCIL_DOCUMENT')`);

function source(condition: RawBuilder<unknown>, filter: DocumentFilter, limit: number): RawBuilder<unknown> {
  const filters = filter.conditions.map((one) => sql`and (${one})`);
  return sql`(select d.id from ${PUBLIC_DOCUMENTS} d join issuers i on i.id = d.issuer_id
    where ${condition} ${sql.join(filters, sql` `)} order by d.listed_on desc, d.id desc limit ${sql.lit(limit)})`;
}

/** Documents in which every word occurs, besides those whose number or sound was typed. */
export function strictSources(query: ParsedQuery, filter: DocumentFilter): CandidateSources | null {
  const selects: RawBuilder<unknown>[] = [];
  const shape: string[] = [];
  const values: Record<string, unknown> = { ...filter.values };
  const add = (name: string, value: unknown, ...from: [RawBuilder<unknown>, number][]): void => {
    shape.push(name);
    values[name] = value;
    selects.push(...from.map(([condition, limit]) => source(condition, filter, limit)));
  };
  if (query.exactNumbers.length > 0) add('numbers', query.exactNumbers, [sql`d.numbers && ${slot('numbers')}::text[]`, EXACT]);
  if (query.tsquerySpelling !== null) add('spelling', query.tsquerySpelling, [sql`d.title_vector @@ ${slot('spelling')}::tsquery`, TITLES]);
  if (query.tsqueryAll !== null) add('all', query.tsqueryAll, [sql`d.body_vector @@ ${slot('all')}::tsquery`, NEWEST]);
  if (query.tsqueryCore !== null) {
    const inTitle = sql`d.title_vector @@ ${slot('core')}::tsquery`;
    add('core', query.tsqueryCore, [inTitle, TITLES], [sql`${LAW_KINDS} and ${inTitle}`, AUTHORITY]);
    selects.push(source(sql`${LAW_KINDS} and d.body_vector @@ ${slot('core')}::tsquery`, filter, AUTHORITY));
  }
  return selects.length === 0 ? null : { shape: `strict ${shape.join(' ')} | ${filter.shape}`, selects, values };
}

/** Documents in which all words but one occur, and titles with any of them: for a query that all words together leave nearly empty. */
export function relaxedSources(query: ParsedQuery, filter: DocumentFilter): CandidateSources | null {
  const terms = query.groups.flatMap((group) => [...core(group)]).slice(0, RELAXED_TERMS);
  if (terms.length === 0) return null;
  const selects: RawBuilder<unknown>[] = [];
  const values: Record<string, unknown> = { ...filter.values };
  for (const [index, term] of terms.entries()) {
    const others = terms.filter((other) => other !== term);
    values[`title${index}`] = term.expression;
    values[`others${index}`] = (others.length === 0 ? [term] : others).map((other) => other.expression).join(' & ');
    selects.push(source(sql`d.title_vector @@ ${slot(`title${index}`)}::tsquery`, filter, COVERING));
    selects.push(source(sql`${LAW_KINDS} and d.body_vector @@ ${slot(`others${index}`)}::tsquery`, filter, COVERING));
    selects.push(source(sql`d.body_vector @@ ${slot(`others${index}`)}::tsquery`, filter, COVERING));
  }
  return { shape: `relaxed ${terms.length} | ${filter.shape}`, selects, values };
}

/** A term's weight in a ranking and the text of its tsquery, by number. */
export function rankedTerms(query: ParsedQuery): { terms: Term[]; values: SlotValues } {
  const terms = query.groups.flat().slice(0, 8);
  const values: Record<string, unknown> = { article: query.article === null ? quoteLexeme('§') : quoteLexeme(query.article.token) };
  for (const [index, term] of terms.entries()) values[`term${index}`] = term.expression;
  return { terms, values };
}
