import type { Readable } from 'node:stream';
import { inTransaction } from '@openhall/database';
import type { Kysely } from 'kysely';
import type { FileStore } from '../store/file-store.ts';
import type { FilesTables } from '../tables.ts';
import { enqueueExamination } from './examine.ts';
import { followUploads } from './follow.ts';
import type { Spool } from './spool.ts';
import { nameProblem, sizeProblem } from './upload-name.ts';
import { recordEvent, type Actor } from './upload-records.ts';

export interface ReceiverOptions {
  readonly db: Kysely<FilesTables>;
  readonly store: FileStore;
  readonly spool: Spool;
  /** Bytes one file may have. */
  readonly sizeLimit: number;
}

/** A file that is being sent. */
export interface Incoming {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
  /** Bytes that are here. */
  readonly received: number;
  readonly ownerId: string;
  readonly createdAt: Date;
}


/** Takes files in, in as many pieces as a line breaks them into, and hands each to its examination. */
export function createReceiver({ db, store, spool, sizeLimit }: ReceiverOptions) {
  const incoming = async (id: string): Promise<Incoming | null> => {
    const row = await db.selectFrom('uploads').select(['id', 'name', 'size_bytes', 'owner_id', 'created_at']).where('id', '=', id).where('state', '=', 'RECEIVING').executeTakeFirst();
    const received = row === undefined ? null : await spool.size(id);
    return row === undefined || received === null ? null : { id, name: row.name, sizeBytes: row.size_bytes, received, ownerId: row.owner_id, createdAt: row.created_at };
  };
  /** Everything is here: into the store, and in one transaction the upload waits for its examination and the job is there. */
  const finish = async (id: string, now: Date): Promise<void> => {
    const content = await spool.content(id);
    const { sha256 } = await store.keep(content, { now });
    await inTransaction(db, async (trx) => {
      const row = await trx.updateTable('uploads').set({ state: 'UPLOADED', sha256, changed_at: now }).where('id', '=', id).where('state', '=', 'RECEIVING').returning(['owner_id', 'owner_name']).executeTakeFirst();
      if (row === undefined) return;
      await recordEvent(trx, id, { at: now, actor: { id: row.owner_id, name: row.owner_name }, event: 'RECEIVED' });
      await enqueueExamination(trx, id);
    });
    await spool.remove(id);
  };
  return {
    sizeLimit,
    incoming,
    finish,
    /** Why a file of this name and size is not taken; null where it is. */
    problem: (name: string, size: number): string | null => nameProblem(name) ?? sizeProblem(size, sizeLimit),
    /** Makes room for a file whose size is known. Throws where `problem` was not asked. */
    begin: async (file: { readonly id: string; readonly name: string; readonly size: number; readonly owner: Actor }, now: Date): Promise<void> => {
      const problem = nameProblem(file.name) ?? sizeProblem(file.size, sizeLimit);
      if (problem !== null) throw new RangeError(problem);
      await spool.create(file.id);
      await db
        .insertInto('uploads')
        .values({ id: file.id, name: file.name, owner_id: file.owner.id, owner_name: file.owner.name, state: 'RECEIVING', size_bytes: file.size, created_at: now, changed_at: now })
        .execute();
    },
    append: (id: string, source: Readable, offset: number): Promise<number> => spool.append(id, source, offset),
    /** Takes a whole file of a size nobody announced, as a form sends it. @returns why it was not taken, or null */
    take: async (file: { readonly id: string; readonly name: string; readonly owner: Actor }, source: Readable & { readonly truncated?: boolean }, now: Date): Promise<string | null> => {
      await spool.create(file.id);
      try {
        const size = await spool.append(file.id, source, 0);
        const problem = nameProblem(file.name) ?? (source.truncated === true ? sizeProblem(sizeLimit + 1, sizeLimit) : sizeProblem(size, sizeLimit));
        if (problem !== null) return problem;
        await db
          .insertInto('uploads')
          .values({ id: file.id, name: file.name, owner_id: file.owner.id, owner_name: file.owner.name, state: 'RECEIVING', size_bytes: size, created_at: now, changed_at: now })
          .execute();
        await finish(file.id, now);
        return null;
      } finally {
        await spool.remove(file.id);
      }
    },
    /** Forgets a file that is not here in full, because its sender says so. */
    cancel: async (id: string): Promise<void> => {
      await db.deleteFrom('uploads').where('id', '=', id).where('state', '=', 'RECEIVING').execute();
      await spool.remove(id);
    },
    /** Finds again what a process that ended left behind; see `followUploads`. */
    follow: (now: Date): Promise<void> => followUploads({ db, spool, finish }, now),
  };
}

export type Receiver = ReturnType<typeof createReceiver>;
