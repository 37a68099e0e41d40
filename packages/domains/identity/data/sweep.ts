import type { Kysely } from 'kysely';
import type { IdentityTables } from './tables.ts';

/** How long what is over is kept. Nothing reads it any more; it only must not be swept from under a request. */
const KEPT_MS = 86_400_000;

/** Deletes failures, sessions and unanswered challenges that are over. Anybody can make rows of the first and the last, so they must not stay. */
async function sweep(db: Kysely<IdentityTables>, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS);
  await db.deleteFrom('sign_in_failures').where('last_failed_at', '<', before).execute();
  await db.deleteFrom('auth_sessions').where('expiresAt', '<', before).execute();
  await db.deleteFrom('auth_verifications').where('expiresAt', '<', before).execute();
}

/** The same at most once in a while, however often it is asked for. */
export function sweeper(db: Kysely<IdentityTables>, everyMs: number): (now: Date) => Promise<void> {
  let next = 0;
  return async (now) => {
    if (now.getTime() < next) return;
    next = now.getTime() + everyMs;
    await sweep(db, now);
  };
}
