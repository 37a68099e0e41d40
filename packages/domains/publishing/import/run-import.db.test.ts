import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createTestDatabase, fixedClock, sharedPath } from '@openhall/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentId } from '../data/identity.ts';
import type { PublishingTables } from '../data/tables.ts';
import { createPublishing, type Publishing } from '../service.ts';
import { testOptions } from '../testing/sample-document.ts';
import expected from './laws/expected-status.json' with { type: 'json' };
import { openLaws } from './laws/laws-source.ts';
import { openPolicies } from './policies/policies-source.ts';
import type { ImportSource } from './import-source.ts';
import { runImport, type ImportReport, type RunImportOptions } from './run-import.ts';
import { withImportLock } from './run-records.ts';

let database: Awaited<ReturnType<typeof createTestDatabase<PublishingTables>>>;
let publishing: Publishing;
let folder = '';
let runs = 0;
const clock = fixedClock('2026-11-24T01:00:00Z');
beforeEach(async () => {
  database = await createTestDatabase<PublishingTables>();
  publishing = createPublishing({ db: database.db, ...testOptions() });
  folder = await mkdtemp(join(tmpdir(), 'openhall-run-'));
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

async function run(open: () => Promise<ImportSource>, options: Partial<RunImportOptions> = {}): Promise<ImportReport> {
  runs += 1;
  const report = await runImport(open, { db: database.db, publishing, clock, runId: `run-${runs}`, ...options });
  if (report === 'locked') throw new Error('locked');
  return report;
}

const realLaws = () => openLaws(sharedPath('data/laws'), { columns: [] });
const realPolicies = () => openPolicies(sharedPath('data/policies/govcn-policies.jsonl'), { columns: [] });
const ownLaws = () => openLaws(folder, { columns: [] });

async function put(files: Record<string, string>): Promise<void> {
  for (const [name, body] of Object.entries(files)) {
    const path = join(folder, '行政法规', name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `# ${name.replace(/\(.*/, '')}\n\n<!-- INFO END -->\n\n${body}\n`);
  }
}
const numbered = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`条例${index}(2020-01-01).md`, `第一条 甲${index}。`]));
const counts = (report: ImportReport) => [report.created, report.revised, report.unchanged, report.failed];

async function publishedStatuses(): Promise<string[]> {
  const at = { now: clock.now(), selected: new Set(['title', 'sourcePublishedOn', 'status', 'validity']) };
  const ids = await database.db.selectFrom('documents').select('id').execute();
  const documents = await Promise.all(ids.map(({ id }) => publishing.document(id, at)));
  return documents.filter((document) => document !== null).map((document) => `${document.title} ${document.sourcePublishedOn ?? ''} ${publishing.validity(document, at)?.status ?? ''}`);
}

describe('importing the real collections', () => {
  it('publishes 117 laws with the statuses of the committed table, and a second run changes nothing', async () => {
    const first = await run(realLaws);
    expect(counts(first)).toEqual([117, 0, 0, 0]);
    expect(first.relations).toBe(9);
    expect((await publishedStatuses()).sort()).toEqual(expected.map(({ title, date, status }) => `${title} ${date ?? ''} ${status}`).sort());

    clock.set('2026-11-25T01:00:00Z');
    const second = await run(realLaws);
    expect(counts(second)).toEqual([0, 0, 117, 0]);
    expect(second.relations).toBe(0);
    expect((await database.db.selectFrom('document_revisions').select('number').execute()).every(({ number }) => number === 1)).toBe(true);
  });

  it('publishes 60 State Council documents, and a second run changes nothing', async () => {
    expect(counts(await run(realPolicies))).toEqual([60, 0, 0, 0]);
    expect(counts(await run(realPolicies))).toEqual([0, 0, 60, 0]);
  });
});

