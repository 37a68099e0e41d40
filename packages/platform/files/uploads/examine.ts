import { inTransaction } from '@openhall/database';
import { defineJob, enqueue } from '@openhall/jobs';
import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import { messages } from '../scan/messages.ts';
import { runScan, type ScanOptions } from '../scan/run-scan.ts';
import type { ScanResult } from '../scan/scan-file.ts';
import type { FileStore, StoredFile } from '../store/file-store.ts';
import type { FilesTables } from '../tables.ts';
import { ClamdUnavailable, scanForViruses, type ClamdAddress } from '../virus/clamd.ts';
import { recordEvent, writeFindings } from './upload-records.ts';

/** Examines an upload; enqueued in the transaction in which the last of it arrived. */
export const examineJob = defineJob('files.examine', z.object({ uploadId: z.string() }));

export interface ExamineOptions {
  readonly db: Kysely<FilesTables>;
  readonly store: FileStore;
  readonly scan: ScanOptions;
  /** Where clamd listens; null where none is configured. */
  readonly clamd: ClamdAddress | null;
  readonly clock: { now(): Date };
}

const WAITS = '病毒检查服务暂时不可用，文件正在等待检查，恢复后会自动继续。';

/**
 * Examines an upload, viruses first, and writes down what came of it. May run again at any time: what has a result keeps it.
 * @throws ClamdUnavailable where viruses could not be looked for: the upload waits, and the queue tries again
 */
export async function examineUpload(id: string, options: ExamineOptions): Promise<void> {
  const { db, clock } = options;
  const upload = await db
    .updateTable('uploads')
    .set({ state: 'SCANNING', changed_at: clock.now() })
    .where('id', '=', id)
    .where('state', 'in', ['UPLOADED', 'SCANNING'])
    .returning(['name', 'sha256', 'size_bytes'])
    .executeTakeFirst();
  if (upload === undefined || upload.sha256 === null) return;
  try {
    const result = await resultOf({ sha256: upload.sha256, size: upload.size_bytes }, upload.name, options);
    await keepResult(id, result, options);
  } catch (error) {
    await db
      .updateTable('uploads')
      .set({ state: 'UPLOADED', waiting_for: error instanceof ClamdUnavailable ? WAITS : null, changed_at: clock.now() })
      .where('id', '=', id)
      .where('state', '=', 'SCANNING')
      .execute();
    throw error;
  }
}

async function resultOf(file: StoredFile, name: string, { store, scan, clamd }: ExamineOptions): Promise<ScanResult> {
  if (clamd !== null) {
    const verdict = await scanForViruses(clamd, store.stream(file));
    if (!verdict.clean) return { refused: messages.virus(verdict.signature) };
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of store.stream(file)) chunks.push(chunk);
  return runScan(Buffer.concat(chunks), name, scan);
}

function keepResult(id: string, result: ScanResult, { db, clock }: ExamineOptions): Promise<void> {
  return inTransaction(db, async (trx) => {
    const now = clock.now();
    const changed =
      'refused' in result
        ? // What is refused is not kept either: without the reference the next sweep removes it.
          ({ state: 'REFUSED', refusal: result.refused, sha256: null } as const)
        : ({ state: result.findings.length === 0 ? 'CLEAN' : 'FINDINGS', media_type: result.mediaType } as const);
    const { numUpdatedRows } = await trx.updateTable('uploads').set({ ...changed, waiting_for: null, changed_at: now }).where('id', '=', id).where('state', '=', 'SCANNING').executeTakeFirst();
    if (numUpdatedRows !== 1n) return;
    if (!('refused' in result)) await writeFindings(trx, id, result.findings);
    await recordEvent(trx, id, { at: now, actor: null, event: 'EXAMINED', note: changed.state });
  });
}

/** Has an upload examined, in the transaction of what it follows from; one of an upload waits at a time. */
export function enqueueExamination(trx: Transaction<FilesTables>, uploadId: string): Promise<void> {
  return enqueue<FilesTables, z.output<typeof examineJob.payload>>(trx, examineJob, { uploadId }, { key: `examine ${uploadId}` });
}
