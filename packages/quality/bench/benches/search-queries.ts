import { readFileSync } from 'node:fs';
import { fold, packagedSynonyms, parseQuery, spellings } from '@openhall/search';
import type { OpenDatabase } from '../harness/database.ts';
import { randomNumbers } from '../harness/random-numbers.ts';
import { sharedPath } from '../harness/root.ts';

export type Word = { word: string; share: number };

/** Words of the documents with the share of documents they occur in, from a sample. */
export async function wordShares({ pool }: OpenDatabase): Promise<Word[]> {
  const { rows } = await pool.query<Word>(
    `select word, ndoc / 4000.0::float8 as share from ts_stat('select word_vector from documents order by id limit 4000')
     where word ~ '^[一-龥]{2,6}$' order by ndoc desc, word`,
  );
  return rows;
}

export function nearest(words: readonly Word[], share: number): Word {
  return words.reduce((best, word) => (Math.abs(word.share - share) < Math.abs(best.share - share) ? word : best));
}

export type Sample = { title: string; number: string | null };

/** What readers type: the real cases, pieces of titles, numbers, initials, and words from common to rare. */
export function mixedQueries(words: readonly Word[], samples: readonly Sample[]): string[] {
  const { cases } = JSON.parse(readFileSync(sharedPath('data/search-cases.json'), 'utf8')) as { cases: { query: string }[] };
  const random = randomNumbers(5);
  const anyWord = (): string => words[Math.floor(random() ** 2 * words.length)]?.word ?? '';
  const titleWords = samples.map(({ title }) => parseQuery(title, packagedSynonyms).groups.flat().map((term) => term.word));
  return [
    ...cases.map(({ query }) => query),
    ...samples.slice(0, 20).map(({ title }) => title),
    ...titleWords.slice(20, 60).map((list) => list.slice(0, 3).join('')),
    ...samples.slice(0, 20).flatMap(({ number }) => number ?? []),
    ...samples.slice(60, 80).map(({ title }) => (spellings(fold(title))[0] ?? '~').slice(1)),
    ...Array.from({ length: 20 }, anyWord),
    ...Array.from({ length: 20 }, () => `${anyWord()} ${anyWord()}`),
  ];
}
