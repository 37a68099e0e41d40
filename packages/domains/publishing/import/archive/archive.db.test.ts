import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkExport, writeExport } from '@openhall/backup';
import { createTestDatabase, fixedClock, type TestDatabase } from '@openhall/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentInput } from '../../data/document-input.ts';
import { publishingExport } from '../../data/export-queries.ts';
import { documentId } from '../../data/identity.ts';
import { publishingProblem } from '../../data/integrity.ts';
import type { PublishingTables } from '../../data/tables.ts';
import { createPublishing, type Publishing } from '../../service.ts';
import { BUSINESS_TIME_ZONE, NOW, sampleDocument, testOptions, testFiles } from '../../testing/sample-document.ts';
import { runImport, type ImportReport } from '../run-import.ts';
import { openArchive } from './archive-source.ts';

/** Stands in every text field of every hidden record: wherever it shows, something leaked. */
const MARK = '绝不可见';
const signal = new AbortController().signal;
const EMBARGO = new Date('2026-12-24T02:00:00Z');
const HIDDEN: Readonly<Record<string, Partial<DocumentInput>>> = {
  draft: { publicationState: 'DRAFT', publishedAt: null },
  scheduled: { publicationState: 'SCHEDULED', publishedAt: EMBARGO },
  'published later': { publishedAt: EMBARGO },
  embargoed: { embargoUntil: EMBARGO },
  withdrawn: { publicationState: 'WITHDRAWN' },
  withheld: { disclosureAttribute: 'WITHHELD' },
  'on request': { disclosureAttribute: 'ON_REQUEST' },
};
const file = (name: string, text: string) => ({ name, mediaType: 'text/plain', bytes: new TextEncoder().encode(text) });

type Installation = { readonly database: TestDatabase<PublishingTables>; readonly publishing: Publishing };
let origin: Installation;
let other: Installation;
let folder: string;
let runs = 0;

async function installation(columns: readonly string[]): Promise<Installation> {
  const database = await createTestDatabase<PublishingTables>();
  const publishing = createPublishing({ db: database.db, ...testOptions() });
  await publishing.syncColumns(columns.map((slug) => ({ slug, name: slug, description: slug, keywords: [], columnType: '政策文件', updateDays: 14 })));
  return { database, publishing };
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openhall-archive-'));
  origin = await installation(['employment', 'rights']);
  other = await installation(['employment']);
  await fill(origin.publishing);
});
afterEach(async () => {
  await Promise.all([origin.database.drop(), other.database.drop(), rm(folder, { recursive: true })]);
});

