import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testBlobs, testDataFolder } from '@openhall/files/testing';
import { openDatabase } from '@openhall/database';
import { demoSite } from '@openhall/demo-data';
import { documentId } from '@openhall/publishing';
import { loadEnvironment } from '@openhall/runtime';
import { createTestDatabase, fixedClock, startOtherServer, type TestDatabase } from '@openhall/testkit';
import { verifyPassword } from 'better-auth/crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { jsonOf, openhall } from '../../test/openhall.ts';
import { runGateway } from '../../test/running-gateway.ts';
import { sampleDocument } from '../../test/sample-document.ts';
import { silentLog } from '../../test/silent-log.ts';
import { smallApp } from '../../test/small-app.ts';
import { createServices, type Tables } from '../compose.ts';
import { fileStoreOf } from '../files/file-places.ts';
import { seedDemonstration } from '../start/demonstration.ts';

const clock = fixedClock('2026-11-24T01:00:00Z');
const TITLES = '/graphql?documentId=titles&variables=%7B%22first%22%3A20%7D';
let origin: TestDatabase<Tables>;
let target: TestDatabase<Tables>;
let folder: string;

beforeAll(async () => {
  origin = await createTestDatabase<Tables>();
  const services = await createServices(origin.db, demoSite.businessTimeZone, testBlobs());
  await seedDemonstration({ database: origin, services, clock, log: silentLog, signal: new AbortController().signal });
});
afterAll(() => origin.drop());
beforeEach(async () => {
  target = await createTestDatabase<Tables>();
  folder = await mkdtemp(join(tmpdir(), 'openhall-cli-backup-'));
});
afterEach(async () => {
  await target.drop();
  await rm(folder, { recursive: true });
});

const from = (variables: Record<string, string> = {}) => ({ DATABASE_URL: origin.url, OPENHALL_DATA_DIR: testDataFolder(), ...variables });
const into = (variables: Record<string, string> = {}) => ({ DATABASE_URL: target.url, OPENHALL_DATA_DIR: join(folder, 'absent-data'), ...variables });
const nameOf = ({ url }: TestDatabase<Tables>): string => new URL(url).pathname.slice(1);

/** Every row of every table, but for the numbers that tell running sites of a change. */
async function rows({ pool }: Pick<TestDatabase<Tables>, 'pool'>): Promise<Record<string, readonly string[]>> {
  const { rows: tables } = await pool.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'cache_generations' order by 1");
  const content: Record<string, readonly string[]> = {};
  for (const { name } of tables) content[name] = (await pool.query<{ line: string }>(`select t::text as line from "${name}" t order by 1`)).rows.map(({ line }) => line);
  return content;
}

async function backedUp(variables = from()): Promise<string> {
  const run = await openhall(['backup', folder, '--json'], variables);
  expect(run).toMatchObject({ exitCode: 0, notes: [] });
  return String(jsonOf(run)['path']);
}

