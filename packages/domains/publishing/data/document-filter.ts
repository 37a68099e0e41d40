import { badUserInput } from '@openhall/graphql-kit';
import type { ParsedQuery } from '@openhall/search';
import type { LocalDate } from '@openhall/statutory-time';
import { sql, type RawBuilder } from 'kysely';
import type { DocumentKind, DocumentStatus } from '../rules/index.ts';
import { issuerId } from './identity.ts';
import { slot, type SlotValues } from './statements.ts';
import { statusCondition } from './status-expression.ts';

/** Filters as GraphQL passes them: absent, null and an empty list filter nothing. */
export type DocumentFilterArgs = {
  readonly column?: string | null;
  readonly kind?: readonly DocumentKind[] | null;
  readonly issuer?: string | null;
  readonly status?: readonly DocumentStatus[] | null;
  readonly publishedFrom?: LocalDate | null;
  readonly publishedTo?: LocalDate | null;
  readonly own?: boolean | null;
};

type Condition = { readonly shape: string; readonly where: RawBuilder<unknown>; readonly values: SlotValues };

/** A filter as a part of a statement: what it adds to the shape, to WHERE and to the values. */
export type DocumentFilter = { readonly shape: string; readonly conditions: readonly RawBuilder<unknown>[]; readonly values: SlotValues };

const ID = /^[0-9a-hjkmnp-tv-z]{13}$/;

/** True for text that can be a document or issuer identifier; anything else need not reach the database. */
export function isIdentifier(text: string): boolean {
  return ID.test(text);
}

/**
 * Reads filter arguments into conditions on `d` (documents).
 *
 * @param today the business day that decides the status
 * @throws BAD_USER_INPUT where the dates are the wrong way round
 */
export function documentFilter(args: DocumentFilterArgs, today: LocalDate): DocumentFilter {
  if (args.publishedFrom && args.publishedTo && args.publishedFrom > args.publishedTo) throw badUserInput('起始日期不能晚于截止日期。');
  const conditions = [
    columnCondition(args.column),
    kindCondition(args.kind),
    issuerCondition(args.issuer),
    statusFilter(args.status, today),
    bound('from', args.publishedFrom, NOT_BEFORE),
    bound('to', args.publishedTo, NOT_AFTER),
    ownCondition(args.own),
  ].filter((condition) => condition !== null);
  return combine(conditions);
}

/** Adds the condition that words or a document number occur. Any text is allowed; blank text filters nothing. */
export function withText(filter: DocumentFilter, text: string | null | undefined, understand: (typed: string) => ParsedQuery): DocumentFilter {
  const condition = textCondition(text, understand);
  if (condition === null) return filter;
  return { shape: `${filter.shape} ${condition.shape}`, conditions: [...filter.conditions, condition.where], values: { ...filter.values, ...condition.values } };
}

function combine(conditions: readonly Condition[]): DocumentFilter {
  return {
    shape: conditions.map((condition) => condition.shape).join(' '),
    conditions: conditions.map((condition) => condition.where),
    values: Object.assign({}, ...conditions.map((condition) => condition.values)) as SlotValues,
  };
}

// Built once: a part of a statement that is built for each request and then not used costs as much as one that is.
const NOT_BEFORE = sql`d.listed_on >= ${slot('from')}::date`;
const NOT_AFTER = sql`d.listed_on <= ${slot('to')}::date`;
const IN_COLUMN = sql`d.column_slug = ${slot('column')}::text`;

function bound(name: string, value: string | null | undefined, where: RawBuilder<unknown>): Condition | null {
  return value === null || value === undefined ? null : { shape: name, where, values: { [name]: value } };
}

function columnCondition(slug: string | null | undefined): Condition | null {
  // PostgreSQL refuses NUL in text, and no slug has one.
  return bound('column', slug?.includes('\0') === true ? '' : slug, IN_COLUMN);
}

function kindCondition(kinds: readonly DocumentKind[] | null | undefined): Condition | null {
  const [kind, ...others] = kinds ?? [];
  if (kind === undefined) return null;
  // One kind is an equality, so that the index that already has the list's order serves it.
  if (others.length === 0) return { shape: 'kind', where: sql`d.kind = ${slot('kind')}::text`, values: { kind } };
  return { shape: 'kinds', where: sql`d.kind = any(${slot('kinds')}::text[])`, values: { kinds: [kind, ...others] } };
}

/** The department's own issuers are few: their identifiers are looked up once, and counting then needs no join. */
function ownCondition(own: boolean | null | undefined): Condition | null {
  if (own === null || own === undefined) return null;
  const ids = sql`array(select id from issuers where own)`;
  return { shape: own ? 'own' : 'others', where: own ? sql`d.issuer_id = any(${ids})` : sql`d.issuer_id <> all(${ids})`, values: {} };
}

/** An issuer is named by identifier or full name; the identifier follows from the name, so no statement is needed to find it. */
function issuerCondition(issuer: string | null | undefined): Condition | null {
  if (issuer === null || issuer === undefined) return null;
  return { shape: 'issuer', where: sql`d.issuer_id = ${slot('issuer')}::text`, values: { issuer: isIdentifier(issuer) ? issuer : issuerId(issuer) } };
}

function statusFilter(statuses: readonly DocumentStatus[] | null | undefined, today: LocalDate): Condition | null {
  const wanted = [...new Set(statuses ?? [])].toSorted();
  if (wanted.length === 0) return null;
  return { shape: `status ${wanted.join(',')}`, where: statusCondition(wanted), values: { statuses: wanted, today } };
}

function textCondition(text: string | null | undefined, understand: (typed: string) => ParsedQuery): Condition | null {
  if (text === null || text === undefined || text.trim() === '') return null;
  const { exactNumbers, tsqueryAll, tsquerySpelling } = understand(text);
  // The body's vector holds the title, numbers and keywords too; how a title sounds is only in the title's.
  const words = [
    ...(tsqueryAll === null ? [] : [sql`d.word_vector @@ ${slot('words')}::tsquery`]),
    ...(tsquerySpelling === null ? [] : [sql`d.title_vector @@ ${slot('spelling')}::tsquery`]),
  ];
  const conditions = [
    ...(words.length === 0 ? [] : [sql`(${sql.join(words, sql` or `)})`]),
    ...(exactNumbers.length === 0 ? [] : [sql`d.numbers && ${slot('numbers')}::text[]`]),
  ];
  return {
    shape: `text ${tsqueryAll === null ? '' : 'w'}${tsquerySpelling === null ? '' : 's'}${exactNumbers.length === 0 ? '' : 'n'}`,
    // Text without a single word (“，。”) occurs nowhere.
    where: conditions.length === 0 ? sql`false` : sql.join(conditions, sql` and `),
    values: { words: tsqueryAll, spelling: tsquerySpelling, numbers: exactNumbers },
  };
}
