import { attachableUpload, bytesContent, type FileStore, type FilesTables } from '@openhall/files';
import type { Kysely, Transaction } from 'kysely';
import { attachmentProblem } from '../rules/index.ts';
import type { AttachmentInput, DocumentInput } from './document-input.ts';
import { sha256 } from './identity.ts';
import type { PublishingTables } from './tables.ts';

/** A file whose bytes are in the store. */
export type AttachmentFile = { readonly name: string; readonly mediaType: string; readonly sizeBytes: number; readonly sha256: string };

/** A file that cannot be attached, and why, in words for who attaches it. Nothing of its document is saved then. */
export class AttachmentRefused extends Error {
  override readonly name = 'AttachmentRefused';
}

/**
 * Puts the bytes that come with documents into the store, before the transaction that refers to them: one that is undone leaves files nothing refers to,
 * which the store removes by itself.
 * @throws AttachmentRefused
 */
export async function storeAttachments(inputs: readonly DocumentInput[], files: FileStore, now: Date): Promise<void> {
  for (const attachment of inputs.flatMap((input) => input.attachments ?? [])) {
    if ('uploadId' in attachment) continue;
    const problem = attachmentProblem({ name: attachment.name, mediaType: attachment.mediaType, size: attachment.bytes.byteLength });
    if (problem !== null) throw new AttachmentRefused(problem);
    await files.keep(bytesContent(attachment.bytes), { now });
  }
}

/**
 * The files of a document: those that came with it, and uploads as far as they may be published.
 * @throws AttachmentRefused
 */
export async function attachmentFiles(trx: Transaction<PublishingTables>, attachments: readonly AttachmentInput[]): Promise<AttachmentFile[]> {
  const files: AttachmentFile[] = [];
  for (const attachment of attachments) {
    if ('uploadId' in attachment) files.push(await fromUpload(trx, attachment.uploadId));
    else files.push({ name: attachment.name, mediaType: attachment.mediaType, sizeBytes: attachment.bytes.byteLength, sha256: sha256(attachment.bytes) });
  }
  return files;
}

async function fromUpload(trx: Transaction<PublishingTables>, id: string): Promise<AttachmentFile> {
  const upload = await attachableUpload(trx as unknown as Transaction<FilesTables>, id);
  if ('refused' in upload) throw new AttachmentRefused(upload.refused);
  const problem = attachmentProblem({ name: upload.name, mediaType: upload.mediaType, size: upload.sizeBytes });
  if (problem !== null) throw new AttachmentRefused(problem);
  return upload;
}

/** Contents moved at once: bounds what is held in memory. */
const MOVED_AT_ONCE = 8;

/**
 * Moves contents that stand in the database into the store. Each is either here or there, so that it can be stopped and goes on at any time, and readers
 * notice nothing. One whose bytes do not have their digest stays where it is: the ledger's verification names it.
 * @returns how many were moved
 */
export async function moveContents(db: Kysely<PublishingTables>, files: FileStore, { now, signal }: { readonly now: Date; readonly signal?: AbortSignal }): Promise<number> {
  let moved = 0;
  for (let after = ''; ; ) {
    signal?.throwIfAborted();
    const rows = await db.selectFrom('attachment_contents').select(['sha256', 'bytes']).where('bytes', 'is not', null).where('sha256', '>', after).orderBy('sha256').limit(MOVED_AT_ONCE).execute();
    for (const row of rows) {
      if (row.bytes === null || sha256(row.bytes) !== row.sha256) continue;
      await files.keep(bytesContent(row.bytes), { now });
      await db.updateTable('attachment_contents').set({ bytes: null, stored: row.sha256 }).where('sha256', '=', row.sha256).execute();
      moved += 1;
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < MOVED_AT_ONCE) return moved;
    after = last.sha256;
  }
}

/** Digests of contents that are not there or not what their digest says, in order. */
export async function* alteredContents(db: Kysely<PublishingTables>, files: FileStore): AsyncGenerator<string> {
  for (let after = ''; ; ) {
    const rows = await db.selectFrom('attachment_contents').select(['sha256', 'bytes']).where('sha256', '>', after).orderBy('sha256').limit(MOVED_AT_ONCE).execute();
    for (const row of rows) {
      const sound = row.bytes === null ? await files.intact(row.sha256) : sha256(row.bytes) === row.sha256;
      if (!sound) yield row.sha256;
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < MOVED_AT_ONCE) return;
    after = last.sha256;
  }
}
