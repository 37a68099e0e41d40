import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testBlobs } from '@openhall/files/testing';
import { inTransaction } from '@openhall/database';
import { eraseContents, foldLedger, openSigner, printedCode, readHistory, verifyLedger } from '@openhall/ledger';
import { createTestDatabase, type TestDatabase } from '@openhall/testkit';
import { packagedSynonyms } from '@openhall/search';
import { createCalendar, packagedYears } from '@openhall/statutory-time';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPublishing, documentId, type Publishing, type PublishingTables } from '../index.ts';
import { sampleDocument } from '../testing/sample-document.ts';

const NOW = new Date('2026-11-24T01:00:00Z');
const LATER = new Date('2026-11-25T01:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
const signer = openSigner(join(folder, 'key.pem'), 'example.test/ledger');
afterAll(() => rmSync(folder, { recursive: true }));

let database: TestDatabase<PublishingTables>;
let publishing: Publishing;
beforeEach(async () => {
  database = await createTestDatabase<PublishingTables>();
  publishing = createPublishing({ db: database.db, blobs: testBlobs(), calendar: createCalendar(packagedYears), synonyms: packagedSynonyms, businessTimeZone: 'Asia/Shanghai' });
});
afterEach(() => database.drop());

const ID = documentId(sampleDocument('a').source, 'a');
const file = (text: string) => ({ name: '附件.txt', mediaType: 'text/plain', bytes: Buffer.from(text) });
const save = (changes: Parameters<typeof sampleDocument>[1] = {}, now = NOW) => publishing.saveDocument(sampleDocument('a', changes), { now, actor: 'import laws' });
const history = async () => (await readHistory(database.db, 'document', ID)).toReversed().map(({ change, fields, actor }) => ({ change, fields, actor }));
const fold = () => foldLedger(database.db, { signer, clock: { now: () => NOW } });
const verify = () => verifyLedger(database.db, { keys: [signer.key], ...publishing.ledgerContents });
const codes = async () => (await readHistory(database.db, 'document', ID)).map(({ code }) => code);
const alter = (statement: string) => database.pool.query(`set session_replication_role = replica; ${statement}; set session_replication_role = default`);

describe('a change of a published record', () => {
  it('is an entry that says who and which fields, in the order of the changes', async () => {
    await save();
    await save({ title: '改了题目', attachments: [file('一')] }, LATER);
    await save({ title: '改了题目', attachments: [file('一')] }, LATER);
    await save({ title: '改了题目', attachments: [file('一')], publicationState: 'WITHDRAWN' }, LATER);
    await save({ title: '改了题目', attachments: [file('一')] }, LATER);
    expect(await history()).toEqual([
      { change: 'PUBLISHED', fields: [], actor: 'import laws' },
      { change: 'REVISED', fields: ['title', 'attachments'], actor: 'import laws' },
      { change: 'WITHDRAWN', fields: [], actor: 'import laws' },
      { change: 'PUBLISHED', fields: [], actor: 'import laws' },
    ]);
  });

  it('is none while nothing is published: drafts and withheld records leave no trace', async () => {
    await save({ publicationState: 'DRAFT' });
    await save({ disclosureAttribute: 'WITHHELD', title: '不公开' });
    expect(await history()).toEqual([]);
  });

  it('is undone together with it', async () => {
    await save();
    await expect(
      inTransaction(database.db, async (trx) => {
        const inside = createPublishing({ db: trx, blobs: testBlobs(), calendar: createCalendar(packagedYears), synonyms: packagedSynonyms, businessTimeZone: 'Asia/Shanghai' });
        await inside.saveDocument(sampleDocument('a', { title: '不算数' }), { now: LATER });
        throw new Error('the rest failed');
      }),
    ).rejects.toThrow('the rest failed');
    expect(await history()).toHaveLength(1);
  });

  it('that happened before there was a ledger is recorded once', async () => {
    await save();
    await alter('truncate ledger_events');
    expect(await publishing.recordUnrecorded({ now: LATER })).toBe(1);
    expect(await publishing.recordUnrecorded({ now: LATER })).toBe(0);
    expect(await history()).toEqual([{ change: 'PUBLISHED', fields: [], actor: 'openhall' }]);
  });
});

describe('verifying the ledger against the records', () => {
  it('holds for everything this domain does', async () => {
    await save({ keywords: ['词'], summary: '概述', documentNumberAliases: ['旧号'], writtenOn: '2026-01-02', attachments: [file('一'), { ...file('二'), name: '乙.txt' }] });
    await save({ title: '新' }, LATER);
    await publishing.saveDocuments([sampleDocument('b', { embargoUntil: new Date('2030-01-01T00:00:00Z') }), sampleDocument('c', { publicationState: 'DRAFT' })], { now: NOW });
    await fold();
    expect(await verify()).toEqual({ entries: 3, checkpoints: 1, waiting: 0, erased: 0, fault: null });
  });

  it.each([
    ['what is shown', `update documents set title = '假'`, { kind: 'unrecorded', subject: `document/${ID}` }],
    ['the body', `update document_revisions set body_html = '<p>假</p>'`, { kind: 'content-altered', subject: `document/${ID}` }],
    ['an old version', `update document_revisions set title = title, metadata = metadata || '{"title": "假"}' where number = 1`, { kind: 'content-altered', subject: `document/${ID}` }],
    ['a version removed', `delete from document_revisions where number = 1`, { kind: 'content-altered' }],
    ['the moment of publication', `update documents set published_at = published_at - interval '1 day'`, { kind: 'unrecorded' }],
    ['a document made public', `update documents set publication_state = 'PUBLISHED', published_at = now() where publication_state = 'DRAFT'`, { kind: 'unrecorded', subject: `document/${documentId(sampleDocument('d').source, 'd')}` }],
    ['a document taken away', `update documents set publication_state = 'DRAFT'`, { kind: 'unrecorded' }],
    ['a file exchanged', `update attachments set name = '假.txt'`, { kind: 'unrecorded' }],
    ['the bytes of a file', `update attachment_contents set bytes = 'x', stored = null`, { kind: 'unrecorded', subject: expect.stringMatching(/^attachment\//) }],
    ['the name of an organ', `update issuers set name = '假厅'`, { kind: 'unrecorded' }],
  ])('finds altered: %s', async (_, statement, fault) => {
    await save();
    await save({ title: '新', attachments: [file('一')] }, LATER);
    await publishing.saveDocument(sampleDocument('d', { publicationState: 'DRAFT' }), { now: NOW });
    await fold();
    await alter(statement);
    expect((await verify()).fault).toMatchObject(fault);
  });

  it('goes on holding after a content was erased', async () => {
    await save();
    await save({ publicationState: 'WITHDRAWN' }, LATER);
    await inTransaction(database.db, (trx) => eraseContents(trx, 'document', ID));
    await fold();
    expect(await verify()).toMatchObject({ erased: 1, fault: null });
  });
});

describe('a verification code', () => {
  it('stands for the current version, checked to the signature, however it is typed', async () => {
    await save();
    await fold();
    const [code = ''] = await codes();
    const found = await publishing.verify(` ${printedCode(code).toLowerCase()} `, { now: NOW });
    expect(found).toMatchObject({ code, change: 'PUBLISHED', state: 'CURRENT', document: { id: ID }, currentCode: code, withdrawnAt: null, checks: { content: 'HOLDS', inclusion: 'HOLDS', signature: 'HOLDS' } });
    expect(JSON.parse(found?.evidence.content ?? '')).toMatchObject({ type: 'document', id: ID, title: sampleDocument('a').title, bodyHtml: sampleDocument('a').bodyHtml });
  });

  it('says what was not in the log yet', async () => {
    await save();
    const [code = ''] = await codes();
    expect(await publishing.verify(code, { now: NOW })).toMatchObject({ state: 'CURRENT', checks: { content: 'HOLDS', inclusion: 'ABSENT', signature: 'ABSENT' } });
  });

  it('of an earlier version leads to the newest; that of a withdrawal, and any after it, shows no content', async () => {
    await save();
    await save({ title: '新' }, LATER);
    await fold();
    const [newest = '', first = ''] = await codes();
    expect(await publishing.verify(first, { now: LATER })).toMatchObject({ state: 'SUPERSEDED', currentCode: newest, checks: { content: 'HOLDS' } });
    await save({ title: '新', publicationState: 'WITHDRAWN' }, LATER);
    await fold();
    for (const code of await codes()) {
      const found = await publishing.verify(code, { now: LATER });
      expect(found).toMatchObject({ state: 'WITHDRAWN', document: null, withdrawnAt: LATER, currentCode: null, checks: { content: 'ABSENT', inclusion: 'HOLDS', signature: 'HOLDS' } });
      expect(JSON.stringify(found)).not.toContain('新');
    }
  });

  it('stands for nothing where the record is not public yet, or no longer may be known, or nobody gave it out', async () => {
    await save({ embargoUntil: LATER });
    const [code = ''] = await codes();
    expect(await publishing.verify(code, { now: NOW })).toBeNull();
    expect(await publishing.verify(code, { now: LATER })).not.toBeNull();
    await save({ disclosureAttribute: 'WITHHELD' }, LATER);
    expect(await publishing.verify(code, { now: LATER })).toBeNull();
    for (const typed of ['', '0'.repeat(20), '\0', 'x'.repeat(10_000)]) expect(await publishing.verify(typed, { now: NOW })).toBeNull();
  });

  it('shows altered content as such', async () => {
    await save();
    await fold();
    const [code = ''] = await codes();
    await alter(`update document_revisions set body_html = '<p>假</p>'`);
    expect(await publishing.verify(code, { now: NOW })).toMatchObject({ checks: { content: 'FAILS', inclusion: 'HOLDS', signature: 'HOLDS' } });
  });
});
