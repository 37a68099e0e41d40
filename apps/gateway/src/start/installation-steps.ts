import type { Kysely } from 'kysely';

export interface InstallationTables {
  installation_steps: { name: string; begun_at: Date; finished_at: Date | null };
}

/** Where an installation stands with a step: never begun, begun and interrupted, or done. */
export async function stepState(db: Kysely<InstallationTables>, name: string): Promise<'absent' | 'begun' | 'finished'> {
  const step = await db.selectFrom('installation_steps').select('finished_at').where('name', '=', name).executeTakeFirst();
  if (step === undefined) return 'absent';
  return step.finished_at === null ? 'begun' : 'finished';
}

/** Remembers that a step was begun; does nothing where it was. */
export async function beginStep(db: Kysely<InstallationTables>, name: string, now: Date): Promise<void> {
  await db
    .insertInto('installation_steps')
    .values({ name, begun_at: now, finished_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Remembers that a step is done: it is never done again. */
export async function finishStep(db: Kysely<InstallationTables>, name: string, now: Date): Promise<void> {
  await db.updateTable('installation_steps').set({ finished_at: now }).where('name', '=', name).execute();
}
