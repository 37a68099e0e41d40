import { readGenerations } from '@openhall/database';
import { createTestDatabase } from '@openhall/testkit';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUSINESS_TIME_ZONE, NOW, sampleDocument, testFiles } from '../testing/sample-document.ts';
import type { DocumentInput } from './document-input.ts';
import { documentId } from './identity.ts';
import { syncIssuers } from './reference-data.ts';
import { saveDocuments } from './repository.ts';
import type { PublishingTables } from './tables.ts';

let database: Awaited<ReturnType<typeof createTestDatabase<PublishingTables>>>;
beforeAll(async () => {
  database = await createTestDatabase<PublishingTables>();
});
afterAll(() => database.drop());

const save = async (input: DocumentInput, now = NOW) => (await saveDocuments(database.db, testFiles(database.db), [input], { now, businessTimeZone: BUSINESS_TIME_ZONE, actor: 'test' }))[0];
const headOf = (key: string) => database.db.selectFrom('documents').selectAll().where('id', '=', documentId('test', key)).executeTakeFirstOrThrow();
const revisionsOf = (key: string) => database.db.selectFrom('document_revisions').selectAll().where('document_id', '=', documentId('test', key)).orderBy('number').execute();
const generation = async () => (await readGenerations(database.db)).get('publishing') ?? 0;

