import { createTestDatabase, type TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleDocument } from '../testing/sample-document.ts';
import { saveDocuments } from './repository.ts';
import { AttachmentRefused } from './revision-content.ts';
import type { PublishingTables } from './tables.ts';

const context = { now: new Date('2026-11-24T01:00:00Z'), businessTimeZone: 'Asia/Shanghai', actor: 'test' };
const bytes = new Uint8Array([1]);
let database: TestDatabase<PublishingTables>;
beforeAll(async () => {
  database = await createTestDatabase<PublishingTables>();
});
afterAll(() => database.drop());

describe('a file that cannot be attached', () => {
  it('is refused in words, and nothing of its batch is saved', async () => {
    const sound = { ...sampleDocument('sound'), attachments: [{ name: '申请表.docx', mediaType: 'application/octet-stream', bytes }] };
    const broken = { ...sampleDocument('broken'), attachments: [{ name: '../申请表.docx', mediaType: 'application/octet-stream', bytes }] };
    await expect(saveDocuments(database.db, [sound, broken], context)).rejects.toThrow(new AttachmentRefused('附件“../申请表.docx”的文件名含有不能使用的字符，请改名后再上传。'));
    expect(await database.db.selectFrom('documents').select('id').execute()).toEqual([]);
  });
});
