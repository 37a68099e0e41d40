import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFileStore, DiskBlobs, type FileStore, type FilesTables, type UploadState } from '@openhall/files';
import { createTestDatabase, type TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPublishing, type Publishing } from '../service.ts';
import { sampleDocument, testOptions } from '../testing/sample-document.ts';
import { AttachmentRefused } from './attachment-contents.ts';
import { publishingProblem } from './integrity.ts';
import type { PublishingTables } from './tables.ts';

const NOW = new Date('2026-11-24T01:00:00Z');
const at = { now: NOW };
let database: TestDatabase<PublishingTables & FilesTables>;
let folder: string;
let files: FileStore;
let publishing: Publishing;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'openhall-attachments-'));
  const blobs = new DiskBlobs(folder);
  files = createFileStore({ db: database.db, blobs });
  publishing = createPublishing({ db: database.db, ...testOptions(), blobs });
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const file = (name: string, text: string) => ({ name, mediaType: 'text/plain', bytes: Buffer.from(text) });
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const textOf = async (sourceKey: string): Promise<string | null> => {
  const { id } = await database.db.selectFrom('attachments as a').innerJoin('documents as d', 'd.id', 'a.document_id').select('a.id').where('d.source_key', '=', sourceKey).executeTakeFirstOrThrow();
  const bytes = await publishing.attachmentBytes(id, { offset: 0, length: 100 }, at);
  return bytes === null ? null : Buffer.from(bytes).toString();
};

describe('an attachment', () => {
  it('is refused in words where it cannot be attached, and nothing of its batch is saved', async () => {
    const sound = sampleDocument('sound', { attachments: [file('申请表.docx', 'x')] });
    const broken = sampleDocument('broken', { attachments: [file('../申请表.docx', 'x')] });
    await expect(publishing.saveDocuments([sound, broken], at)).rejects.toThrow(new AttachmentRefused('附件“../申请表.docx”的文件名含有不能使用的字符，请改名后再上传。'));
    expect(await database.db.selectFrom('documents').select('id').execute()).toEqual([]);
  });

  it('stands in the store, not in the database, and is read through the gate of its document', async () => {
    await publishing.saveDocument(sampleDocument('open', { attachments: [file('a.txt', '公开的内容')] }), at);
    await publishing.saveDocument(sampleDocument('draft', { attachments: [file('b.txt', '草稿的内容')], publicationState: 'DRAFT', publishedAt: null }), at);
    expect(await database.db.selectFrom('attachment_contents').select('bytes').where('bytes', 'is not', null).execute()).toEqual([]);
    expect(await textOf('open')).toBe('公开的内容');
    expect(await textOf('draft')).toBeNull();
    expect(await files.intact(digest('草稿的内容'))).toBe(true);
  });

  it('from before there was a store is read from where it is, then moved, and looks the same', async () => {
    await publishing.saveDocument(sampleDocument('old', { attachments: [file('a.txt', '旧的内容')] }), at);
    await database.pool.query("update attachment_contents set stored = null, bytes = convert_to('旧的内容', 'UTF8') where sha256 = $1", [digest('旧的内容')]);
    await new DiskBlobs(folder).remove(digest('旧的内容'));
    await database.pool.query("insert into attachment_contents (sha256, bytes) values ($1, 'other')", ['0'.repeat(64)]);
    expect(await textOf('old')).toBe('旧的内容');
    expect(await publishing.moveContents(at)).toBe(1);
    expect(await textOf('old')).toBe('旧的内容');
    expect(await files.intact(digest('旧的内容'))).toBe(true);
    // One that is not what its digest says stays where it can be looked at.
    expect(await publishing.moveContents(at)).toBe(0);
    expect(await publishingProblem(database.db, files)).toBe('1 个附件的内容与摘要不符');
    await database.pool.query('delete from attachment_contents where sha256 = $1', ['0'.repeat(64)]);
    expect(await publishingProblem(database.db, files)).toBeNull();
  });

  it('is missed and found altered in the store', async () => {
    const problems = async () => {
      const unrecorded: string[] = [];
      for await (const subject of publishing.ledgerContents.findUnrecorded()) unrecorded.push(subject);
      return [await publishingProblem(database.db, files), unrecorded];
    };
    await publishing.saveDocument(sampleDocument('kept', { attachments: [file('a.txt', '要保存好')] }), at);
    const sha256 = digest('要保存好');
    await writeFile(join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256), '被改动了');
    expect(await problems()).toEqual(['1 个附件的内容与摘要不符', [`attachment/${sha256}`]]);
    await new DiskBlobs(folder).remove(sha256);
    expect(await problems()).toEqual(['1 个附件的内容与摘要不符', [`attachment/${sha256}`]]);
    await files.keep({ size: Buffer.byteLength('要保存好'), chunks: async function* chunks() { yield Buffer.from('要保存好'); } }, at);
    expect(await problems()).toEqual([null, []]);
  });
});

describe('an upload as an attachment', () => {
  let number = 0;
  async function upload(state: UploadState, more: { acknowledged?: boolean } = {}): Promise<string> {
    number += 1;
    const id = String(number).padStart(32, '0');
    const kept = state === 'REFUSED' || state === 'DISCARDED' ? null : await files.keep({ size: 3, chunks: async function* chunks() { yield Buffer.from('abc'); } }, at);
    const acknowledged = more.acknowledged === true ? { acknowledged_at: NOW, acknowledged_by_id: 'p', acknowledged_by: '某某', acknowledgement: '已核对' } : {};
    await database.db
      .insertInto('uploads')
      .values({ id, name: '名单.csv', owner_id: 'p', owner_name: '某某', state, size_bytes: 3, sha256: kept?.sha256 ?? null, media_type: 'text/csv', refusal: state === 'REFUSED' ? '发现病毒' : null, created_at: NOW, changed_at: NOW, ...acknowledged })
      .execute();
    return id;
  }

  it.each([
    ['CLEAN', false],
    ['FINDINGS', true],
  ] as const)('%s (acknowledged: %s) is published under its name', async (state, acknowledged) => {
    const key = `upload ${state}`;
    await publishing.saveDocument(sampleDocument(key, { attachments: [{ uploadId: await upload(state, { acknowledged }) }] }), at);
    expect(await textOf(key)).toBe('abc');
  });

  it.each([
    ['FINDINGS', '请先查看并确认'],
    ['REFUSED', '没有通过检查'],
    ['UPLOADED', '还没有检查完'],
    ['SCANNING', '还没有检查完'],
    ['DISCARDED', '没有这个文件'],
  ] as const)('%s is refused: %s', async (state, words) => {
    const input = sampleDocument(`refused ${state}`, { attachments: [{ uploadId: await upload(state) }] });
    await expect(publishing.saveDocument(input, at)).rejects.toThrow(words);
    expect(await publishing.document(input.sourceKey, { now: NOW, selected: new Set() })).toBeNull();
  });

  it('that nobody sent is refused', async () => {
    await expect(publishing.saveDocument(sampleDocument('none', { attachments: [{ uploadId: 'f'.repeat(32) }] }), at)).rejects.toThrow('没有这个文件');
  });
});
