import { sql, type Transaction } from 'kysely';

/**
 * Makes what the log says of a subject's contents unreadable for good: without the salts nobody can find the contents from the
 * digests, or confirm a guess. The log itself stays as it is and verifies as before.
 * @returns how many contents were erased
 */
export async function eraseContents<Tables>(trx: Transaction<Tables>, subjectKind: string, subjectId: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update ledger_events set content_salt = null where subject_kind = ${subjectKind} and subject_id = ${subjectId} and content_salt is not null`.execute(trx);
  return Number(numAffectedRows ?? 0);
}
