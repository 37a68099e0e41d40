import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Finding } from '../findings.ts';
import type { FilesTables, UploadEvent, UploadRow, UploadState } from '../tables.ts';

/** Somebody who does something with uploads. */
export interface Actor {
  readonly id: string;
  readonly name: string;
}

/** A file somebody sent, as desks show it. */
export interface UploadRecord {
  readonly id: string;
  readonly name: string;
  readonly owner: Actor;
  readonly state: UploadState;
  readonly sizeBytes: number;
  readonly sha256: string | null;
  readonly mediaType: string | null;
  /** Why it cannot be used. */
  readonly refusal: string | null;
  /** Why its examination waits. */
  readonly waitingFor: string | null;
  readonly createdAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: string | null;
  readonly acknowledgement: string | null;
}

export const SHOWN = ['id', 'name', 'owner_id', 'owner_name', 'state', 'size_bytes', 'sha256', 'media_type', 'refusal', 'waiting_for', 'created_at', 'acknowledged_at', 'acknowledged_by', 'acknowledgement'] as const;

export function recordOf(row: Pick<Selectable<UploadRow>, (typeof SHOWN)[number]>): UploadRecord {
  return {
    id: row.id,
    name: row.name,
    owner: { id: row.owner_id, name: row.owner_name },
    state: row.state,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    mediaType: row.media_type,
    refusal: row.refusal,
    waitingFor: row.waiting_for,
    createdAt: row.created_at,
    acknowledgedAt: row.acknowledged_at,
    acknowledgedBy: row.acknowledged_by,
    acknowledgement: row.acknowledgement,
  };
}

/** Writes down who did what, in the transaction in which it was done. The upload's row is locked by it. */
export async function recordEvent(trx: Transaction<FilesTables>, uploadId: string, { at, actor, event, note = null }: { at: Date; actor: Actor | null; event: UploadEvent; note?: string | null }): Promise<void> {
  const { count } = await trx
    .selectFrom('upload_events')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('upload_id', '=', uploadId)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('upload_events')
    .values({ upload_id: uploadId, number: count + 1, at, actor_id: actor?.id ?? null, actor: actor?.name ?? 'openhall', event, note })
    .execute();
}

export async function writeFindings(trx: Transaction<FilesTables>, uploadId: string, findings: readonly Finding[]): Promise<void> {
  if (findings.length === 0) return;
  await trx
    .insertInto('upload_findings')
    .values(findings.map(({ kind, place, excerpt, count }, position) => ({ upload_id: uploadId, position, kind, place, excerpt, count })))
    .execute();
}

/** What was found in uploads, in the order of the file, by upload. */
export async function readFindings(db: Kysely<FilesTables>, uploadIds: readonly string[]): Promise<Map<string, Finding[]>> {
  const found = new Map<string, Finding[]>(uploadIds.map((id) => [id, []]));
  if (uploadIds.length === 0) return found;
  const rows = await db.selectFrom('upload_findings').selectAll().where('upload_id', 'in', uploadIds).orderBy('upload_id').orderBy('position').execute();
  for (const { upload_id, kind, place, excerpt, count } of rows) found.get(upload_id)?.push({ kind, place, excerpt, count });
  return found;
}
