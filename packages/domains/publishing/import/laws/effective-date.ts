import type { LocalDate } from '@openhall/statutory-time';
import { PRINTED_DATE, printedDate } from '../shared/chinese-number.ts';

/** What the closing article says of the text's own entry into force. */
export type EffectClause = { readonly on: LocalDate } | 'on-publication' | null;

/** The first day in force of this text and how it is known. */
export type EffectiveDate = { readonly from: LocalDate | null; readonly estimated: boolean };

const SELF = '本(?:\\p{Script=Han}{0,6}(?:法|条例|规定|办法|解释|决定|细则|规则|规范|修正案|意见|通知|标准|章程|批复|公告|方案)|法)';
const DATED = new RegExp(`${SELF}\\s*[自从于]\\s*(${PRINTED_DATE})起?\\s*(?:施行|执行|实行|生效|实施)`, 'u');
const ON_PUBLICATION = new RegExp(`${SELF}\\s*[自从]\\s*(?:公布|发布|颁布|印发|通过)之日起?\\s*(?:施行|执行|实行|生效|实施)`, 'u');
/** Clauses stand at the end; references to other dates stand anywhere. */
const CLOSING_PARAGRAPHS = 6;

/** Reads the clause from the last paragraphs of a text, the last one that has it. Annexes are not part of the input. */
export function effectClause(paragraphs: readonly string[]): EffectClause {
  for (const paragraph of paragraphs.slice(-CLOSING_PARAGRAPHS).toReversed()) {
    const dated = DATED.exec(paragraph);
    const on = dated?.[1] === undefined ? null : printedDate(dated[1]);
    if (on !== null) return { on };
    if (ON_PUBLICATION.test(paragraph)) return 'on-publication';
  }
  return null;
}

export type EffectiveFacts = {
  /** `…施行` in the header. */
  readonly header: LocalDate | null;
  /** The index of the collection. */
  readonly index: LocalDate | null;
  readonly clause: EffectClause;
  /** Publication of this text. */
  readonly publishedOn: LocalDate | null;
  /** Last dated event of the header. */
  readonly writtenOn: LocalDate | null;
};

/**
 * The first day in force of this dated text.
 *
 * An amended text keeps the closing article of the first one (劳动法 of 2018 still says 1995年1月1日). A day before the text
 * itself is the law's first day; the text then counts from its own publication, and the day is marked as estimated: the
 * amending decision may have set a later one.
 */
export function effectiveDate(facts: EffectiveFacts): EffectiveDate {
  if (facts.index !== null) return { from: facts.index, estimated: false };
  const ownDate = facts.publishedOn ?? facts.writtenOn;
  const stated = facts.header ?? (facts.clause === 'on-publication' ? ownDate : (facts.clause?.on ?? null));
  const adopted = earliest(facts.publishedOn, facts.writtenOn);
  if (stated === null || adopted === null || stated >= adopted) return { from: stated, estimated: false };
  return { from: ownDate, estimated: true };
}

function earliest(left: LocalDate | null, right: LocalDate | null): LocalDate | null {
  if (left === null || right === null) return left ?? right;
  return left < right ? left : right;
}