async function fill(publishing: Publishing): Promise<void> {
  const october = { now: new Date('2026-10-01T00:00:00Z') };
  const november = { now: new Date('2026-11-02T00:00:00Z') };
  const shown: Partial<DocumentInput> = { columnSlug: 'employment', topic: '就业', keywords: ['工伤', '保险'], documentNumber: '示人社〔2026〕1号', documentNumberAliases: ['示人社发1号'], effectiveFrom: '2026-11-15', textFamily: '工伤保险条例' };
  // The first text was a draft nobody may read, the second was public, the third is.
  await publishing.saveDocument(sampleDocument('law', { ...shown, title: `${MARK}草稿`, bodyHtml: `<p>${MARK}</p>`, bodyText: MARK, publicationState: 'DRAFT', publishedAt: null, attachments: [file('草稿.txt', MARK)] }), october);
  await publishing.saveDocument(sampleDocument('law', { ...shown, title: '第一版', publishedAt: new Date('2026-10-02T00:00:00Z'), attachments: [file('旧表.txt', `${MARK}被替换的附件`)] }), { now: new Date('2026-10-02T00:00:00Z') });
  await publishing.saveDocuments([
    sampleDocument('law', { ...shown, changeNote: '更正附件', outline: [{ anchor: 'art-1', level: 3, title: '第一条' }], attachments: [file('表"一".TXT', '甲'), file('同样内容.csv', '甲'), file('大.bin', '长'.repeat(500_000))] }),
    sampleDocument('act', { columnSlug: 'rights', issuer: { name: '示例省人民代表大会常务委员会', own: false }, writtenOn: '2026-09-01', sourceUrl: 'https://example.org/a?b=1&c=2', attachments: [file('又一份.txt', '甲')] }),
    sampleDocument('after embargo', { publishedAt: new Date('2026-10-20T00:00:00Z'), embargoUntil: new Date('2026-11-20T00:00:00Z') }),
    ...Array.from({ length: 60 }, (_, index) => sampleDocument(`notice ${index}`, { kind: 'NEWS', attachments: [file(`${index}.txt`, `内容${index}`)] })),
  ], november);
  const hidden = (name: string, changes: Partial<DocumentInput>) =>
    sampleDocument(`${MARK} ${name}`, { title: MARK, issuer: { name: `${MARK}机关`, own: false }, bodyHtml: `<p>${MARK}</p>`, bodyText: MARK, attachments: [file(`${MARK}.txt`, `${MARK}${name}`)], ...changes });
  for (const [name, changes] of Object.entries(HIDDEN)) {
    if (name === 'withdrawn') await publishing.saveDocument(hidden(name, {}), november);
    await publishing.saveDocument(hidden(name, changes), { now: new Date('2026-11-10T00:00:00Z') });
  }
  const id = (key: string) => documentId('test', key);
  const relations = Object.keys(HIDDEN).flatMap((name) => [
    { fromId: id(`${MARK} ${name}`), toId: id('law'), relation: 'REPEALS' as const, basis: MARK },
    { fromId: id('law'), toId: id(`${MARK} ${name}`), relation: 'REPEALS' as const, basis: MARK },
  ]);
  await publishing.saveRelations([...relations, { fromId: id('act'), toId: id('law'), relation: 'AMENDS', effectiveOn: '2026-11-16', basis: '第二条' }], { now: new Date('2026-11-11T00:00:00Z') });
}

const exportTo = ({ database }: Installation, path: string, now = NOW) =>
  database.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (trx) => {
    const { records, files, total } = publishingExport(trx, testFiles(trx), { now, businessTimeZone: BUSINESS_TIME_ZONE });
    return writeExport({ path, id: 'draft', now, productVersion: '0.1.0', origin: { name: '示例', address: 'https://example.gov.cn' }, sets: { records, files }, total: await total(), signal });
  });

async function importFrom({ database, publishing }: Installation, path: string, own: readonly string[] = []): Promise<ImportReport> {
  const columns = new Set((await database.db.selectFrom('site_columns').select('slug').execute()).map(({ slug }) => slug));
  runs += 1;
  const report = await runImport(() => openArchive(path, { columns, ownIssuers: new Set(own) }), { db: database.db, publishing, clock: fixedClock(NOW.toISOString()), runId: `run-${runs}` });
  if (report === 'locked') throw new Error('locked');
  return report;
}

type Line = Record<string, unknown>;
const lines = async (path: string, name: string): Promise<Line[]> => (await readFile(join(path, `${name}.jsonl`), 'utf8')).split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Line);
/** What an installation says of its own, and not of the document. */
const portable = (line: Line): Line => ({ ...line, revision: null, column: line['column'] === 'rights' ? null : line['column'] });

async function everyFile(path: string): Promise<string> {
  const names = await readdir(path, { recursive: true, withFileTypes: true });
  const contents = await Promise.all(names.filter((entry) => entry.isFile()).map(async (entry) => `${entry.name}\n${await readFile(join(entry.parentPath, entry.name), 'utf8')}`));
  return contents.join('\n');
}

