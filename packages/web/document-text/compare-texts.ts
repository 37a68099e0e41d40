import type { Passage } from './passages.ts';
import { differenceOf, type Segment } from './text-difference.ts';

/** One line of the comparison: a passage of the older text beside the one that took its place. */
export interface ComparedPassage {
  readonly change: 'same' | 'changed' | 'added' | 'removed';
  readonly older: Passage | null;
  readonly newer: Passage | null;
  /** Wording of a changed passage; empty otherwise. */
  readonly segments: readonly Segment[];
}

/** Two passages are the same rule reworded when at least this share of their character pairs agrees. */
const kinship = 0.45;
/** Passages between two certain matches that are aligned by likeness; beyond it by number, to bound the work. */
const largestGap = 40_000;

type Pair = readonly [older: number, newer: number];

function pairsIn(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (let index = 0; index < text.length - 1; index += 1) {
    const pair = text.slice(index, index + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

/** Dice likeness of two sets of character pairs, 0–1. */
function likeness(older: ReadonlyMap<string, number>, newer: ReadonlyMap<string, number>): number {
  let shared = 0;
  let total = 0;
  for (const [pair, count] of older) {
    shared += Math.min(count, newer.get(pair) ?? 0);
    total += count;
  }
  for (const count of newer.values()) total += count;
  return total === 0 ? 0 : (2 * shared) / total;
}

/** Passages whose wording stands in both texts exactly once. */
function certainMatches(older: readonly Passage[], newer: readonly Passage[]): Pair[] {
  const places = (passages: readonly Passage[]): Map<string, number> => {
    const found = new Map<string, number>();
    passages.forEach(({ text }, index) => found.set(text, found.has(text) ? -1 : index));
    return found;
  };
  const inNewer = places(newer);
  return [...places(older)].flatMap(([text, index]): Pair[] => {
    const other = inNewer.get(text) ?? -1;
    return text === '' || index === -1 || other === -1 ? [] : [[index, other]];
  });
}

/** The longest run of matches that rises in both texts: an article that moved elsewhere does not tear the rest apart. */
function rising(matches: readonly Pair[]): Pair[] {
  const best: { length: number; previous: number }[] = [];
  matches.forEach(([, newer], index) => {
    let longest = { length: 1, previous: -1 };
    for (let earlier = 0; earlier < index; earlier += 1) {
      const candidate = best[earlier];
      if (candidate !== undefined && (matches[earlier]?.[1] ?? Infinity) < newer && candidate.length + 1 > longest.length) {
        longest = { length: candidate.length + 1, previous: earlier };
      }
    }
    best.push(longest);
  });
  let at = best.reduce((top, entry, index) => (entry.length > (best[top]?.length ?? 0) ? index : top), 0);
  const run: Pair[] = [];
  while (at !== -1 && matches[at] !== undefined) {
    run.unshift(matches[at] as Pair);
    at = best[at]?.previous ?? -1;
  }
  return run;
}

/** Aligns a gap by number where it is too large to compare all with all. */
function byNumber(older: readonly Passage[], newer: readonly Passage[]): Pair[] {
  const places = new Map(newer.map(({ label }, index) => [label, index]));
  return rising(older.flatMap(({ label }, index): Pair[] => (label !== '' && places.has(label) ? [[index, places.get(label) ?? 0]] : [])));
}

/** Aligns a gap so that the sum of likeness is greatest, order kept (Needleman–Wunsch). */
function byLikeness(older: readonly Passage[], newer: readonly Passage[]): Pair[] {
  const olderPairs = older.map(({ text }) => pairsIn(text));
  const newerPairs = newer.map(({ text }) => pairsIn(text));
  const width = newer.length + 1;
  const score = new Float64Array((older.length + 1) * width);
  const kin = new Float64Array(older.length * newer.length);
  for (let row = older.length - 1; row >= 0; row -= 1) {
    for (let column = newer.length - 1; column >= 0; column -= 1) {
      const alike = likeness(olderPairs[row] ?? new Map(), newerPairs[column] ?? new Map());
      kin[row * newer.length + column] = alike;
      const paired = alike >= kinship ? alike + (score[(row + 1) * width + column + 1] ?? 0) : 0;
      score[row * width + column] = Math.max(paired, score[(row + 1) * width + column] ?? 0, score[row * width + column + 1] ?? 0);
    }
  }
  return trace(older.length, newer.length, score, kin);
}

function trace(rows: number, columns: number, score: Float64Array, kin: Float64Array): Pair[] {
  const width = columns + 1;
  const pairs: Pair[] = [];
  let row = 0;
  let column = 0;
  while (row < rows && column < columns) {
    const here = score[row * width + column] ?? 0;
    const alike = kin[row * columns + column] ?? 0;
    if (alike >= kinship && here === alike + (score[(row + 1) * width + column + 1] ?? 0)) {
      pairs.push([row, column]);
      row += 1;
      column += 1;
    } else if (here === (score[(row + 1) * width + column] ?? 0)) row += 1;
    else column += 1;
  }
  return pairs;
}

function align(older: readonly Passage[], newer: readonly Passage[]): Pair[] {
  const certain = rising(certainMatches(older, newer));
  const pairs: Pair[] = [];
  let olderStart = 0;
  let newerStart = 0;
  for (const [olderEnd, newerEnd] of [...certain, [older.length, newer.length] as const]) {
    const olderGap = older.slice(olderStart, olderEnd);
    const newerGap = newer.slice(newerStart, newerEnd);
    const gap = olderGap.length * newerGap.length > largestGap ? byNumber(olderGap, newerGap) : byLikeness(olderGap, newerGap);
    for (const [fromOlder, fromNewer] of gap) pairs.push([olderStart + fromOlder, newerStart + fromNewer]);
    if (olderEnd < older.length) pairs.push([olderEnd, newerEnd]);
    olderStart = olderEnd + 1;
    newerStart = newerEnd + 1;
  }
  return pairs;
}

function comparedPair(older: Passage, newer: Passage): ComparedPassage {
  if (older.text === newer.text) return { change: 'same', older, newer, segments: [] };
  return { change: 'changed', older, newer, segments: differenceOf(older.text, newer.text) };
}

/**
 * Puts two texts side by side, passage by passage. Articles are matched by their words, not their number: one inserted
 * article renumbers all that follow. Every passage of both texts appears exactly once, in order.
 */
export function compareTexts(older: readonly Passage[], newer: readonly Passage[]): ComparedPassage[] {
  const rows: ComparedPassage[] = [];
  const only = (change: 'added' | 'removed', passages: readonly Passage[]): void => {
    for (const passage of passages) rows.push({ change, older: change === 'removed' ? passage : null, newer: change === 'added' ? passage : null, segments: [] });
  };
  let olderAt = 0;
  let newerAt = 0;
  for (const [olderIndex, newerIndex] of align(older, newer)) {
    only('removed', older.slice(olderAt, olderIndex));
    only('added', newer.slice(newerAt, newerIndex));
    const [before, after] = [older[olderIndex], newer[newerIndex]];
    if (before !== undefined && after !== undefined) rows.push(comparedPair(before, after));
    olderAt = olderIndex + 1;
    newerAt = newerIndex + 1;
  }
  only('removed', older.slice(olderAt));
  only('added', newer.slice(newerAt));
  return rows;
}