describe('saving a document', () => {
  it('gives the same source key the same identifier, and 13 characters of it', () => {
    expect(documentId('lawrefbook', '行政法规/工伤保险条例')).toBe(documentId('lawrefbook', '行政法规/工伤保险条例'));
    expect(documentId('a', 'bc')).not.toBe(documentId('ab', 'c'));
    expect(documentId('x', 'y')).toMatch(/^[0-9a-hjkmnp-tv-z]{13}$/u);
  });

  it('creates once and then changes nothing, not even the generation', async () => {
    const before = await generation();
    expect(await save(sampleDocument('idempotent'))).toBe('created');
    expect(await generation()).toBe(before + 1);
    const head = await headOf('idempotent');
    expect(await save(sampleDocument('idempotent', { publishedAt: new Date('2026-11-20T00:00:00Z') }), new Date('2026-11-25T00:00:00Z'))).toBe('unchanged');
    expect(await generation()).toBe(before + 1);
    expect(await headOf('idempotent')).toEqual(head);
  });

  it('adds a revision for changed text and for changed facts, and projects the newest onto the head', async () => {
    await save(sampleDocument('revised'));
    expect(await save(sampleDocument('revised', { bodyHtml: '<p>新文本</p>', bodyText: '新文本', changeNote: '更正第二条' }))).toBe('revised');
    expect(await save(sampleDocument('revised', { bodyHtml: '<p>新文本</p>', bodyText: '新文本', topic: '就业' }))).toBe('revised');
    const revisions = await revisionsOf('revised');
    expect(revisions.map((revision) => [revision.number, revision.body_html, revision.change_note, revision.replaced_public])).toEqual([
      [1, '<p>revised</p>', null, false],
      [2, '<p>新文本</p>', '更正第二条', true],
      [3, '<p>新文本</p>', null, true],
    ]);
    expect(await headOf('revised')).toMatchObject({ revision_number: 3, version: 3, topic: '就业' });
  });

  it('never changes or deletes a revision', async () => {
    await save(sampleDocument('immutable'));
    const id = documentId('test', 'immutable');
    await expect(sql`update document_revisions set title = '改' where document_id = ${id}`.execute(database.db)).rejects.toThrow('immutable');
    await expect(sql`delete from document_revisions where document_id = ${id}`.execute(database.db)).rejects.toThrow('immutable');
  });

  it('changes the state without a revision, and says so', async () => {
    await save(sampleDocument('withdrawn'));
    expect(await save(sampleDocument('withdrawn', { publicationState: 'WITHDRAWN' }))).toBe('revised');
    expect(await headOf('withdrawn')).toMatchObject({ publication_state: 'WITHDRAWN', withdrawn_at: NOW, revision_number: 1 });
    expect(await revisionsOf('withdrawn')).toHaveLength(1);
  });

  it('does not move the moment of publication once it has passed, and moves a planned one', async () => {
    await save(sampleDocument('moment'));
    await save(sampleDocument('moment', { title: '改题', publishedAt: new Date('2020-01-01T00:00:00Z') }));
    expect((await headOf('moment')).published_at).toEqual(new Date('2026-11-01T01:00:00Z'));
    await save(sampleDocument('planned', { publishedAt: new Date('2027-01-01T00:00:00Z') }));
    await save(sampleDocument('planned', { publishedAt: new Date('2027-02-01T00:00:00Z') }));
    expect((await headOf('planned')).published_at).toEqual(new Date('2027-02-01T00:00:00Z'));
  });

  it('lists by the origin’s date, else by the business day of publication; a text of another organ rather by the day it was written', async () => {
    await save(sampleDocument('listed', { publishedAt: new Date('2026-11-01T16:30:00Z'), writtenOn: '2026-10-20' }));
    await save(sampleDocument('origin', { sourcePublishedOn: '2019-02-15' }));
    await save(sampleDocument('another’s', { issuer: { name: '某市人大常委会', own: false }, writtenOn: '2006-09-15' }));
    await save(sampleDocument('another’s, published', { issuer: { name: '某市人大常委会', own: false }, writtenOn: '2006-09-15', sourcePublishedOn: '2006-10-01' }));
    expect((await headOf('another’s')).listed_on).toBe('2006-09-15');
    expect((await headOf('another’s, published')).listed_on).toBe('2006-10-01');
    expect((await headOf('listed')).listed_on).toBe('2026-11-02');
    expect((await headOf('origin')).listed_on).toBe('2019-02-15');
  });

  it('leaves it to the site whose documents are its own', async () => {
    await syncIssuers(database.db, [{ name: '示例省某厅', own: true }]);
    await save(sampleDocument('imported', { issuer: { name: '示例省某厅', own: false } }));
    expect(await database.db.selectFrom('issuers').select('own').where('name', '=', '示例省某厅').execute()).toEqual([{ own: true }]);
  });

  it('saves a batch whole or not at all, one key twice included', async () => {
    const context = { now: NOW, businessTimeZone: BUSINESS_TIME_ZONE, actor: 'test' };
    const batch = [sampleDocument('batch-a'), sampleDocument('batch-b'), sampleDocument('batch-a', { title: '又一版' }), sampleDocument('batch-b')];
    expect(await saveDocuments(database.db, testFiles(database.db), batch, context)).toEqual(['created', 'created', 'revised', 'unchanged']);
    const before = await generation();
    await expect(saveDocuments(database.db, testFiles(database.db), [sampleDocument('batch-c'), sampleDocument('batch-d', { columnSlug: 'no-such-column' })], context)).rejects.toThrow('foreign key');
    const saved = await database.db.selectFrom('documents').select('id').where('source_key', 'in', ['batch-c', 'batch-d']).execute();
    expect(saved).toEqual([]);
    expect(await generation()).toBe(before);
  });

  it('lets two writers of one new document follow each other', async () => {
    const both = await Promise.all([save(sampleDocument('race', { title: '甲' })), save(sampleDocument('race', { title: '乙' }))]);
    expect(both.toSorted()).toEqual(['created', 'revised']);
    expect(await revisionsOf('race')).toHaveLength(2);
  });

  it('keeps the bytes of a file once and replaces the files with the text', async () => {
    const file = (name: string, text: string) => ({ name, mediaType: 'text/plain', bytes: new TextEncoder().encode(text) });
    await save(sampleDocument('files', { attachments: [file('甲.txt', '同'), file('乙.txt', '同')] }));
    expect(await save(sampleDocument('files', { attachments: [file('甲.txt', '同'), file('乙.txt', '同')] }))).toBe('unchanged');
    const rows = await database.db.selectFrom('attachments').selectAll().where('document_id', '=', documentId('test', 'files')).orderBy('position').execute();
    expect(rows.map((row) => [row.name, row.size_bytes])).toEqual([['甲.txt', 3], ['乙.txt', 3]]);
    expect(new Set(rows.map((row) => row.sha256)).size).toBe(1);
    await save(sampleDocument('files', { attachments: [file('乙.txt', '异')] }));
    const after = await database.db.selectFrom('attachments').select(['id', 'name']).where('document_id', '=', documentId('test', 'files')).execute();
    expect(after.map((row) => row.name)).toEqual(['乙.txt']);
    expect(rows.map((row) => row.id)).not.toContain(after[0]?.id);
  });
});
