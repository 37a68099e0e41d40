import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import vocabulary from './data/vocabulary.json' with { type: 'json' };

/** The dictionary is read once a process; the segmenter does not change afterwards. */
const jieba = Jieba.withDict(dict);
// A high count makes the segmenter prefer the department's own terms to their parts.
jieba.loadDict(Buffer.from(vocabulary.map((word) => `${word} 20000 n`).join('\n')));

const HAN = /^\p{Script=Han}+$/u;
/** Chinese, or letters and digits of any other script. */
const WORD = /\p{Script=Han}+|[[\p{L}\p{M}\p{N}]--\p{Script=Han}]+(?:[.\-][[\p{L}\p{M}\p{N}]--\p{Script=Han}]+)*/gv;

/** A word of a text and where it stands, in words from the beginning. */
export interface PlacedWord {
  text: string;
  place: number;
}

/**
 * Cuts folded text into words. Runs of single characters, which the dictionary does not know as a word, become overlapping pairs, so that a
 * name nobody listed is still found.
 */
export function cut(folded: string): string[] {
  const words: string[] = [];
  for (const [run] of folded.matchAll(WORD)) {
    if (HAN.test(run)) words.push(...joinUnknown(jieba.cut(run, false)));
    else words.push(run);
  }
  return words;
}

function joinUnknown(pieces: readonly string[]): string[] {
  const words: string[] = [];
  let unknown = '';
  const flush = (): void => {
    const glyphs = [...unknown];
    if (glyphs.length === 1) words.push(unknown);
    for (let index = 0; index + 1 < glyphs.length; index += 1) words.push(`${glyphs[index]}${glyphs[index + 1]}`);
    unknown = '';
  };
  for (const piece of pieces) {
    if ([...piece].length === 1) {
      unknown += piece;
      continue;
    }
    flush();
    words.push(piece);
  }
  flush();
  return words;
}

/** The shorter words inside a word: 社会保险 holds 社会 and 保险. Itself left out. */
export function partsOf(word: string): string[] {
  if ([...word].length < 3 || !HAN.test(word)) return [];
  return [...new Set(jieba.cutForSearch(word, false))].filter((part) => part !== word && [...part].length > 1);
}

/** Words with their places; a word's parts stand where it stands. */
export function placedWords(folded: string): PlacedWord[] {
  return cut(folded).flatMap((text, place) => [{ text, place }, ...partsOf(text).map((part) => ({ text: part, place }))]);
}
