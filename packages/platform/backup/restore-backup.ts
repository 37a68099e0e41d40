import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { bumpGeneration, lockMigrations, migrateInside, migrationChecksum, readGenerations, type Migration } from '@openhall/database';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { BackupArchive, Progress } from './archive-reader.ts';
import { BackupError, databaseFailure, readFailure } from './backup-error.ts';
import { CANONICAL, copyTarget, quoted, readCatalogue, SCHEMA_MIGRATIONS, type Catalogue } from './catalogue.ts';
import type { Manifest, TablePart } from './manifest.ts';
import { messages } from './messages.ts';
import { RowDigest } from './row-digest.ts';
import { dropEverything, lockEverything, refreshViews, setAside } from './schema-objects.ts';

/** Something that must hold of a restored installation, beyond what the tables say of themselves. */
export type RestoreCheck<Tables> = {
  /** What is checked, in Chinese. */
  readonly name: string;
  /** Only reads. Returns what is wrong, in Chinese; null where nothing is. */
  readonly check: (db: Kysely<Tables>) => Promise<string | null>;
};

export type RestoreOptions<Tables> = {
  readonly pool: pg.Pool;
  /** Checked already: what it lists is what it holds. */
  readonly archive: BackupArchive;
  /** Schemas that are no part of a backup: what stands in them belongs to the rows that are replaced, and goes with them. */
  readonly derivedSchemas: readonly string[];
  /** Every migration this version knows. */
  readonly migrations: readonly Migration[];
  readonly now: Date;
  /** The database's name where everything in it is to be replaced; otherwise only an empty one is filled. */
  readonly replace: string | null;
  /** Puts what is kept beside the database where it belongs; before the checks, which may look for it. What it did stays where the restore fails. */
  readonly placeContents?: () => Promise<void>;
  /** Asked when everything stands, before any of it is kept. */
  readonly checks: readonly RestoreCheck<Tables>[];
  /** Aborted to stop; the database is as it was then. */
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
};

export type RestoreReport = {
  readonly database: string;
  readonly tables: number;
  readonly rows: number;
  /** Migrations this version has beyond the backup's. */
  readonly migrated: readonly string[];
  readonly checks: readonly string[];
};

/**
 * Fills a database with a backup, in one transaction: either all of it stands, verified, or the database is as it was.
 *
 * The schema is made by the migrations the backup's database had had, its rows come into it, and the later migrations follow.
 *
 * @throws BackupError
 */
export async function restoreBackup<Tables>(options: RestoreOptions<Tables>): Promise<RestoreReport> {
  const listed = listedMigrations(options.archive.manifest, options.migrations);
  try {
    return await onOneConnection<Tables, RestoreReport>(options, (trx, client) => new RestoreRun(trx, client, options).run(listed));
  } catch (error) {
    throw databaseFailure(readFailure(error, options.archive.path), options.signal);
  }
}

/** The migrations the backup was made with, out of those this version knows. */
function listedMigrations({ migrations: listed }: Manifest, known: readonly Migration[]): Migration[] {
  const byName = new Map(known.map((migration) => [migration.name, migration]));
  return listed.map(({ name, checksum }) => {
    const migration = byName.get(name);
    if (migration === undefined) throw new BackupError(messages.unknownMigration(name));
    if (migrationChecksum(migration) !== checksum) throw new BackupError(messages.changedMigration(name));
    return migration;
  });
}

type Connected = Pick<RestoreOptions<unknown>, 'pool' | 'signal'>;

/** A transaction that both COPY, which needs the connection itself, and what is written with Kysely take part in. */
async function onOneConnection<Tables, Result>({ pool, signal }: Connected, work: (trx: Transaction<Tables>, client: pg.PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: { connect: () => Promise.resolve(shared), end: () => Promise.resolve(), options: {} } }) });
  const shared = { query: client.query.bind(client) as pg.PoolClient['query'], release: () => undefined };
  let done = false;
  try {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const result = await db.transaction().execute((trx) => stoppable(pool, rows[0]?.pid ?? 0, signal, () => work(trx, client)));
    done = true;
    return result;
  } finally {
    client.release(!done);
  }
}

