/** A run of text that both versions have, or only one of them. */
export interface Segment {
  readonly type: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Above this product of lengths two passages are shown as replaced as a whole: the table would cost more than it tells. */
const largestTable = 400_000;
/** A run this short between two changes is chance, not agreement. Characters. */
const chanceAgreement = 2;

function commonPrefix(older: readonly string[], newer: readonly string[]): number {
  const limit = Math.min(older.length, newer.length);
  let length = 0;
  while (length < limit && older[length] === newer[length]) length += 1;
  return length;
}

function commonSuffix(older: readonly string[], newer: readonly string[], prefix: number): number {
  const limit = Math.min(older.length, newer.length) - prefix;
  let length = 0;
  while (length < limit && older.at(-1 - length) === newer.at(-1 - length)) length += 1;
  return length;
}

/** Lengths of the longest common subsequence of every pair of tails, row by row. */
function tailTable(older: readonly string[], newer: readonly string[]): Uint16Array {
  const width = newer.length + 1;
  const table = new Uint16Array((older.length + 1) * width);
  for (let row = older.length - 1; row >= 0; row -= 1) {
    for (let column = newer.length - 1; column >= 0; column -= 1) {
      const here = row * width + column;
      table[here] = older[row] === newer[column] ? (table[here + width + 1] ?? 0) + 1 : Math.max(table[here + width] ?? 0, table[here + 1] ?? 0);
    }
  }
  return table;
}

function walk(older: readonly string[], newer: readonly string[]): Segment[] {
  const width = newer.length + 1;
  const table = tailTable(older, newer);
  const segments: Segment[] = [];
  let row = 0;
  let column = 0;
  while (row < older.length || column < newer.length) {
    if (row < older.length && column < newer.length && older[row] === newer[column]) {
      segments.push({ type: 'same', text: older[row] ?? '' });
      row += 1;
      column += 1;
    } else if (column >= newer.length || (row < older.length && (table[(row + 1) * width + column] ?? 0) >= (table[row * width + column + 1] ?? 0))) {
      segments.push({ type: 'removed', text: older[row] ?? '' });
      row += 1;
    } else {
      segments.push({ type: 'added', text: newer[column] ?? '' });
      column += 1;
    }
  }
  return segments;
}

/** Joins neighbours of a kind; between two agreements, what was removed comes before what was added. */
function joined(segments: readonly Segment[]): Segment[] {
  const result: Segment[] = [];
  let removed = '';
  let added = '';
  const flush = (): void => {
    if (removed !== '') result.push({ type: 'removed', text: removed });
    if (added !== '') result.push({ type: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const { type, text } of segments) {
    if (text === '') continue;
    if (type === 'removed') removed += text;
    else if (type === 'added') added += text;
    else {
      flush();
      const last = result.at(-1);
      if (last?.type === 'same') result[result.length - 1] = { type: 'same', text: last.text + text };
      else result.push({ type: 'same', text });
    }
  }
  flush();
  return result;
}

/** Two changes with a character or two between them read better as one change. */
function withoutChance(segments: readonly Segment[]): Segment[] {
  return joined(
    segments.flatMap((segment, index): Segment[] => {
      const between = index > 0 && index < segments.length - 1;
      if (segment.type !== 'same' || !between || [...segment.text].length > chanceAgreement) return [segment];
      return [
        { type: 'removed', text: segment.text },
        { type: 'added', text: segment.text },
      ];
    }),
  );
}

/**
 * What changed from one wording to another, character by character.
 * The segments without `added` spell the older text, those without `removed` the newer.
 */
export function differenceOf(older: string, newer: string): Segment[] {
  const before = [...older];
  const after = [...newer];
  const prefix = commonPrefix(before, after);
  const suffix = commonSuffix(before, after, prefix);
  const beforeMiddle = before.slice(prefix, before.length - suffix);
  const afterMiddle = after.slice(prefix, after.length - suffix);
  const tooLarge = beforeMiddle.length * afterMiddle.length > largestTable || Math.max(beforeMiddle.length, afterMiddle.length) > 0xffff;
  const middle: Segment[] = tooLarge
    ? [
        { type: 'removed', text: beforeMiddle.join('') },
        { type: 'added', text: afterMiddle.join('') },
      ]
    : walk(beforeMiddle, afterMiddle);
  return withoutChance(joined([{ type: 'same', text: before.slice(0, prefix).join('') }, ...middle, { type: 'same', text: suffix === 0 ? '' : before.slice(-suffix).join('') }]));
}
