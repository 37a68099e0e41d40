import { sql, type Kysely } from 'kysely';
import { LOCK_MINUTES, MOST_FAILURES } from '../rules/index.ts';
import { nameDigest } from './credentials.ts';
import type { IdentityTables } from './tables.ts';

type Db = Kysely<IdentityTables>;

/** What counting an attempt said: until when the name was locked already, and whether this attempt has locked it if it fails. */
export type Attempt = { readonly lockedUntil: Date | null; readonly last: boolean };

/**
 * Counts an attempt as failed before it is made, so that many at once cannot be more than the limit; who succeeds is forgotten.
 * While a name is locked nothing is counted, and the lock is not prolonged.
 */
export async function countAttempt(db: Db, staffNumber: string, now: Date): Promise<Attempt> {
  const digest = nameDigest(staffNumber);
  const lockEnd = new Date(now.getTime() + LOCK_MINUTES * 60_000);
  const windowStart = new Date(now.getTime() - LOCK_MINUTES * 60_000);
  const { rows } = await sql<{ failures: number; locked: Date | null }>`
    insert into sign_in_failures as f (name_digest, failures, last_failed_at, locked_until) values (${digest}, 1, ${now}, null)
    on conflict (name_digest) do update set
      failures = case when f.last_failed_at <= ${windowStart} or f.locked_until <= ${now} then 1 else f.failures + 1 end,
      last_failed_at = ${now},
      locked_until = case when f.last_failed_at > ${windowStart} and f.locked_until is null and f.failures + 1 >= ${MOST_FAILURES} then ${lockEnd}::timestamptz end
    where f.locked_until is null or f.locked_until <= ${now}
    returning failures, locked_until as locked`.execute(db);
  const counted = rows[0];
  if (counted !== undefined) return { lockedUntil: null, last: counted.locked !== null };
  const lock = await db.selectFrom('sign_in_failures').select('locked_until').where('name_digest', '=', digest).executeTakeFirst();
  return { lockedUntil: lock?.locked_until ?? null, last: false };
}

/** Forgets the failures of a name, once its password was right. */
export async function forgetFailures(db: Db, staffNumber: string): Promise<void> {
  await db.deleteFrom('sign_in_failures').where('name_digest', '=', nameDigest(staffNumber)).execute();
}
