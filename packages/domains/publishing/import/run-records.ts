import { sql, type Kysely } from 'kysely';
import type { RelationInput } from '../data/document-input.ts';
import type { PublishingTables } from '../data/tables.ts';
import type { ImportColumn } from './import-source.ts';
import type { ImportFailure } from './shared/refusal.ts';

type Db = Kysely<PublishingTables>;

/** Counts of a run, as the report and `import_runs` hold them. */
export type RunCounts = { read: number; created: number; revised: number; unchanged: number; failed: number };

/** A run that was cut off before it could finish. */
export type CutOffRun = { readonly startedAt: Date; readonly read: number };

/** The latest run over the same source, if it never finished (killed, power lost). */
export async function cutOffRun(db: Db, kind: string, path: string): Promise<CutOffRun | null> {
  const last = await db
    .selectFrom('import_runs')
    .select(['started_at', 'finished_at', 'read_count'])
    .where('kind', '=', kind)
    .where('path', '=', path)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last === undefined || last.finished_at !== null ? null : { startedAt: last.started_at, read: last.read_count };
}

/** Opens the record of a run. */
export async function startRun(db: Db, run: { id: string; kind: string; path: string; startedAt: Date }): Promise<void> {
  await db.insertInto('import_runs').values({ id: run.id, kind: run.kind, path: run.path, started_at: run.startedAt, finished_at: null }).execute();
}

/** Writes where a run stands; with `finishedAt` the run is over. */
export async function recordRun(db: Db, id: string, counts: RunCounts, finishedAt: Date | null): Promise<void> {
  await db
    .updateTable('import_runs')
    .set({
      read_count: counts.read,
      created_count: counts.created,
      revised_count: counts.revised,
      unchanged_count: counts.unchanged,
      failed_count: counts.failed,
      finished_at: finishedAt,
    })
    .where('id', '=', id)
    .execute();
}

/** Keeps refused records with their reason. */
export async function recordFailures(db: Db, runId: string, failures: readonly ImportFailure[]): Promise<void> {
  for (let start = 0; start < failures.length; start += 500) {
    const rows = failures.slice(start, start + 500).map(({ file, reason }) => ({ run_id: runId, file, reason }));
    await db.insertInto('import_failures').values(rows).onConflict((conflict) => conflict.doNothing()).execute();
  }
}

/** Relations saved earlier from these documents to documents outside them: another import's conclusions, not ours to remove. */
export async function relationsLeavingImport(db: Db, ids: readonly string[]): Promise<RelationInput[]> {
  const rows = await db
    .selectFrom('document_relations')
    .selectAll()
    .where('from_id', '=', sql<string>`any(${[...ids]}::text[])`)
    .where('to_id', '<>', sql<string>`all(${[...ids]}::text[])`)
    .execute();
  return rows.map((row) => ({ fromId: row.from_id, toId: row.to_id, relation: row.relation, effectiveOn: row.effective_on, inferred: row.inferred, basis: row.basis }));
}

/** Documents that were withdrawn or closed here: an import must not publish them again. */
export async function heldBack(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('documents')
    .select('id')
    .where('id', 'in', [...ids])
    .where((eb) => eb.or([eb('publication_state', '<>', 'PUBLISHED'), eb('disclosure_attribute', '<>', 'ACTIVE')]))
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** The configured columns, in their order, for filing documents by their titles. */
export async function importColumns(db: Db): Promise<ImportColumn[]> {
  return db.selectFrom('site_columns').select(['slug', 'keywords']).orderBy('position').execute();
}

/** Names under which the department of this installation issues. */
export async function ownIssuers(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('issuers').select('name').where('own', '=', true).execute();
  return rows.map(({ name }) => name);
}

/** Is the database still there? Tells a refused record from a lost connection. */
export async function answers(db: Db): Promise<boolean> {
  return sql`select 1`.execute(db).then(
    () => true,
    () => false,
  );
}

/**
 * Does the work while holding the lock that keeps imports apart. The lock belongs to a connection of its own, so the pool
 * needs at least two, and ends with the process whatever becomes of it.
 *
 * @returns null when another import holds the lock
 */
export async function withImportLock<Result>(db: Db, work: () => Promise<Result>): Promise<Result | null> {
  return db.connection().execute(async (connection) => {
    const { rows } = await sql<{ locked: boolean }>`select pg_try_advisory_lock(hashtextextended('openhall:import', 0)) as locked`.execute(connection);
    if (rows[0]?.locked !== true) return null;
    try {
      return await work();
    } finally {
      // On a lost connection the server has released the lock already.
      await sql`select pg_advisory_unlock(hashtextextended('openhall:import', 0))`.execute(connection).catch(() => undefined);
    }
  });
}
