import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, sharedPath } from '@openhall/testkit';
import type { PublishingTables } from '@openhall/publishing';
import { readGenerations } from '@openhall/database';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jsonOf, openhall as runOpenhall, type Run } from '../../test/openhall.ts';

let database: Awaited<ReturnType<typeof createTestDatabase<PublishingTables>>>;
let folder = '';
beforeEach(async () => {
  database = await createTestDatabase<PublishingTables>();
  folder = await mkdtemp(join(tmpdir(), 'openhall-cli-'));
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const openhall = (argv: string[], variables: Record<string, string> = {}): Promise<Run> => runOpenhall(argv, { DATABASE_URL: database.url, ...variables });
const file = async (name: string, value: unknown) => {
  await writeFile(join(folder, name), JSON.stringify(value));
  return join(folder, name);
};

describe('openhall import', () => {
  it('imports the real documents and files them in the columns of the site', async () => {
    const run = await openhall(['import', 'policies', sharedPath('data/policies/govcn-policies.jsonl')]);
    expect(run).toEqual({
      exitCode: 0,
      lines: ['导入完成：新增 60 件，更新 0 件，未变 0 件，未导入 0 件；文件间关系变动 0 条；略过 0 个无关或重复的文件。'],
      notes: [],
    });
    const { column_slug: column } = await database.db.selectFrom('documents').select('column_slug').where('document_number', '=', '国发〔2018〕39号').executeTakeFirstOrThrow();
    expect(column).toBe('employment');
  });

  it('ends with 2 where records were refused, and lists them', async () => {
    await mkdir(join(folder, '行政法规'));
    await writeFile(join(folder, '行政法规', '甲条例(2020-01-01).md'), '# 甲条例\n\n<!-- INFO END -->\n\n第一条 甲。\n');
    await writeFile(join(folder, '行政法规', '乙条例(2020-01-01).md'), '没有标题的文字');
    const run = await openhall(['import', 'laws', folder]);
    expect(run.exitCode).toBe(2);
    expect(run.lines).toContain('  行政法规/乙条例(2020-01-01).md：没有标题（文件应以「# 标题」开头）');
    expect(jsonOf(await openhall(['import', 'laws', folder, '--json']))).toMatchObject({ ok: true, kind: 'laws', created: 0, unchanged: 1, failed: 1, failures: [{ file: '行政法规/乙条例(2020-01-01).md' }] });
  });

  it('ends with 1 where there is nothing to import, in one line', async () => {
    const run = await openhall(['import', 'laws', join(folder, 'absent'), '--json']);
    expect(run.exitCode).toBe(1);
    expect(run.notes).toEqual([`错误：无法打开文件夹 ${join(folder, 'absent')}（ENOENT）`]);
    expect(jsonOf(run)).toEqual({ ok: false, error: `无法打开文件夹 ${join(folder, 'absent')}（ENOENT）` });
  });

  it('replaces years of holidays once, and tells running sites', async () => {
    const path = await file('2027.json', { year: 2027, papers: ['https://example.gov.cn/'], days: [{ name: '元旦', date: '2027-01-01', isOffDay: true }] });
    expect((await openhall(['import', 'holidays', path])).lines).toEqual(['放假安排已替换：2027 年。']);
    expect((await readGenerations(database.db)).get('statutory-time')).toBe(1);
    expect((await openhall(['import', 'holidays', path])).lines).toEqual(['放假安排没有变化（1 个年度）。']);
    expect((await readGenerations(database.db)).get('statutory-time')).toBe(1);
    expect(jsonOf(await openhall(['import', 'holidays', sharedPath('data/holidays'), '--json']))).toEqual({ ok: true, replaced: [2027], unchanged: 20 });
  });

  it('takes over the addresses of an old site, says which lines it cannot, and changes nothing the second time', async () => {
    const path = join(folder, 'redirects.csv');
    await writeFile(path, 'from,to,note\r\n/old.html,/documents,旧首页\r\n/away,https://evil.example/,\r\n/old.html,/search,\r\n');
    const first = await openhall(['import', 'redirects', path]);
    expect(first).toEqual({
      exitCode: 2,
      lines: ['旧网址转向：新增 1 条，修改 0 条，未变 0 条，未导入 2 条。', '未导入的记录：', '  第 3 行：新地址不在本站：evil.example', '  第 4 行：与第 2 行的旧地址相同'],
      notes: [],
    });
    await writeFile(path, 'from,to,note\n/old.html,/documents,旧首页\n/whole,https://hrss.example.gov.cn/documents/,\n');
    expect(jsonOf(await openhall(['import', 'redirects', path, '--json'], { SITE_URL: 'https://hrss.example.gov.cn' }))).toEqual({ ok: true, created: 1, changed: 0, unchanged: 1, refused: [] });
  });

  it('says in one line what is no table of redirects', async () => {
    const path = join(folder, 'redirects.csv');
    await writeFile(path, Buffer.from([0x66, 0xd5, 0xfe, 0xb2, 0xdf]));
    expect(await openhall(['import', 'redirects', path])).toMatchObject({ exitCode: 1, notes: [expect.stringContaining('不是 UTF-8 编码')] });
    await writeFile(path, '/a,/b\n/c,/d\n');
    expect(await openhall(['import', 'redirects', path])).toMatchObject({ exitCode: 1, notes: [expect.stringContaining('第一行应为列名')] });
    expect(await openhall(['import', 'redirects', join(folder, 'absent.csv')])).toMatchObject({ exitCode: 1, notes: [expect.stringContaining('不能读取')] });
  });

  it('replaces the synonyms', async () => {
    expect((await openhall(['import', 'synonyms', await file('synonyms.json', [['社会保险', '社保', '五险']])])).lines).toEqual(['同义词已替换：1 组。']);
    const bad = await openhall(['import', 'synonyms', await file('bad.json', [['单独']])]);
    expect(bad).toMatchObject({ exitCode: 1, notes: [expect.stringContaining('不能使用')] });
  });
});

describe('openhall inspect and reindex', () => {
  it('show what is there and rebuild the index', async () => {
    await openhall(['import', 'policies', sharedPath('data/policies/govcn-policies.jsonl')]);
    const inspection = jsonOf(await openhall(['inspect', '--json']));
    expect(inspection).toMatchObject({ ok: true, database: { encoding: 'UTF8', pendingMigrations: [] }, data: { documents: { STATE_COUNCIL_DOCUMENT: 60 }, revisions: 60, imports: [{ kind: 'policies', finished: true, created: 60 }] } });
    expect(JSON.stringify(inspection)).not.toContain(new URL(database.url).password);
    expect((await openhall(['inspect'])).lines.join('\n')).toContain('信息　　　60 件（60 个版本，0 条关系，0 个附件）');
    expect((await openhall(['reindex'])).lines).toEqual(['索引重建完成：共 60 件，更新 0 件。']);
  });

  it('shows pending migrations without applying them', async () => {
    const empty = await createTestDatabase<PublishingTables>({ empty: true });
    try {
      const inspection = jsonOf(await openhall(['inspect', '--json'], { DATABASE_URL: empty.url }));
      expect(inspection).toMatchObject({ database: { pendingMigrations: expect.arrayContaining(['20261124T090000_create_publishing']) }, data: null });
      expect(jsonOf(await openhall(['inspect', '--json'], { DATABASE_URL: empty.url }))).toEqual(inspection);
    } finally {
      await empty.drop();
    }
  });
});

describe('the command line', () => {
  it('explains itself in Chinese on every level, without a database', async () => {
    for (const argv of [['--help'], ['import', '--help'], ['import', 'laws', '--help'], ['import', 'archive', '--help'], ['backup', '--help'], ['restore', '--help'], ['export', '--help'], ['inspect', '--help'], ['reindex', '--help']]) {
      const run = await openhall(argv, { DATABASE_URL: 'not an address' });
      expect(run.exitCode).toBe(0);
      expect(run.lines.join('\n')).toContain('用法：');
    }
  });

  it('ends with 1 for what it does not know or cannot use', async () => {
    expect(await openhall(['import', 'laws'])).toMatchObject({ exitCode: 1, notes: [expect.stringContaining('错误：缺少参数 PATH'), expect.anything()] });
    expect(await openhall(['restore', 'site.tar', '--replace'])).toMatchObject({ exitCode: 1, notes: [expect.stringContaining('错误：选项 --replace <NAME> 缺少值'), expect.anything()] });
    expect(await openhall(['explode'])).toMatchObject({ exitCode: 1, notes: [expect.stringContaining('错误：没有命令 explode'), expect.anything()] });
    expect(await openhall(['inspect', '--loud'])).toMatchObject({ exitCode: 1, notes: [expect.stringContaining('错误：没有选项 --loud'), expect.anything()] });
    expect((await openhall(['inspect'], { PORT: '0', OPENHALL_POOL_SIZE: 'many' })).notes[0]).toMatch(/环境变量有误：\n {2}PORT: .+\n {2}OPENHALL_POOL_SIZE: /);
  });

  it('says in one line that the database does not answer', async () => {
    const run = await openhall(['inspect'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
    expect(run).toMatchObject({ exitCode: 1, notes: [expect.stringContaining('无法连接数据库（ECONNREFUSED）')] });
  });
});
