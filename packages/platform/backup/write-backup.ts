import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import { holdSchema } from '@openhall/database';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Progress } from './archive-reader.ts';
import { ArchiveWriter } from './archive-writer.ts';
import { BackupError, databaseFailure, readFailure, writeFailure } from './backup-error.ts';
import { CANONICAL, copyTarget, quoted, readCatalogue, SCHEMA_MIGRATIONS, type Catalogue, type TableShape } from './catalogue.ts';
import { MANIFEST, MANIFEST_DIGEST, type FilePart, type Manifest, type TablePart } from './manifest.ts';
import { messages } from './messages.ts';
import { RowDigest } from './row-digest.ts';

export type BackupOptions = {
  readonly pool: pg.Pool;
  /** Where the backup is to stand; nothing may stand there yet. */
  readonly path: string;
  /** Makes the unfinished file's name its own. */
  readonly id: string;
  readonly now: Date;
  readonly productVersion: string;
  /** Files the installation keeps beside its database. */
  readonly files: readonly StoredFile[];
  /** What else it keeps beside its database, as the database says of it at the moment of the backup. */
  readonly stored?: (snapshot: Pick<pg.PoolClient, 'query'>) => AsyncIterable<StoredContent>;
  /** Schemas that hold nothing that could not be made again from the product's own; they are left out. */
  readonly derivedSchemas: readonly string[];
  /** Aborted to stop; nothing is left then. */
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
};

export type StoredFile = { readonly name: string; readonly path: string };
export type StoredContent = { readonly name: string; readonly content: AsyncIterable<Uint8Array> };

export type BackupReport = { readonly path: string; readonly bytes: number; readonly digest: string; readonly manifest: Manifest };

/**
 * Writes everything an installation holds into one file, as it was at one moment, while others go on writing. Memory stays bounded whatever the size.
 *
 * @throws BackupError; nothing that looks like a backup is left then
 */
export async function writeBackup(options: BackupOptions): Promise<BackupReport> {
  const { path, id, now } = options;
  const archive = await ArchiveWriter.create(path, id, now).catch((error: unknown) => {
    throw writeFailure(error, path);
  });
  try {
    const manifest = await inSnapshot(options, (client, catalogue) => new BackupRun(client, catalogue, archive, options).run());
    const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
    const { sha256 } = await archive.add(MANIFEST, chunks(text));
    await archive.add(MANIFEST_DIGEST, chunks(Buffer.from(`${sha256}\n`)));
    return { path, bytes: await archive.finish(), digest: sha256, manifest };
  } catch (error) {
    await archive.abandon();
    throw databaseFailure(writeFailure(error, path), options.signal);
  }
}

/** Shows the work one moment of the database, and keeps its tables from being altered meanwhile. */
async function inSnapshot<Result>({ pool, derivedSchemas }: BackupOptions, work: (client: pg.PoolClient, catalogue: Catalogue) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let whole = false;
  try {
    // The tables are locked under the same lock as migrations, so that none is altered between the moment that is seen and the reading of it.
    const catalogue = await holdSchema(client, async () => {
      await client.query('begin transaction isolation level repeatable read read only');
      await client.query(CANONICAL);
      const found = await readCatalogue(client, derivedSchemas);
      if (!found.tables.some(({ name }) => name === SCHEMA_MIGRATIONS)) throw new BackupError(messages.nothingToBackUp);
      await client.query(`lock table ${found.tables.map(({ name }) => quoted(name)).join(', ')} in access share mode`);
      return found;
    });
    const result = await work(client, catalogue);
    await client.query('commit');
    whole = true;
    return result;
  } finally {
    // A session cut off in the middle of a table is of no further use.
    client.release(!whole);
  }
}

class BackupRun {
  readonly #client: pg.PoolClient;
  readonly #catalogue: Catalogue;
  readonly #archive: ArchiveWriter;
  readonly #options: BackupOptions;
  readonly #total: number;
  #done = 0;

  constructor(client: pg.PoolClient, catalogue: Catalogue, archive: ArchiveWriter, options: BackupOptions) {
    this.#client = client;
    this.#catalogue = catalogue;
    this.#archive = archive;
    this.#options = options;
    this.#total = catalogue.tables.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  async run(): Promise<Manifest> {
    const { now, productVersion, files, stored: contents } = this.#options;
    const { rows: versions } = await this.#client.query<{ server_version: string }>('show server_version');
    const { rows: migrations } = await this.#client.query<Manifest['migrations'][number]>(`select name, checksum from ${SCHEMA_MIGRATIONS} order by name collate "C"`);
    const tables: TablePart[] = [];
    for (const table of this.#catalogue.tables) tables.push(await this.#table(table));
    const sequences: Manifest['sequences'] = [];
    for (const sequence of this.#catalogue.sequences) sequences.push(await this.#sequence(sequence));
    const stored: FilePart[] = [];
    for (const { name, path } of files) stored.push(await this.#file(name, readable(path)));
    if (contents !== undefined) for await (const { name, content } of contents(this.#client)) stored.push(await this.#file(name, content));
    return {
      format: 'openhall-backup',
      version: 1,
      createdAt: now.toISOString(),
      productVersion,
      postgresVersion: versions[0]?.server_version ?? '',
      migrations,
      tables,
      sequences,
      files: stored,
    };
  }

  async #table(table: TableShape): Promise<TablePart> {
    const digest = new RowDigest();
    const stream = this.#client.query(copyTo(`copy ${copyTarget(table)} to stdout`));
    const written = await pipeline(
      stream,
      (rows: AsyncIterable<Buffer>) => digest.through(this.#counted(rows, table.bytes)),
      createZstdCompress({ chunkSize: 256 * 1024, params: { [constants.ZSTD_c_checksumFlag]: 1 } }),
      (compressed: AsyncIterable<Buffer>) => this.#archive.add(`tables/${table.name}.copy.zst`, compressed),
      { signal: this.#options.signal },
    );
    return { name: table.name, columns: [...table.columns], rows: digest.rows, digest: digest.hex, ...written };
  }

  /** A table counts with its size on the disk: how much text it makes is known only afterwards. */
  async *#counted(rows: AsyncIterable<Buffer>, bytes: number): AsyncGenerator<Buffer> {
    let read = 0;
    for await (const chunk of rows) {
      read += chunk.length;
      this.#options.onProgress?.({ done: this.#done + Math.min(read, bytes), total: this.#total });
      yield chunk;
    }
    this.#done += bytes;
  }

  /** A sequence belongs to no moment: read after the tables, it is never behind a number that stands in them. */
  async #sequence(name: string): Promise<Manifest['sequences'][number]> {
    const { rows } = await this.#client.query<{ lastValue: string; called: boolean }>(`select last_value::text as "lastValue", is_called as called from ${quoted(name)}`);
    const [row] = rows;
    if (row === undefined) throw new Error(`The sequence ${name} has no row.`);
    return { name, ...row };
  }

  async #file(name: string, content: AsyncIterable<Uint8Array>): Promise<FilePart> {
    this.#options.signal.throwIfAborted();
    const written = await this.#archive.add(`files/${name}`, content);
    return { name, ...written };
  }
}

async function* readable(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path) as AsyncIterable<Buffer>;
  } catch (error) {
    throw readFailure(error, path);
  }
}

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
