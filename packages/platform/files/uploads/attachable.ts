import type { Transaction } from 'kysely';
import type { FilesTables } from '../tables.ts';

/** A file that may be attached to something public. */
export interface AttachableFile {
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/**
 * The one door from an upload to anything public: examined and clean, or with findings that somebody has looked at and answers for. A file with a virus
 * never passes. The upload is locked against being discarded until the transaction ends.
 * @returns why not, in words for who wants to attach it, or the file
 */
export async function attachableUpload<Tables extends FilesTables>(db: Transaction<Tables>, id: string): Promise<AttachableFile | { readonly refused: string }> {
  const trx = db as unknown as Transaction<FilesTables>;
  const row = await trx.selectFrom('uploads').select(['name', 'state', 'size_bytes', 'sha256', 'media_type', 'acknowledged_at']).where('id', '=', id).forShare().executeTakeFirst();
  if (row === undefined || row.state === 'DISCARDED') return { refused: '没有这个文件，或者已经弃用。' };
  if (row.state === 'REFUSED') return { refused: `文件“${row.name}”没有通过检查，不能公开。` };
  const { sha256, media_type: mediaType } = row;
  if ((row.state !== 'CLEAN' && row.state !== 'FINDINGS') || sha256 === null || mediaType === null) return { refused: `文件“${row.name}”还没有检查完，请稍后再试。` };
  if (row.state === 'FINDINGS' && row.acknowledged_at === null) return { refused: `文件“${row.name}”中发现了个人信息或者隐藏内容，请先查看并确认。` };
  return { name: row.name, mediaType, sizeBytes: row.size_bytes, sha256 };
}
