import { sql, type Kysely } from 'kysely';
import type { IdentityTables } from './tables.ts';

type Db = Kysely<IdentityTables>;

/** Longer than a code of an authenticator is taken: its half minute, the one before and the one after. */
const KEPT_MS = 120_000;

/**
 * Takes a code of a second factor for one request, before it is compared: of many at once one has it.
 *
 * @returns whether it was free
 */
export async function claimCode(db: Db, personId: string, code: string, now: Date): Promise<boolean> {
  const free = new Date(now.getTime() - KEPT_MS);
  const { rows } = await sql`insert into used_codes as u (person_id, code, used_at) values (${personId}::uuid, ${code}, ${now})
    on conflict (person_id, code) do update set used_at = ${now} where u.used_at <= ${free} returning 1`.execute(db);
  return rows.length === 1;
}

/** Gives a code back that was claimed and opened nothing. */
export async function releaseCode(db: Db, personId: string, code: string): Promise<void> {
  await db.deleteFrom('used_codes').where('person_id', '=', personId).where('code', '=', code).execute();
}
