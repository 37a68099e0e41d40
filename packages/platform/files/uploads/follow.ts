import { inTransaction } from '@openhall/database';
import type { Kysely } from 'kysely';
import type { FilesTables } from '../tables.ts';
import { enqueueExamination } from './examine.ts';
import type { Spool } from './spool.ts';

export interface FollowOptions {
  readonly db: Kysely<FilesTables>;
  readonly spool: Spool;
  /** What is done with a file that is here in full. */
  readonly finish: (id: string, now: Date) => Promise<void>;
}

/** Milliseconds a file may take to arrive, pauses included. */
export const RECEIVE_WITHIN = 24 * 60 * 60 * 1000;
/** Milliseconds after which something is taken for forgotten by the process that had it. */
const FORGOTTEN = 10 * 60 * 1000;
/** Looked after at once; the rest has its turn the next time. */
const AT_ONCE = 200;

/**
 * Finds again what a process that ended left behind: files that are here in full go on, those that never came are forgotten, examinations nobody does any
 * more are enqueued.
 */
export async function followUploads({ db, spool, finish }: FollowOptions, now: Date): Promise<void> {
  const ago = (milliseconds: number): Date => new Date(now.getTime() - milliseconds);
  const left = await db.selectFrom('uploads').select(['id', 'size_bytes', 'created_at']).where('state', '=', 'RECEIVING').where('changed_at', '<', ago(FORGOTTEN)).limit(AT_ONCE).execute();
  for (const { id, size_bytes, created_at } of left) {
    if ((await spool.size(id)) === size_bytes) await finish(id, now);
    else if (created_at < ago(RECEIVE_WITHIN)) {
      await db.deleteFrom('uploads').where('id', '=', id).where('state', '=', 'RECEIVING').execute();
      await spool.remove(id);
    }
  }
  // What nobody can go on with: a form that broke off with its process, or an upload of before a restore.
  const untouched = await spool.untouchedSince(ago(RECEIVE_WITHIN));
  const known = untouched.length === 0 ? [] : await db.selectFrom('uploads').select('id').where('state', '=', 'RECEIVING').where('id', 'in', untouched).execute();
  for (const id of untouched) if (!known.some((upload) => upload.id === id)) await spool.remove(id);
  const waiting = await db.selectFrom('uploads').select('id').where('state', 'in', ['UPLOADED', 'SCANNING']).where('changed_at', '<', ago(FORGOTTEN)).limit(AT_ONCE).execute();
  for (const { id } of waiting) await inTransaction(db, (trx) => enqueueExamination(trx, id));
}