describe('an import', () => {
  it('leaves a bad record out, says why, and keeps the reason', async () => {
    await put({ '甲条例(2020-01-01).md': '第一条 甲。', '乙条例(2020-01-01).md': '' });
    const report = await run(ownLaws);
    expect(counts(report)).toEqual([1, 0, 0, 1]);
    expect(report.failures).toEqual([{ file: '行政法规/乙条例(2020-01-01).md', reason: '没有正文' }]);
    expect(await database.db.selectFrom('import_failures').selectAll().execute()).toEqual([{ run_id: report.runId, file: '行政法规/乙条例(2020-01-01).md', reason: '没有正文' }]);
    expect(await database.db.selectFrom('import_runs').selectAll().executeTakeFirstOrThrow()).toMatchObject({ kind: 'laws', read_count: 2, created_count: 1, failed_count: 1, finished_at: clock.now() });
  });

  it('leaves out only the record the database refuses, not its batch', async () => {
    await put(numbered(4));
    const source = await ownLaws();
    const broken: ImportSource = {
      ...source,
      async *records() {
        for await (const record of source.records()) yield 'input' in record && record.file.includes('条例2') ? { ...record, input: { ...record.input, columnSlug: 'no-such-column' } } : record;
      },
    };
    const report = await run(() => Promise.resolve(broken));
    expect(counts(report)).toEqual([3, 0, 0, 1]);
    expect(report.failures[0]).toMatchObject({ file: '行政法规/条例2(2020-01-01).md', reason: expect.stringContaining('无法保存') });
  });

  it('goes on where a killed run stopped', async () => {
    await put(numbered(60));
    const stop = new AbortController();
    const cut = await run(ownLaws, { signal: stop.signal, onProgress: ({ done }) => done === 25 && stop.abort() });
    expect(cut).toMatchObject({ interrupted: true, created: 25 });
    const startedAt = clock.now();
    clock.set('2026-11-26T01:00:00Z');
    const resumed = await run(ownLaws);
    expect(counts(resumed)).toEqual([35, 0, 25, 0]);
    expect(resumed.resumed).toEqual({ startedAt, read: 25 });
    clock.set('2026-11-27T01:00:00Z');
    expect((await run(ownLaws)).resumed).toBeNull();
  });

  it('revises a text that changed and keeps its address', async () => {
    await put({ '甲条例(2020-01-01).md': '第一条 甲。' });
    await run(ownLaws);
    await put({ '甲条例(2020-01-01).md': '第一条 乙。' });
    expect(counts(await run(ownLaws))).toEqual([0, 1, 0, 0]);
    expect(await database.db.selectFrom('documents').select(['id', 'revision_number']).execute()).toEqual([{ id: documentId('lawrefbook', '甲条例(2020-01-01)'), revision_number: 2 }]);
  });

  it('drops a conclusion that no longer holds, and keeps those towards texts outside the folder', async () => {
    await put({ '甲条例(2010-01-01).md': '第一条 甲。', '甲条例(2020-01-01).md': '第一条 甲。', '乙条例(2020-01-01).md': '第一条 本条例自2020年2月1日起施行。《甲条例》同时废止。' });
    await run(ownLaws);
    const relations = () => database.db.selectFrom('document_relations').select(['relation', 'to_id']).orderBy('relation').execute();
    expect((await relations()).map(({ relation }) => relation)).toEqual(['AMENDS', 'REPEALS', 'REPEALS']);
    await rm(join(folder, '行政法规', '甲条例(2010-01-01).md'));
    await put({ '乙条例(2020-01-01).md': '第一条 本条例自2020年2月1日起施行。' });
    await run(ownLaws);
    // 甲条例 of 2010 is no longer in the folder: what was concluded of it stays; what was concluded within the folder is gone.
    expect(await relations()).toEqual([
      { relation: 'AMENDS', to_id: documentId('lawrefbook', '甲条例(2010-01-01)') },
      { relation: 'REPEALS', to_id: documentId('lawrefbook', '甲条例(2010-01-01)') },
    ]);
  });

  it('does not publish again what was withdrawn here', async () => {
    await put({ '甲条例(2020-01-01).md': '第一条 甲。' });
    await run(ownLaws);
    await database.db.updateTable('documents').set({ publication_state: 'WITHDRAWN', withdrawn_at: clock.now() }).execute();
    await put({ '甲条例(2020-01-01).md': '第一条 乙。' });
    const report = await run(ownLaws);
    expect(counts(report)).toEqual([0, 0, 1, 0]);
    expect(report.notes).toContain('1 件已在本站撤回或不公开，未重新发布。');
    expect(await database.db.selectFrom('documents').select('publication_state').execute()).toEqual([{ publication_state: 'WITHDRAWN' }]);
  });

  it('refuses to run beside another', async () => {
    const report = await withImportLock(database.db, () => runImport(realPolicies, { db: database.db, publishing, clock, runId: 'second' }));
    expect(report).toBe('locked');
    expect(await database.db.selectFrom('import_runs').select('id').execute()).toEqual([]);
  });

  it('stops when the database is lost instead of refusing every record', async () => {
    await put(numbered(3));
    const lost = { ...publishing, saveDocuments: () => Promise.reject(Object.assign(new Error('terminating connection'), { code: '57P01' })) };
    await expect(run(ownLaws, { publishing: lost })).rejects.toThrow('terminating connection');
  });
});