describe('an export', () => {
  it('holds what is public, and nothing else', async () => {
    const path = join(folder, 'public');
    const manifest = await exportTo(origin, path);
    expect(manifest.files.filter(({ records }) => records !== null).map((list) => `${list.path} ${list.records}`)).toEqual(['columns.jsonl 2', 'documents.jsonl 63', 'revisions.jsonl 1', 'relations.jsonl 1', 'removed-documents.jsonl 1']);
    // The same content under two endings; once under the one that two documents share.
    expect(manifest.files.filter(({ records }) => records === null)).toHaveLength(63);
    expect(await everyFile(path)).not.toContain(MARK);
    expect(await lines(path, 'removed-documents')).toEqual([{ id: documentId('test', `${MARK} withdrawn`), removedOn: '2026-11-10' }]);
    expect(await lines(path, 'revisions')).toEqual([{ documentId: documentId('test', 'law'), number: 2, createdAt: '2026-10-02T00:00:00.000Z', changeNote: null, title: '第一版', bodyHtml: '<p>law</p>' }]);
    const law = (await lines(path, 'documents')).find(({ id }) => id === documentId('test', 'law'));
    expect(law).toMatchObject({ title: '关于law的通知', status: 'AMENDED', issuer: '示例省人力资源和社会保障厅', publishedAt: '2026-10-02T00:00:00.000Z', revision: { number: 3, changeNote: '更正附件' } });
    const after = (await lines(path, 'documents')).find(({ id }) => id === documentId('test', 'after embargo'));
    expect(after).toMatchObject({ publishedAt: '2026-11-20T00:00:00.000Z', embargoUntil: '2026-11-20T00:00:00.000Z' });
  });

  it('holds what comes due once it is due: the test above would notice', async () => {
    await exportTo(origin, join(folder, 'later'), EMBARGO);
    const text = await everyFile(join(folder, 'later'));
    for (const name of ['published later', 'embargoed']) expect(text).toContain(`${MARK}${name}`);
    for (const name of ['draft', 'withheld', 'on request', 'withdrawn']) expect(text).not.toContain(`${MARK}${name}`);
  });
});

