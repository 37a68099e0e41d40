import { sql, type Transaction } from 'kysely';

/** Name under which caches follow this domain. */
export const PUBLISHING_GENERATION = 'publishing';

/** What every write needs from outside: the instant it happens, the zone its calendar dates are read in, and who writes, for the ledger. */
export type WriteContext = { readonly now: Date; readonly businessTimeZone: string; readonly actor: string };

/**
 * Makes the writers of this domain follow each other, until the end of the transaction. A save also writes the documents its
 * relations act on, so two at once could wait for each other; and each ends by raising the one generation number anyway.
 * Readers wait for nobody.
 */
export async function lockWrites<Tables>(trx: Transaction<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('openhall publishing writes', 0))`.execute(trx);
}
