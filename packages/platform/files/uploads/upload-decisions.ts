import { inTransaction } from '@openhall/database';
import type { Kysely, Transaction } from 'kysely';
import type { FilesTables, UploadState } from '../tables.ts';
import { readFindings, recordEvent, recordOf, SHOWN, type Actor, type UploadRecord } from './upload-records.ts';

export interface UploadPage {
  readonly size: number;
  /** Only what comes after this one: created earlier, or at the same time with a smaller identifier. */
  readonly after: { readonly createdAt: Date; readonly id: string } | null;
  /** Only the uploads of one person; null for everybody's. */
  readonly ownerId: string | null;
}

/** A decision on an upload, or why it could not be made. */
export type Decision = UploadRecord | { readonly refused: string; readonly field: string | null };

/** Characters of a reason. */
const LONGEST_REASON = 500;
const SHORTEST_REASON = 4;

/** What people decide on uploads, each with its row in `upload_events`. */
export function createUploadDecisions(db: Kysely<FilesTables>) {
  return {
    read: async (id: string): Promise<UploadRecord | null> => {
      const row = await db.selectFrom('uploads').select(SHOWN).where('id', '=', id).where('state', '!=', 'DISCARDED').executeTakeFirst();
      return row === undefined ? null : recordOf(row);
    },
    /** Newest first; those that were discarded are not listed. One more than the page is read, to know whether there is another. */
    list: async ({ size, after, ownerId }: UploadPage): Promise<UploadRecord[]> => {
      let query = db.selectFrom('uploads').select(SHOWN).where('state', '!=', 'DISCARDED').orderBy('created_at', 'desc').orderBy('id', 'desc').limit(size + 1);
      if (ownerId !== null) query = query.where('owner_id', '=', ownerId);
      if (after !== null) query = query.where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(after.createdAt, after.id)));
      return (await query.execute()).map((row) => recordOf(row));
    },
    /** How many there are, counting no further than a limit. */
    count: async (ownerId: string | null, limit: number): Promise<number> => {
      let query = db.selectFrom('uploads').select('id').where('state', '!=', 'DISCARDED').limit(limit);
      if (ownerId !== null) query = query.where('owner_id', '=', ownerId);
      const { count } = await db.selectFrom(query.as('counted')).select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
      return count;
    },
    findings: (ids: readonly string[]) => readFindings(db, ids),
    /** Somebody has looked at what was found and answers for the file being published all the same. */
    acknowledge: (id: string, reason: string, actor: Actor, now: Date): Promise<Decision> =>
      decide(db, id, async (trx, state, acknowledged) => {
        const given = reason.trim();
        if (state === 'REFUSED') return refused('没有通过检查的文件不能确认。');
        if (state !== 'FINDINGS') return refused(state === 'CLEAN' ? '文件没有需要确认的内容。' : '文件还没有检查完，请稍后再试。');
        if (acknowledged) return refused('文件已经确认过了。');
        if ([...given].length < SHORTEST_REASON || given.length > LONGEST_REASON) return refused(`请写明理由，${SHORTEST_REASON} 至 ${LONGEST_REASON} 字。`, 'reason');
        await trx.updateTable('uploads').set({ acknowledged_at: now, acknowledged_by_id: actor.id, acknowledged_by: actor.name, acknowledgement: given, changed_at: now }).where('id', '=', id).execute();
        await recordEvent(trx, id, { at: now, actor, event: 'ACKNOWLEDGED', note: given });
        return null;
      }),
    /** The file is not wanted: its findings go at once, its bytes with the next sweep unless something public has them. */
    discard: (id: string, actor: Actor, now: Date): Promise<Decision> =>
      decide(db, id, async (trx, state) => {
        if (state === 'RECEIVING') return refused('文件还在上传，请先取消上传。');
        await trx.deleteFrom('upload_findings').where('upload_id', '=', id).execute();
        await trx.updateTable('uploads').set({ state: 'DISCARDED', refusal: null, waiting_for: null, sha256: null, changed_at: now }).where('id', '=', id).execute();
        await recordEvent(trx, id, { at: now, actor, event: 'DISCARDED' });
        return null;
      }),
  };
}

export type UploadDecisions = ReturnType<typeof createUploadDecisions>;

const refused = (message: string, field: string | null = null): { refused: string; field: string | null } => ({ refused: message, field });

function decide(db: Kysely<FilesTables>, id: string, decision: (trx: Transaction<FilesTables>, state: UploadState, acknowledged: boolean) => Promise<{ refused: string; field: string | null } | null>): Promise<Decision> {
  return inTransaction(db, async (trx) => {
    const row = await trx.selectFrom('uploads').select(['state', 'acknowledged_at']).where('id', '=', id).forUpdate().executeTakeFirst();
    if (row === undefined || row.state === 'DISCARDED') return refused('没有这个文件，或者已经弃用。', 'id');
    const problem = await decision(trx, row.state, row.acknowledged_at !== null);
    return problem ?? recordOf(await trx.selectFrom('uploads').select(SHOWN).where('id', '=', id).executeTakeFirstOrThrow());
  });
}
