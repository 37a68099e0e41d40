import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLaws } from './laws-source.ts';
import { readLawIndex } from './law-index.ts';
import { findLaws } from './layout.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'openhall-laws-'));
});
afterEach(() => rm(root, { recursive: true }));

async function put(files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), content);
  }
}

const text = (title: string, ...body: string[]) => `# ${title}\n\n<!-- INFO END -->\n\n${body.join('\n\n')}\n`;

describe('the layout of a clone', () => {
  it('finds texts in categories and provincial packages and passes over the rest', async () => {
    await put({
      'README.md': '# 说明',
      '法律法规模版.md': '# 模版',
      '社会法/_index.md': '# 目录',
      '社会法/甲法(2018-12-29).md': text('甲法', '第一条 甲。'),
      '部门规章/某部/乙办法（2008-07-17）.md': text('乙办法', '第一条 乙。'),
      'DLC/上海地方法规/地方性法规/上海/上海市丙条例.md': text('上海市丙条例', '第一条 丙。'),
      '案例/劳动人事/某案.md': text('某案', '甲。'),
      'scripts/notes.md': '# 脚本',
      '.git/x.md': '# 无',
    });
    const found = await findLaws(root);
    expect(found.files.map(({ file, kind, name, date, subfolder }) => [file, kind, name, date, subfolder])).toEqual([
      ['DLC/上海地方法规/地方性法规/上海/上海市丙条例.md', 'LOCAL_REGULATION', '上海市丙条例', null, '上海'],
      ['社会法/甲法(2018-12-29).md', 'LAW', '甲法', '2018-12-29', null],
      ['部门规章/某部/乙办法（2008-07-17）.md', 'RULE', '乙办法', '2008-07-17', '某部'],
    ]);
    expect(found.skipped).toBe(1);
  });

  it('never leaves the folder through a link', async () => {
    await put({ '社会法/甲法(2018-12-29).md': text('甲法', '第一条 甲。') });
    await symlink('/etc', join(root, '行政法'));
    await symlink('/etc/passwd', join(root, '社会法', '乙法(2018-12-29).md'));
    expect((await findLaws(root)).files).toHaveLength(1);
  });

  it('refuses a folder that is no collection', async () => {
    await expect(findLaws(join(root, 'absent'))).rejects.toThrow('无法打开文件夹');
    await expect(findLaws(root)).rejects.toThrow('没有法律法规文本');
  });
});

describe('the index of a collection', () => {
  it('is read from the databases of a clone where there is no index.json', async () => {
    await put({ 'DLC/某省/x.txt': '' });
    for (const [path, name] of [['db.sqlite3', '甲法'], ['DLC/某省/db.sqlite3', '乙条例']] as const) {
      const database = new DatabaseSync(join(root, path));
      database.exec('create table law (name text, publish text, valid_from text, expired integer)');
      database.prepare('insert into law values (?, ?, ?, ?)').run(name, '2007-08-30', '2007-11-01 00:00:00', 1);
      database.close();
    }
    const index = await readLawIndex(root, ['某省']);
    expect(index.origin).toBe('db.sqlite3');
    expect(index.find('甲法', '2007-08-30')).toEqual({ name: '甲法', publishedOn: '2007-08-30', effectiveFrom: '2007-11-01', expired: true });
    expect(index.find('乙条例', '2007-08-30')?.expired).toBe(true);
    expect(index.find('甲法', '2024-06-28')).toBeNull();
  });

  it('does without when it is damaged or absent', async () => {
    expect((await readLawIndex(root, [])).origin).toBeNull();
    await put({ 'index.json': '{not json' });
    expect((await readLawIndex(root, [])).find('甲法', null)).toBeNull();
  });
});

describe('opening a collection', () => {
  it('reports every text it cannot read and keeps the others', async () => {
    await put({
      '社会法/甲法(2018-12-29).md': text('甲法', '第一条 甲。'),
      '社会法/乙法(2018-12-29).md': new Uint8Array([0xc0, 0xcd, 0xb6, 0xaf]),
      '社会法/丙法(2018-12-29).md': text('丙法'),
      '不明/丁法.md': text('丁法', '第一条 丁。'),
    });
    const source = await openLaws(root, { columns: [] });
    expect(source.total).toBe(1);
    expect(source.notes).toEqual(['未找到索引文件，效力状态全部按文本推定。']);
    expect(source.refused.map(({ file, reason }) => [file, reason])).toEqual([
      ['不明/丁法.md', '不认识的分类文件夹「不明」'],
      ['社会法/丙法(2018-12-29).md', '没有正文'],
      ['社会法/乙法(2018-12-29).md', expect.stringContaining('疑似 GB18030')],
    ]);
  });

  it('takes identical copies once and refuses differing texts of one name and date', async () => {
    await put({
      '社会法/甲法(2018-12-29).md': text('甲法', '第一条 甲。'),
      '行政法/甲法(2018-12-29).md': text('甲法', '第一条 甲。'),
      '经济法/甲法(2018-12-29).md': text('甲法', '第一条 乙。'),
    });
    const source = await openLaws(root, { columns: [] });
    expect([source.total, source.skipped]).toEqual([1, 1]);
    expect(source.refused).toEqual([{ file: '经济法/甲法(2018-12-29).md', reason: '与「社会法/甲法(2018-12-29).md」名称和日期相同而内容不同，未导入' }]);
  });

  it('gives a text the same key in both layouts', async () => {
    await put({ 'DLC/某省地方法规/地方性法规/某省/某省甲条例(2015-07-24).md': text('某省甲条例', '第一条 甲。') });
    const source = await openLaws(root, { columns: [{ slug: 'rights', keywords: ['甲'] }] });
    for await (const record of source.records()) expect(record).toMatchObject({ input: { source: 'lawrefbook', sourceKey: '某省甲条例(2015-07-24)', columnSlug: 'rights' } });
  });
});
