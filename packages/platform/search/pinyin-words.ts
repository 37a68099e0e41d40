import { pinyin } from 'pinyin-pro';
import { cut } from './words.ts';

const MAX_GLYPHS = 40;
const MAX_STARTS = 12;
const MAX_INITIALS = 16;
const MAX_LETTERS = 60;

/** Marks a lexeme as spelling, so that the letters of an English word never meet it. */
export const SPELLING = '~';

/**
 * How a title sounds, from each of its words on: 工伤保险条例 gives `~gsbxtl`, `~bxtl`, `~tl` and the same in full letters. A query in letters
 * is a prefix of one of them.
 */
export function spellings(foldedTitle: string): string[] {
  const words = cut([...foldedTitle].slice(0, MAX_GLYPHS).join('')).filter((word) => /\p{Script=Han}/u.test(word));
  const syllables = words.map((word) => pinyin(word, { toneType: 'none', type: 'array', v: true }).filter((syllable) => /^[a-z]+$/.test(syllable)));
  const found = new Set<string>();
  for (let start = 0; start < Math.min(words.length, MAX_STARTS); start += 1) {
    const rest = syllables.slice(start).flat();
    found.add(SPELLING + rest.map((syllable) => syllable[0]).join('').slice(0, MAX_INITIALS));
    found.add(SPELLING + rest.join('').slice(0, MAX_LETTERS));
  }
  found.delete(SPELLING);
  return [...found];
}
