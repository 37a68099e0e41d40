import { inTransaction } from '@openhall/database';
import { sql, type Kysely } from 'kysely';
import type { FilesTables } from '../tables.ts';
import type { BlobStore, Content, Part } from './blob-store.ts';
import { digestOf } from './content.ts';
import { unreferenced } from './references.ts';

/** A file by its address. */
export interface StoredFile {
  readonly sha256: string;
  readonly size: number;
}

/**
 * Files under their digests, with a catalogue in the database. A row is written and committed before its bytes are put, and removed in one
 * transaction with them, so that neither a crash nor another process leaves a file that is referred to without its bytes.
 */
export interface FileStore {
  /** Where files are kept, for people. */
  readonly place: string;
  /** Keeps a content; one that is kept already is not stored twice. Call it before the transaction that refers to the file: it has a day for that. */
  keep(content: Content, at: { readonly now: Date }): Promise<StoredFile>;
  /** Bytes of a part; null where there is no such file. Asks nobody who may read it. */
  read(sha256: string, part: Part): Promise<Uint8Array | null>;
  /** The whole of a file in pieces. @throws where it is not there or ends early */
  stream(file: StoredFile): AsyncGenerator<Uint8Array>;
  /** Whether the bytes are there and have the digest they stand under. */
  intact(sha256: string): Promise<boolean>;
  /** Puts the bytes of a file that the catalogue lists already, as a restored one does. */
  restore(sha256: string, content: Content): Promise<void>;
  /** Removes files nothing has referred to for a day. @returns how many */
  sweep(at: { readonly now: Date }): Promise<number>;
}

/** Holds a sweep off while a copy of everything is made. The number is the word "file". */
export const SWEEP_LOCK = 1_718_185_061;

/** Milliseconds a file may be without a reference. */
const GRACE = 24 * 60 * 60 * 1000;
/** Read at once: bounds the memory a slow reader of a large file takes. */
export const PIECE = 512 * 1024;
const SWEPT_AT_ONCE = 200;

export interface FileStoreOptions {
  readonly db: Kysely<FilesTables>;
  readonly blobs: BlobStore;
}

export function createFileStore({ db, blobs }: FileStoreOptions): FileStore {
  const stream = async function* stream({ sha256, size }: StoredFile): AsyncGenerator<Uint8Array> {
    for (let offset = 0; offset < size; ) {
      const bytes = await blobs.read(sha256, { offset, length: PIECE });
      if (bytes === null || bytes.byteLength === 0) throw new Error(`the file ${sha256} is not in the store`);
      yield bytes;
      offset += bytes.byteLength;
    }
  };
  return {
    place: blobs.place,
    stream,
    read: (sha256, part) => blobs.read(sha256, part),
    keep: async (content, { now }) => {
      const sha256 = await digestOf(content);
      await db
        .insertInto('stored_files')
        .values({ sha256, size_bytes: content.size, put_at: now })
        .onConflict((conflict) => conflict.column('sha256').doUpdateSet((eb) => ({ put_at: eb.fn<Date>('greatest', ['stored_files.put_at', 'excluded.put_at']) })))
        .execute();
      await blobs.put(sha256, content);
      return { sha256, size: content.size };
    },
    intact: async (sha256) => {
      const size = await blobs.size(sha256);
      return size !== null && (await digestOf({ size, chunks: () => stream({ sha256, size }) })) === sha256;
    },
    restore: (sha256, content) => blobs.put(sha256, content),
    sweep: ({ now }) => sweep(db, blobs, now),
  };
}

async function sweep(db: Kysely<FilesTables>, blobs: BlobStore, now: Date): Promise<number> {
  await adopt(db, blobs, now);
  const before = new Date(now.getTime() - GRACE);
  await blobs.tidy(before);
  const orphan = await unreferenced(db);
  const rows = await db.selectFrom('stored_files').select('sha256').where('put_at', '<', before).where(orphan).orderBy('put_at').limit(SWEPT_AT_ONCE).execute();
  let removed = 0;
  for (const { sha256 } of rows) if (await removeOne(db, blobs, sha256, before)) removed += 1;
  return removed;
}

/** The row goes first and is locked until the bytes are gone: who puts the same content meanwhile waits, and puts it anew. */
function removeOne(db: Kysely<FilesTables>, blobs: BlobStore, sha256: string, before: Date): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const { rows } = await sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${SWEEP_LOCK}) as free`.execute(trx);
    if (rows[0]?.free !== true) return false;
    const { numDeletedRows } = await trx.deleteFrom('stored_files').where('sha256', '=', sha256).where('put_at', '<', before).where(await unreferenced(trx)).executeTakeFirst();
    if (numDeletedRows !== 1n) return false;
    await blobs.remove(sha256);
    return true;
  });
}

/** What stands in the store without a row, as a restore that failed leaves it, is entered into the catalogue; its day begins now. */
async function adopt(db: Kysely<FilesTables>, blobs: BlobStore, now: Date): Promise<void> {
  for await (const digests of batches(blobs.list())) {
    const known = new Set((await db.selectFrom('stored_files').select('sha256').where('sha256', 'in', digests).execute()).map(({ sha256 }) => sha256));
    for (const sha256 of digests) {
      const size = known.has(sha256) ? null : await blobs.size(sha256);
      if (size === null) continue;
      await db
        .insertInto('stored_files')
        .values({ sha256, size_bytes: size, put_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  }
}

async function* batches(digests: AsyncIterable<string>): AsyncGenerator<string[]> {
  let batch: string[] = [];
  for await (const digest of digests) {
    batch.push(digest);
    if (batch.length < 500) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
