import { createHash } from 'node:crypto';
import type pg from 'pg';
import { messages } from './messages.ts';

export interface Migration {
  /** `YYYYMMDDTHHMMSS_what_it_does`: all packages share one timeline, ordered by name. */
  name: string;
  sql: string;
}

/** Thrown where the recorded history and the given migrations disagree; the message is one line for an operator. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

/** Any constant will do, as long as it stays: two processes that start at once must wait for each other. */
const MIGRATION_LOCK = 7_301_842_019;

const HISTORY = 'create table if not exists schema_migrations (name text primary key, checksum text not null, applied_at timestamptz not null)';

/** How a migration is recorded, so that one that was changed afterwards is noticed. */
export const migrationChecksum = (migration: Migration): string => createHash('sha256').update(migration.sql).digest('hex');

/** Makes migrations of `import.meta.glob('./…/*.sql', { query: '?raw', import: 'default', eager: true })`. */
export function migrationsFrom(files: Record<string, unknown>): Migration[] {
  return Object.entries(files)
    .map(([path, sql]) => ({ name: path.replace(/^.*\/|\.sql$/g, ''), sql: String(sql) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

function inOrder(migrations: readonly Migration[]): Migration[] {
  const sorted = migrations.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  for (const [index, { name }] of sorted.entries()) {
    if (!/^\d{8}T\d{6}_[a-z0-9_]+$/.test(name)) throw new MigrationError(`migration ${name} is not named YYYYMMDDTHHMMSS_what_it_does`);
    if (sorted[index + 1]?.name === name) throw new MigrationError(`two migrations are named ${name}`);
  }
  return sorted;
}

/** The migrations that the database has not had yet, in order. */
export async function pendingMigrations(client: pg.Pool | pg.PoolClient, migrations: readonly Migration[]): Promise<Migration[]> {
  const sorted = inOrder(migrations);
  const { rows: found } = await client.query<{ exists: boolean }>("select to_regclass('schema_migrations') is not null as exists");
  if (found[0]?.exists !== true) return sorted;
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from schema_migrations');
  const applied = new Map(rows.map((row) => [row.name, row.checksum]));
  for (const migration of sorted) {
    const recorded = applied.get(migration.name);
    if (recorded !== undefined && recorded !== migrationChecksum(migration)) {
      throw new MigrationError(`migration ${migration.name} was changed after it was applied; write a new one instead`);
    }
    applied.delete(migration.name);
  }
  const [unknown] = applied.keys();
  if (unknown !== undefined) throw new MigrationError(messages.migrationUnknown(unknown));
  return sorted.filter((migration) => !rows.some((row) => row.name === migration.name));
}

/**
 * Brings the schema up to date: one timeline over all packages, each migration in a transaction of its own, under an advisory lock.
 * @returns the names applied now
 */
export async function migrate(pool: pg.Pool, migrations: readonly Migration[], now: Date): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(HISTORY);
    const pending = await pendingMigrations(client, migrations);
    for (const migration of pending) await apply(client, migration, now);
    return pending.map(({ name }) => name);
  } finally {
    const unlocked = await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).then(
      () => true,
      () => false,
    );
    // Closing the session frees the lock where unlocking failed.
    client.release(!unlocked);
  }
}

/** Keeps every other process that starts from migrating until the end of the transaction. */
export async function lockMigrations(client: pg.PoolClient): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
}

/**
 * Does the same inside the caller's transaction: either everything it does stands afterwards, or nothing.
 * @returns the names applied now
 */
export async function migrateInside(client: pg.PoolClient, migrations: readonly Migration[], now: Date): Promise<string[]> {
  await lockMigrations(client);
  await client.query(HISTORY);
  const pending = await pendingMigrations(client, migrations);
  for (const migration of pending) {
    try {
      await record(client, migration, now);
      // As the end of a transaction of its own would: a table with checks still to come cannot be altered by the next.
      await client.query('set constraints all immediate; set constraints all deferred');
    } catch (error) {
      throw failed(migration, error);
    }
  }
  return pending.map(({ name }) => name);
}

/** Keeps migrations from being applied while `work` looks at the schema. */
export async function holdSchema<T>(client: pg.PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query('select pg_advisory_lock_shared($1)', [MIGRATION_LOCK]);
  const result = await work();
  // Where the work fails its session is in no state to say this, and is closed by who opened it.
  await client.query('select pg_advisory_unlock_shared($1)', [MIGRATION_LOCK]);
  return result;
}

async function apply(client: pg.PoolClient, migration: Migration, now: Date): Promise<void> {
  await client.query('begin');
  try {
    await record(client, migration, now);
    await client.query('commit');
  } catch (error) {
    // Where the connection is gone the server rolls back by itself; the first reason is the one to tell.
    await client.query('rollback').catch(() => undefined);
    throw failed(migration, error);
  }
}

async function record(client: pg.PoolClient, migration: Migration, now: Date): Promise<void> {
  await client.query(migration.sql);
  await client.query('insert into schema_migrations values ($1, $2, $3)', [migration.name, migrationChecksum(migration), now]);
}

function failed(migration: Migration, error: unknown): MigrationError {
  return new MigrationError(messages.migrationFailed(migration.name, error instanceof Error ? error.message : String(error)), { cause: error });
}