const ASK_AGAIN_MS = 250;

/**
 * Has the server give up whatever the session is at when the work is to stop: a table half sent, an index half built, a lock waited for. The session
 * itself goes on, so that its transaction can be undone.
 */
async function stoppable<Result>(pool: pg.Pool, pid: number, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  let asking: NodeJS.Timeout | undefined;
  const ask = () => void pool.query('select pg_cancel_backend($1)', [pid]).catch(() => undefined);
  const stop = () => {
    ask();
    // Between two statements there is nothing to give up, and the next one begins.
    asking = setInterval(ask, ASK_AGAIN_MS);
  };
  signal.addEventListener('abort', stop);
  try {
    signal.throwIfAborted();
    const result = await work();
    signal.throwIfAborted();
    return result;
  } finally {
    signal.removeEventListener('abort', stop);
    clearInterval(asking);
  }
}

class RestoreRun<Tables> {
  readonly #trx: Transaction<Tables>;
  readonly #client: pg.PoolClient;
  readonly #options: RestoreOptions<Tables>;
  readonly #manifest: Manifest;
  #done = 0;

  constructor(trx: Transaction<Tables>, client: pg.PoolClient, options: RestoreOptions<Tables>) {
    this.#trx = trx;
    this.#client = client;
    this.#options = options;
    this.#manifest = options.archive.manifest;
  }

