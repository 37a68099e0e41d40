import { inTransaction } from '@openhall/database';
import { sql, type Kysely, type Transaction } from 'kysely';

/**
 * Does `effect` once for a key, however often and by however many workers it is called: a second caller waits for the first and
 * finds that it happened. Where the effect fails nothing is remembered.
 * @returns whether it happened now
 */
export function onceOnly<Tables>(db: Kysely<Tables>, key: string, now: Date, effect: (trx: Transaction<Tables>) => Promise<void>): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const { numAffectedRows } = await sql`insert into job_effects (key, happened_at) values (${key}, ${now}) on conflict do nothing`.execute(trx);
    if (numAffectedRows !== 1n) return false;
    await effect(trx);
    return true;
  });
}