describe('openhall backup and restore', () => {
  it('carry a whole installation, every table to the byte, and say so in a few lines', async () => {
    const path = join(folder, 'openhall-20261124T010000Z.tar');
    const backup = await openhall(['backup', folder], from());
    expect(backup).toMatchObject({ exitCode: 0, notes: [] });
    expect(backup.lines).toEqual([
      expect.stringMatching(new RegExp(`^备份完成：${path}，\\d+\\.\\d MB，\\d+ 个表，\\d+ 行，\\d+ 个文件。$`)),
      expect.stringMatching(/^摘要　　　[0-9a-f]{64}$/),
      '备份含有全部数据，包括未公开的内容和个人信息；请保存在只有经办人能读取的地方。',
    ]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const checked = await openhall(['restore', path, '--check'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
    expect(checked).toMatchObject({ exitCode: 0, lines: [expect.stringContaining('备份完整'), backup.lines[1]] });
    const restored = await openhall(['restore', path], into());
    expect(restored).toMatchObject({ exitCode: 0, notes: [] });
    expect(restored.lines.at(-1)).toMatch(new RegExp(`^恢复完成：数据库 ${nameOf(target)}，\\d+ 个表，\\d+ 行。已核对：行数、内容摘要、外键、文件版本和附件内容。$`));
    expect(await rows(target)).toEqual(await rows(origin));
  });

  it('show in a running site what was restored under it, at once', async () => {
    const path = await backedUp();
    const services = await createServices(target.db, demoSite.businessTimeZone, testBlobs());
    await services.publishing.saveDocument(sampleDocument('原有'), { now: clock.now() });
    const gateway = await runGateway({ database: target, clock, app: await smallApp() });
    try {
      const shown = async () => (await gateway.ask(TITLES)).text;
      expect(await shown()).toContain('关于原有的通知');
      expect(await openhall(['restore', path], into())).toMatchObject({ exitCode: 1, notes: [expect.stringContaining(`数据库 ${nameOf(target)} 不是空的`)] });
      expect(await shown()).toContain('关于原有的通知');
      expect(await openhall(['restore', path, '--replace', nameOf(target)], into())).toMatchObject({ exitCode: 0 });
      await expect.poll(shown, { timeout: 5000 }).not.toContain('关于原有的通知');
      const other = await runGateway({ database: origin, clock, app: await smallApp() });
      expect(await shown()).toBe((await other.ask(TITLES)).text);
      await other.drain();
    } finally {
      await gateway.drain();
    }
  });

  // The oldest PostgreSQL is packaged for one platform only.
  it.each(process.platform === 'linux' && process.arch === 'x64' ? ['another version of PostgreSQL'] : [])('carry it to %s and back', async () => {
    const server = await startOtherServer();
    const other = openDatabase<Tables>({ url: server.url, poolSize: 2, namedStatements: true });
    try {
      const moved = await openhall(['restore', await backedUp()], into({ DATABASE_URL: server.url }));
      expect(moved.lines.at(-1)).toMatch(/^恢复完成：数据库 postgres/);
      expect(await rows(other)).toEqual(await rows(origin));
      const found = async ({ db }: Pick<TestDatabase<Tables>, 'db'>) => (await createServices(db, demoSite.businessTimeZone, testBlobs())).publishing.searchSuggestions('失业', 5, { now: clock.now() });
      expect(await found(other)).not.toEqual([]);
      expect(await found(other)).toEqual(await found(origin));
      await rm(folder, { recursive: true });
      await mkdir(folder);
      const returned = await backedUp(from({ DATABASE_URL: server.url }));
      expect(await openhall(['restore', returned], into())).toMatchObject({ exitCode: 0 });
      expect(await rows(target)).toEqual(await rows(origin));
    } finally {
      await other.close();
      await server.stop();
    }
  });

  it('find a backup that is cut off before any database is opened', async () => {
    const path = await backedUp();
    await truncate(path, Math.floor((await stat(path)).size / 2));
    const run = await openhall(['restore', path, '--json'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
    expect(run).toMatchObject({ exitCode: 1, notes: [expect.stringMatching(/^错误：备份 \S+ 不完整，在 tables\/[a-z_]+\.copy\.zst 处中断，未作任何改动/)] });
    expect(jsonOf(run)).toMatchObject({ ok: false, error: expect.stringContaining('不完整') });
  });

  it('end with 1 and one line where nothing can be written, read or reached', async () => {
    expect(await openhall(['backup', join(folder, 'absent', 'site.tar')], from())).toMatchObject({ exitCode: 1, lines: [], notes: [`错误：文件夹 ${join(folder, 'absent')} 不存在；请先建立它，或另选路径。`] });
    expect(await openhall(['restore', join(folder, 'absent.tar')], into())).toMatchObject({ exitCode: 1, notes: [`错误：${join(folder, 'absent.tar')} 不存在。`] });
    expect(await openhall(['backup', join(folder, 'site.tar')], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })).toMatchObject({ exitCode: 1, notes: [expect.stringContaining('无法连接数据库（ECONNREFUSED）')] });
    expect(await openhall(['backup', join(folder, 'site.tar')], from(), AbortSignal.abort())).toMatchObject({ exitCode: 1, notes: ['错误：已中断，未作任何改动。'] });
    expect(await readdir(folder)).toEqual([]);
  });

  it('take the site configuration along, and put it where none is', async () => {
    const configuration = join(folder, 'site.json');
    const restoredAt = join(folder, 'restored.json');
    await writeFile(configuration, JSON.stringify({ ...demoSite, organisation: { ...demoSite.organisation, name: '某省人力资源和社会保障厅' } }));
    const path = await backedUp(from({ OPENHALL_SITE_CONFIG: configuration }));
    const restored = await openhall(['restore', path], into({ OPENHALL_SITE_CONFIG: restoredAt }));
    expect(restored.lines.at(-1)).toBe(`备份中的文件已写入 ${restoredAt}。`);
    expect(await readFile(restoredAt, 'utf8')).toBe(await readFile(configuration, 'utf8'));
    const again = ['restore', path, '--replace', nameOf(target)];
    expect((await openhall(again, into({ OPENHALL_SITE_CONFIG: restoredAt }))).lines.at(-1)).toMatch(/^恢复完成/);
    await writeFile(restoredAt, '{}');
    expect((await openhall(again, into({ OPENHALL_SITE_CONFIG: restoredAt }))).lines.at(-1)).toContain(`备份中的 files/site.json 与 ${restoredAt} 不同，没有改动后者`);
    expect(await readFile(restoredAt, 'utf8')).toBe('{}');
    expect((await openhall(again, into())).lines.at(-1)).toContain('备份中有 files/site.json');
  });

  it('take the key of the log along, for its owner alone', async () => {
    const [here, there] = [join(folder, 'here'), join(folder, 'there', 'deep')];
    await mkdir(here);
    await symlink(join(testDataFolder(), 'files'), join(here, 'files'));
    await writeFile(join(here, 'ledger-key.pem'), 'the key');
    const path = await backedUp(from({ OPENHALL_DATA_DIR: here }));
    const restored = await openhall(['restore', path], into({ OPENHALL_DATA_DIR: there }));
    expect(restored.lines.at(-1)).toBe(`备份中的文件已写入 ${join(there, 'ledger-key.pem')}。`);
    expect(await readFile(join(there, 'ledger-key.pem'), 'utf8')).toBe('the key');
    expect((await stat(join(there, 'ledger-key.pem'))).mode & 0o777).toBe(0o600);
  });

  it('carry every file of the store, and say which one is missing', async () => {
    const stored = async ({ db }: Pick<TestDatabase<Tables>, 'db'>, dataFolder: string) => {
      const files = fileStoreOf(loadEnvironment({ OPENHALL_DATA_DIR: dataFolder }), db);
      const { rows: listed } = await sql<{ sha256: string }>`select sha256 from stored_files order by 1`.execute(db);
      return Promise.all(listed.map(async ({ sha256 }) => [sha256, await files.intact(sha256)]));
    };
    const there = await stored(origin, testDataFolder());
    expect(there.length).toBeGreaterThan(5);
    const path = await backedUp();
    expect(await openhall(['restore', path], into())).toMatchObject({ exitCode: 0, notes: [] });
    expect(await stored(target, join(folder, 'absent-data'))).toEqual(there);
    expect(jsonOf(await openhall(['verify-ledger', '--json'], into()))).toMatchObject({ fault: null });
    const digest = String(there[0]?.[0]);
    await rm(join(folder, 'absent-data/files', digest.slice(0, 2), digest.slice(2, 4), digest));
    expect(await openhall(['backup', join(folder, 'other.tar')], into())).toMatchObject({ exitCode: 1, notes: [`错误：文件库中缺少文件 ${digest}，没有备份；请先从以前的备份中找回它。`] });
    expect((await readdir(folder)).filter((name) => name.startsWith('other'))).toEqual([]);
    expect(jsonOf(await openhall(['verify-ledger', '--json'], into()))).toMatchObject({ fault: { kind: 'unrecorded', subject: `attachment/${digest}` } });
  });

  it('keep accounts, and the secret their second factors are encrypted with; an export holds none of it', async () => {
    const [here, there] = [join(folder, 'accounts-here'), join(folder, 'accounts-there')];
    await mkdir(here);
    await symlink(join(testDataFolder(), 'files'), join(here, 'files'));
    await writeFile(join(here, 'auth-secret'), 'the secret');
    const made = await openhall(['user', 'create', '--staff-number', 'kept-0001', '--name', '示例留', '--role', 'ADMINISTRATOR', '--json'], from());
    const { oneTimePassword } = jsonOf(made) as { oneTimePassword: string };
    const path = await backedUp(from({ OPENHALL_DATA_DIR: here }));
    expect(await openhall(['restore', path], into({ OPENHALL_DATA_DIR: there }))).toMatchObject({ exitCode: 0 });
    expect(await readFile(join(there, 'auth-secret'), 'utf8')).toBe('the secret');
    const { rows: kept } = await target.pool.query<{ password: string; id: string }>(`select a.password, p.id from people p join auth_accounts a on a."userId" = p.id where p.staff_number = 'kept-0001'`);
    expect(await verifyPassword({ hash: kept[0]?.password ?? '', password: oneTimePassword })).toBe(true);
    expect((await target.pool.query('select from account_events where person_id = $1', [kept[0]?.id])).rowCount).toBe(1);
    await expect(target.pool.query('delete from account_events'), 'the guard came along').rejects.toThrow(/never changed/);
    const exported = join(folder, 'without-accounts');
    await openhall(['export', exported], from());
    const files = (await readdir(exported, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const texts = await Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1')));
    for (const text of ['kept-0001', Buffer.from('示例留').toString('latin1'), kept[0]?.id ?? '', 'auth_']) expect(texts.some((content) => content.includes(text)), text).toBe(false);
  });

  it('leave the queue out, and make it anew', async () => {
    await target.pool.query("select graphile_worker.add_job('about what is replaced')");
    const path = await backedUp();
    expect(await openhall(['restore', path], into())).toMatchObject({ exitCode: 0 });
    expect((await target.pool.query('select from graphile_worker.jobs')).rowCount).toBe(0);
    expect(jsonOf(await openhall(['jobs', '--json'], into()))).toMatchObject({ ok: true });
  });
});

describe('openhall export and import archive', () => {
  it('take the public part of one installation into another, once', async () => {
    const path = join(folder, 'public');
    const run = await openhall(['export', path], from());
    expect(run.lines).toEqual([expect.stringMatching(new RegExp(`^导出完成：${path}，\\d+ 条记录，\\d+ 个附件。$`))]);
    const texts = (await Promise.all(['documents', 'revisions', 'relations', 'removed-documents'].map((name) => readFile(join(path, `${name}.jsonl`), 'utf8')))).join('\n');
    const { rows: hidden } = await origin.pool.query<{ id: string; title: string }>("select id, title from documents where publication_state <> 'PUBLISHED' or disclosure_attribute <> 'ACTIVE' or embargo_until > $1", [clock.now()]);
    expect(hidden.length).toBeGreaterThanOrEqual(5);
    const withdrawn = documentId('demo', 'employment/fair-postponed');
    for (const { id, title } of hidden) {
      expect(texts).not.toContain(title);
      expect(texts.includes(id), title).toBe(id === withdrawn);
    }
    const published = texts.split('\n').filter((line) => line.startsWith('{"id":') && line.includes('"source"')).length;
    const imported = jsonOf(await openhall(['import', 'archive', path, '--json'], into()));
    expect(imported).toMatchObject({ ok: true, created: published, failed: 0, unchanged: 0, notes: [] });
    expect(jsonOf(await openhall(['import', 'archive', path, '--json'], into()))).toMatchObject({ created: 0, revised: 0, unchanged: published, relations: 0 });
    expect(jsonOf(await openhall(['import', 'archive', path, '--json'], from()))).toMatchObject({ created: 0, revised: 0, unchanged: published, relations: 0 });
    const again = join(folder, 'again');
    await openhall(['export', again], into());
    const portable = async (at: string) => (await readFile(join(at, 'documents.jsonl'), 'utf8')).replaceAll(/"revision":\{"number":\d+,"createdAt":"[^"]+"/g, '');
    expect(await portable(again)).toBe(await portable(path));
    expect(await readFile(join(again, 'relations.jsonl'), 'utf8')).toBe(await readFile(join(path, 'relations.jsonl'), 'utf8'));
  });

  it('refuse what is not whole or not up to date, in one line', async () => {
    const path = join(folder, 'public');
    await openhall(['export', path], from());
    expect(await openhall(['export', path], from())).toMatchObject({ exitCode: 1, notes: [`错误：${path} 已存在，未作任何改动；请另选路径。`] });
    await truncate(join(path, 'documents.jsonl'), 1000);
    expect(await openhall(['import', 'archive', path], into())).toMatchObject({ exitCode: 1, notes: [`错误：导出 ${path} 已损坏：documents.jsonl 与清单不符，未作任何改动。`] });
    expect((await target.pool.query('select from documents')).rowCount).toBe(0);
    const empty = await createTestDatabase<Tables>({ empty: true });
    expect(await openhall(['export', join(folder, 'other')], { DATABASE_URL: empty.url })).toMatchObject({ exitCode: 1, notes: [expect.stringContaining('尚未升级到本版本')] });
    expect(await openhall(['backup', join(folder, 'other.tar')], { DATABASE_URL: empty.url })).toMatchObject({ exitCode: 1, notes: ['错误：这个数据库中没有明厅的数据。'] });
    await empty.drop();
    expect((await readdir(folder)).toSorted()).toEqual(['public']);
  });
});