describe('an export taken into another installation', () => {
  it('gives the same documents under the same addresses, with files, relations and validity; and again changes nothing', async () => {
    const [first, second] = [join(folder, 'first'), join(folder, 'second')];
    await exportTo(origin, first);
    expect(await checkExport(first, { signal })).toMatchObject({ format: 'openhall-export' });
    const report = await importFrom(other, first, ['示例省人力资源和社会保障厅']);
    expect(report).toMatchObject({ kind: 'archive', created: 63, revised: 0, unchanged: 0, failed: 0, relations: 1, notes: ['本站没有栏目 rights，其中 1 件未归入栏目。'] });
    await exportTo(other, second);
    expect((await lines(second, 'documents')).map(portable)).toEqual((await lines(first, 'documents')).map(portable));
    expect(await lines(second, 'relations')).toEqual(await lines(first, 'relations'));
    const attachments = async (path: string) => (await readdir(join(path, 'attachments'))).toSorted();
    expect(await attachments(second)).toEqual(await attachments(first));
    expect(await publishingProblem(other.database.db, testFiles(other.database.db))).toBeNull();
    const owners = await other.database.db.selectFrom('issuers').select(['name', 'own']).orderBy('name').execute();
    expect(owners).toEqual([{ name: '示例省人力资源和社会保障厅', own: true }, { name: '示例省人民代表大会常务委员会', own: false }].toSorted((a, b) => (a.name < b.name ? -1 : 1)));
    expect(await importFrom(other, first)).toMatchObject({ created: 0, revised: 0, unchanged: 63, failed: 0, relations: 0 });
    // Nor does it change the installation it came from, where what was withdrawn stays so.
    expect(await importFrom(origin, first)).toMatchObject({ created: 0, revised: 0, unchanged: 63, failed: 0, relations: 0 });
    await origin.publishing.saveDocument(sampleDocument('act', { publicationState: 'WITHDRAWN' }), { now: NOW });
    expect((await importFrom(origin, first)).notes).toContain('1 件已在本站撤回或不公开，未重新发布。');
    expect(await origin.publishing.removedDocument(documentId('test', 'act'), { now: NOW })).not.toBeNull();
  });

  it('refuses a record that is not what it says, and takes the others', async () => {
    const path = join(folder, 'altered');
    await exportTo(origin, path);
    const documents = await lines(path, 'documents');
    const [one = {}, two = {}, three = {}, four = {}, five = {}] = documents.filter(({ kind }) => kind === 'NEWS');
    const altered = [
      { ...one, id: documentId('test', 'another') },
      { ...two, title: '', writtenOn: '2026-02-30' },
      { ...three, attachments: [{ name: '../../x', mediaType: 'text/plain', sha256: 'a'.repeat(64), path: '../../../../etc/passwd' }] },
      { ...four, bodyHtml: '<p onclick="x()">甲</p><script>x()</script>', sourceUrl: 'javascript:x()' },
      { ...five, bodyHtml: '<p onclick="x()">甲</p><script>x()</script>' },
    ];
    await writeFile(join(path, 'documents.jsonl'), ['{"id":', ...altered.map((record) => JSON.stringify(record))].join('\n'));
    await writeFile(join(path, 'relations.jsonl'), JSON.stringify({ fromId: 'x' }));
    const report = await importFrom(other, path);
    expect(report).toMatchObject({ created: 1, failed: 6 });
    expect(report.failures).toEqual([
      { file: 'relations.jsonl:1', reason: '记录不完整：字段 fromId、toId、relation、effectiveOn、inferred、basis 缺失或类型不对' },
      { file: 'documents.jsonl:1', reason: '不是有效的 JSON' },
      { file: 'documents.jsonl:2', reason: 'id 与 source 不符' },
      { file: 'documents.jsonl:3', reason: '记录不完整：字段 title、writtenOn 缺失或类型不对' },
      { file: 'documents.jsonl:4', reason: '记录不完整：字段 attachments.0.path 缺失或类型不对' },
      { file: 'documents.jsonl:5', reason: '记录不完整：字段 sourceUrl 缺失或类型不对' },
    ]);
    const { body_html: html } = await other.database.db.selectFrom('document_revisions').select('body_html').executeTakeFirstOrThrow();
    expect(html).toBe('<p>甲</p>');
    await expect(openArchive(join(folder, 'absent'), { columns: new Set(), ownIssuers: new Set() })).rejects.toThrow('无法打开文件');
  });

  it('refuses a document whose file was altered or is missing', async () => {
    const path = join(folder, 'files');
    await exportTo(origin, path);
    const [one, two] = (await lines(path, 'documents')).filter(({ kind }) => kind === 'NEWS') as unknown as { id: string; attachments: { name: string; path: string }[] }[];
    await writeFile(join(path, one?.attachments[0]?.path ?? ''), '别的');
    await rm(join(path, two?.attachments[0]?.path ?? ''));
    const report = await importFrom(other, path);
    expect(report).toMatchObject({ created: 61, failed: 2 });
    expect(report.failures.map(({ reason }) => reason)).toEqual([`附件“${one?.attachments[0]?.name}”与记录的摘要不符`, `缺少附件“${two?.attachments[0]?.name}”（${two?.attachments[0]?.path}）`]);
  });
});

describe('what the tables cannot say of themselves', () => {
  it('is found: a document without its text, a file that is not what its digest says', async () => {
    expect(await publishingProblem(origin.database.db, testFiles(origin.database.db))).toBeNull();
    await origin.database.pool.query("update documents set revision_number = 99 where source_key = 'law'; update attachment_contents set bytes = '\\x00', stored = null where sha256 in (select sha256 from attachments where name = '大.bin')");
    expect(await publishingProblem(origin.database.db, testFiles(origin.database.db))).toBe('1 件没有当前版本；1 个附件的内容与摘要不符');
  });
});
