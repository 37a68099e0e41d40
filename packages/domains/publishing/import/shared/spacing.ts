/** The space Chinese print puts between a number and what it numbers, and between columns. */
export const GAP = '\u3000';

// Zero-width characters and byte order marks in the middle of words break search and copying; soft hyphens too.
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
// Control characters, and halves of surrogate pairs, which have no place in UTF-8.
const UNSTORABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}/gu;
const WHITE = /[ \t\n\r\u00a0\u2002-\u200a\u3000]+/g;
// An ideographic or an em space, or two hard spaces: somebody meant a column.
const WIDE = /[\u2003\u3000]|\u00a0 *\u00a0/;
const HAN = '\\p{Script=Han}〇';
const SPACED_OUT = new RegExp(`(?<=[${HAN}])\\s+(?=[${HAN}])`, 'gu');

/** Removes what nobody can see and what PostgreSQL refuses (NUL). */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '').replace(UNSTORABLE, '');
}

/** One line of running text: gaps that separate columns (name and post) stay one ideographic space, every other gap is one space. */
export function tidyLine(text: string): string {
  return withoutInvisible(text)
    .replace(WHITE, (gap) => (WIDE.test(gap) ? GAP : ' '))
    .trim();
}

/**
 * A heading without the spaces typists put between characters to fill a line: `总 则` is `总则`, `工 作 规 则` is `工作规则`.
 * Spaces between words of several characters stay.
 */
export function tidyHeading(text: string): string {
  const tidied = tidyLine(text);
  const words = tidied.split(/\s+/);
  const spacedOut = words.length > 1 && words.every((word) => [...word].length === 1);
  return spacedOut ? tidied.replace(SPACED_OUT, '') : tidied;
}

/** Text as titles are compared: no spaces, no difference between full-width and half-width signs. */
export function compareKey(text: string): string {
  return withoutInvisible(text).normalize('NFKC').replace(/\s+/gu, '');
}
