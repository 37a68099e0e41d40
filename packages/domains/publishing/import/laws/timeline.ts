import type { LocalDate } from '@openhall/statutory-time';
import type { RelationInput } from '../../data/document-input.ts';
import type { StatedStatus } from '../../data/tables.ts';
import type { LawFacts } from './law-facts.ts';
import type { RepealedTitle } from './repeal-clauses.ts';
import { titleKey } from './titles.ts';

/** What is concluded of one text's validity. The dates decide, day by day; this says on what the status rests. */
export type Conclusion = { readonly statedStatus: StatedStatus | null; readonly inferred: boolean; readonly basis: string };

export type Timeline = {
  /** Later texts amend earlier ones; a text repeals those it names. */
  readonly relations: readonly RelationInput[];
  readonly conclusion: (facts: LawFacts) => Conclusion;
};

/**
 * Orders a whole collection in time. What its index says of validity comes first, but it holds back a third of the texts
 * and calls superseded ones valid; so a later text of the same name amends the earlier, and a clause 「《X》同时废止」 repeals
 * the text it names. Both are conclusions and are marked as such, with their reason.
 *
 * @param origin name of the index file, for the reason shown; null where the collection has none
 */
export function lawTimeline(laws: readonly LawFacts[], origin: string | null): Timeline {
  const relations = [...amendments(laws), ...repeals(laws)];
  const replaced = new Set(relations.map((relation) => relation.toId));
  return { relations, conclusion: (facts) => conclude(facts, replaced.has(facts.id), origin) };
}

function conclude({ index, effective }: LawFacts, replaced: boolean, origin: string | null): Conclusion {
  const name = `来源索引（${origin ?? '索引'}）`;
  if (index?.expired === true) {
    // Where a relation says what became of the text, and when, that outranks this statement.
    return { statedStatus: 'EXPIRED', inferred: true, basis: `${name}标为不再有效，未说明是废止还是因修改失效。` };
  }
  const unseen = replaced ? '' : '未见后续文本或废止条款，';
  const stated = index === null ? `来源索引未收录本文本，${unseen}推定现行有效。` : `${name}未标为失效${replaced ? '' : '，未见后续文本或废止条款'}。`;
  const estimate = effective.estimated ? '施行日期按本文本公布日期推定。' : '';
  return { statedStatus: null, inferred: index === null || effective.estimated, basis: stated + estimate };
}

function amendments(laws: readonly LawFacts[]): RelationInput[] {
  const relations: RelationInput[] = [];
  for (const family of groupBy(laws.filter((law) => law.textDate !== null), (law) => law.family).values()) {
    const ordered = family.sort((left, right) => compare(left.textDate, right.textDate));
    for (const [position, earlier] of ordered.entries()) {
      const later = ordered.slice(position + 1).find((law) => law.textDate !== earlier.textDate);
      if (later === undefined) continue;
      const basis = `本法规另有${printedDay(later.textDate)}公布的文本，推定自该文本施行之日起被修改。`;
      relations.push({ fromId: later.id, toId: earlier.id, relation: 'AMENDS', effectiveOn: later.effective.from ?? later.textDate, inferred: true, basis });
    }
  }
  return relations;
}

function repeals(laws: readonly LawFacts[]): RelationInput[] {
  const byKey = groupBy(laws, (law) => titleKey(law.title));
  const relations = new Map<string, RelationInput>();
  // The first text of a law that has the clause repeals; later texts of it repeat the words.
  for (const law of [...laws].sort((left, right) => compare(left.textDate, right.textDate))) {
    for (const clause of law.repeals) {
      for (const target of byKey.get(clause.key) ?? []) {
        const key = `${law.family} ${target.id}`;
        if (!relations.has(key) && isMeant(target, clause, law)) relations.set(key, repeal(law, target, clause));
      }
    }
  }
  return [...relations.values()];
}

/** Is this the text the clause names? Laws of one name follow each other, so dates and numbers must not contradict. */
function isMeant(target: LawFacts, clause: RepealedTitle, by: LawFacts): boolean {
  if (target.id === by.id) return false;
  const since = repealedSince(by);
  if (since === null || target.textDate === null || target.textDate >= since) return false;
  // 信访条例 of 2005 repeals the one of 1995, which has the same name, and not itself: without a date nobody can tell.
  if (target.family === by.family && clause.dates.length === 0) return false;
  const known = new Set([...target.dates, target.publishedOn]);
  if (clause.dates.length > 0 && !clause.dates.some((date) => known.has(date))) return false;
  return clause.numbers.length === 0 || target.numbers.length === 0 || clause.numbers.some((number) => target.numbers.includes(number));
}

/** An amended text repeats the clause of the first one: the repeal happened when the law first took effect. */
function repealedSince(law: LawFacts): LocalDate | null {
  return law.firstInForce ?? law.effective.from ?? law.textDate;
}

function repeal(law: LawFacts, target: LawFacts, clause: RepealedTitle): RelationInput {
  const basis = `${quoted(law.title)}${clause.article ?? ''}规定${quoted(clause.title)}同时废止，据此推定。`;
  return { fromId: law.id, toId: target.id, relation: 'REPEALS', effectiveOn: repealedSince(law), inferred: true, basis };
}

function groupBy(laws: readonly LawFacts[], key: (law: LawFacts) => string): Map<string, LawFacts[]> {
  const groups = new Map<string, LawFacts[]>();
  for (const law of laws) groups.set(key(law), [...(groups.get(key(law)) ?? []), law]);
  return groups;
}

function compare(left: string | null, right: string | null): number {
  return (left ?? '') < (right ?? '') ? -1 : (left ?? '') > (right ?? '') ? 1 : 0;
}

function printedDay(date: LocalDate | null): string {
  const [year, month, day] = (date ?? '').split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** A title in book-title marks; a title it quotes takes the inner marks (GB/T 15834). */
function quoted(title: string): string {
  return `《${title.replace(/《/g, '〈').replace(/》/g, '〉')}》`;
}
