import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import packaged from './data/synonyms.json' with { type: 'json' };
import { fold } from './fold.ts';

/** Groups of words that find each other. Edited by officers: `openhall import synonyms FILE`. */
export type Synonyms = readonly (readonly string[])[];

const schema = z.array(z.array(z.string().trim().min(1).max(40)).min(2).max(40)).max(5000);

/** A file of synonyms that cannot be used. */
export class SynonymsError extends Error {
  override name = 'SynonymsError';
}

/**
 * Checks groups read from a file: `[["社会保险", "社保"], …]`.
 * @throws SynonymsError
 */
export function parseSynonyms(value: unknown): Synonyms {
  const result = schema.safeParse(value, { error: z.locales.zhCN().localeError });
  if (!result.success) throw new SynonymsError(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('；'));
  return result.data.map((group, index) => {
    const words = [...new Set(group.map((word) => fold(word).trim()))].filter((word) => word !== '');
    if (words.length < 2) throw new SynonymsError(`${index}: “${group.join('、')}”不足两个不同的词`);
    return words;
  });
}

interface Lookup {
  /** Every word with all those it stands beside in any group. */
  alike: ReadonlyMap<string, readonly string[]>;
  /** Length of the longest word, in characters. */
  longest: number;
}

/** Made once for each set of groups: a query must not read thousands of them for each of its words. */
const lookups = new WeakMap<Synonyms, Lookup>();

function lookupOf(synonyms: Synonyms): Lookup {
  const known = lookups.get(synonyms);
  if (known !== undefined) return known;
  const alike = new Map<string, string[]>();
  for (const group of synonyms) for (const word of group) alike.set(word, [...(alike.get(word) ?? []), ...group]);
  const made = { alike, longest: Math.max(0, ...[...alike.keys()].map((word) => word.length)) };
  lookups.set(synonyms, made);
  return made;
}

/** The words that may stand for a word, itself among them; none where no group has it. */
export function alikeTo(word: string, synonyms: Synonyms): readonly string[] {
  return lookupOf(synonyms).alike.get(word) ?? [];
}

/** Puts together what the segmenter cut apart where the whole is a synonym: 失业 金 is 失业金. The longest comes first. */
export function joinPhrases(words: readonly string[], synonyms: Synonyms): string[] {
  const { alike, longest } = lookupOf(synonyms);
  const joined: string[] = [];
  for (let at = 0; at < words.length; ) {
    let taken = 1;
    let whole = words[at] ?? '';
    for (let phrase = whole, end = at + 1; end < words.length && phrase.length < longest; end += 1) {
      phrase += words[end] ?? '';
      if (alike.has(phrase)) [taken, whole] = [end + 1 - at, phrase];
    }
    joined.push(whole);
    at += taken;
  }
  return joined;
}

/** What the product comes with. */
export const packagedSynonyms: Synonyms = parseSynonyms(packaged);

/** The groups an operator put in, or the packaged ones. */
export async function loadSynonyms<Tables>(db: Kysely<Tables>): Promise<Synonyms> {
  const { rows } = await sql<{ words: string[] }>`select words from search_synonyms order by position`.execute(db);
  return rows.length === 0 ? packagedSynonyms : rows.map((row) => row.words);
}

/** Replaces every group. */
export async function replaceSynonyms<Tables>(trx: Transaction<Tables>, groups: Synonyms): Promise<void> {
  await sql`delete from search_synonyms`.execute(trx);
  for (const [position, words] of groups.entries()) {
    await sql`insert into search_synonyms (position, words) values (${position}, ${[...words]}::text[])`.execute(trx);
  }
}
