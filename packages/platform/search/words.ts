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
  const runs = folded.match(WORD) ?? [];
  // One call for the whole text: crossing into the segmenter for each run costs as much as its work there.
  const pieces = jieba.cut(runs.filter((run) => HAN.test(run)).join(BETWEEN_RUNS), false);
  const words: string[] = [];
  let from = 0;
  for (const run of runs) {
    if (!HAN.test(run)) {
      words.push(run);
      continue;
    }
    const end = pieces.indexOf(BETWEEN_RUNS, from);
    joinUnknown(pieces, from, end === -1 ? pieces.length : end, words);
    from = end + 1;
  }
  return words;
}

/** Never part of a run, and always a piece of its own. */
const BETWEEN_RUNS = '\n';

/** Adds the pieces of a run to `words`. */
function joinUnknown(pieces: readonly string[], from: number, end: number, words: string[]): void {
  let unknown = '';
  const flush = (): void => {
    const glyphs = [...unknown];
    if (glyphs.length === 1) words.push(unknown);
    for (let index = 0; index + 1 < glyphs.length; index += 1) words.push(`${glyphs[index]}${glyphs[index + 1]}`);
    unknown = '';
  };
  for (let index = from; index < end; index += 1) {
    const piece = pieces[index] ?? '';
    if (isOneGlyph(piece)) {
      unknown += piece;
      continue;
    }
    if (unknown !== '') flush();
    words.push(piece);
  }
  flush();
}

function isOneGlyph(piece: string): boolean {
  return piece.length === 1 || (piece.length === 2 && (piece.codePointAt(0) ?? 0) > 0xffff);
}

/** A text is made of few different words, and asking the segmenter for the parts of each costs more than finding the words did. */
const MAX_REMEMBERED = 50_000;
const remembered = new Map<string, readonly string[]>();

/** The shorter words inside a word: 社会保险 holds 社会 and 保险. Itself left out. */
export function partsOf(word: string): readonly string[] {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const parts = [...word].length < 3 || !HAN.test(word) ? [] : [...new Set(jieba.cutForSearch(word, false))].filter((part) => part !== word && [...part].length > 1);
  if (remembered.size < MAX_REMEMBERED) remembered.set(word, parts);
  return parts;
}

/** Words with their places; a word's parts stand where it stands. */
export function placedWords(folded: string): PlacedWord[] {
  const words: PlacedWord[] = [];
  for (const [place, text] of cut(folded).entries()) {
    words.push({ text, place });
    for (const part of partsOf(text)) words.push({ text: part, place });
  }
  return words;
}