  async run(listed: readonly Migration[]): Promise<RestoreReport> {
    const { migrations, now, checks, signal, derivedSchemas } = this.#options;
    await this.#client.query(CANONICAL);
    await lockMigrations(this.#client);
    await this.#refuseOccupied();
    await lockEverything(this.#client, derivedSchemas, signal);
    // Somebody may have written the first row while we waited.
    const database = await this.#refuseOccupied();
    const seen = await this.#generations();
    await dropEverything(this.#client, derivedSchemas);
    await migrateInside(this.#client, listed, now);
    await this.#refuseOtherTables(await readCatalogue(this.#client, derivedSchemas));
    const aside = await setAside(this.#client);
    await this.#load();
    await aside.putBack();
    await this.#setSequences();
    await refreshViews(this.#client);
    await this.#verify();
    const migrated = await migrateInside(this.#client, migrations, now);
    // Plans made for empty tables would be slow ones until the server gets round to this by itself.
    await this.#client.query(`analyze ${this.#tableNames()}`);
    await this.#options.placeContents?.();
    await this.#ask(checks);
    await this.#bumpGenerations(seen);
    const { tables } = this.#manifest;
    return { database, tables: tables.length, rows: tables.reduce((sum, { rows }) => sum + rows, 0), migrated, checks: checks.map(({ name }) => name) };
  }

  /** Only an empty database is filled unasked; a schema without a row in it is empty. Returns the database's name. */
  async #refuseOccupied(): Promise<string> {
    const { replace } = this.#options;
    const { rows } = await this.#client.query<{ name: string }>('select current_database() as name');
    const database = rows[0]?.name ?? '';
    if (replace !== null && replace !== database) throw new BackupError(messages.otherName(replace, database));
    const { tables } = await readCatalogue(this.#client, this.#options.derivedSchemas);
    const [first] = tables;
    if (first === undefined) return database;
    if (!tables.some(({ name }) => name === SCHEMA_MIGRATIONS)) throw new BackupError(messages.foreign(first.name));
    const occupied: string[] = [];
    for (const { name } of tables) {
      if (name === SCHEMA_MIGRATIONS) continue;
      const { rowCount } = await this.#client.query(`select from ${quoted(name)} limit 1`);
      if (rowCount !== 0) occupied.push(name);
    }
    if (occupied.length > 0 && replace === null) throw new BackupError(messages.occupied(database, namesOf(occupied)));
    return database;
  }

  /** The numbers by which running processes know what they have kept. */
  async #generations(): Promise<ReadonlyMap<string, number>> {
    const { rows } = await this.#client.query<{ exists: boolean }>("select to_regclass('cache_generations') is not null as exists");
    return rows[0]?.exists === true ? readGenerations(this.#trx) : new Map();
  }

  /** Rows go into exactly the tables and sequences they came from, or nowhere. */
  async #refuseOtherTables(catalogue: Catalogue): Promise<void> {
    const made = new Map(catalogue.tables.map((table) => [table.name, table.columns.toSorted().join(' ')]));
    for (const { name, columns } of this.#manifest.tables) {
      const there = made.get(name);
      if (there === undefined) throw new BackupError(messages.noTable(name));
      if (there !== columns.toSorted().join(' ')) throw new BackupError(messages.otherColumns(name));
      made.delete(name);
    }
    const [unlisted] = made.keys();
    if (unlisted !== undefined) throw new BackupError(messages.unlistedTable(unlisted));
    const sequence = this.#manifest.sequences.find(({ name }) => !catalogue.sequences.includes(name));
    if (sequence !== undefined) throw new BackupError(messages.noTable(sequence.name));
  }

  async #load(): Promise<void> {
    await this.#client.query(`truncate ${this.#tableNames()}`);
    for (const table of this.#manifest.tables) {
      await pipeline(
        this.#options.archive.read(table.part),
        (chunks: AsyncIterable<Buffer>) => this.#counted(chunks),
        createZstdDecompress(),
        this.#client.query(copyFrom(`copy ${copyTarget(table)} from stdin`)),
      );
    }
  }

  #tableNames(): string {
    return this.#manifest.tables.map(({ name }) => quoted(name)).join(', ');
  }

  /** Reads back what stands there now. */
  async #verify(): Promise<void> {
    for (const table of this.#manifest.tables) {
      const digest = new RowDigest();
      await pipeline(this.#client.query(copyTo(`copy ${copyTarget(table)} to stdout`)), (rows: AsyncIterable<Buffer>) => digest.readAll(rows));
      if (digest.rows !== table.rows || digest.hex !== table.digest) throw new BackupError(messages.otherContent(table.name));
      this.#progress(table);
    }
  }

  async *#counted(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      this.#progress({ bytes: chunk.length });
      yield chunk;
    }
  }

  /** Every byte counts twice: it is written, and what became of it is read. */
  #progress({ bytes }: Pick<TablePart, 'bytes'>): void {
    this.#done += bytes;
    this.#options.onProgress?.({ done: this.#done, total: 2 * this.#manifest.tables.reduce((sum, table) => sum + table.bytes, 0) });
  }

  async #setSequences(): Promise<void> {
    for (const { name, lastValue, called } of this.#manifest.sequences) await this.#client.query('select setval($1::regclass, $2::bigint, $3)', [quoted(name), lastValue, called]);
  }

  async #ask(checks: readonly RestoreCheck<Tables>[]): Promise<void> {
    for (const { name, check } of checks) {
      const problem = await check(this.#trx);
      if (problem !== null) throw new BackupError(messages.failedCheck(name, problem));
    }
  }

  /** Above what any running process has seen and above what the backup holds: whatever was kept of either is dropped. */
  async #bumpGenerations(seen: ReadonlyMap<string, number>): Promise<void> {
    for (const [domain, generation] of seen) {
      await sql`insert into cache_generations as g (domain, generation) values (${domain}, ${generation})
        on conflict (domain) do update set generation = greatest(g.generation, excluded.generation)`.execute(this.#trx);
    }
    for (const domain of (await readGenerations(this.#trx)).keys()) await bumpGeneration(this.#trx, domain);
  }
}

/** Enough of them to know what is meant. */
function namesOf(tables: readonly string[]): string {
  return tables.length <= 3 ? tables.join('、') : `${tables.slice(0, 3).join('、')} 等 ${tables.length} 个表`;
}
