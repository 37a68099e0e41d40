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
  const result = schema.safeParse(value);
  if (!result.success) throw new SynonymsError(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
  return result.data.map((group) => [...new Set(group.map((word) => fold(word).trim()))]);
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
