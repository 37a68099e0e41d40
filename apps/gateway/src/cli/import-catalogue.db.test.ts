import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, sharedPath, type TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { jsonOf, openhall } from '../../test/openhall.ts';
import type { Tables } from '../compose.ts';

let database: TestDatabase<Tables>;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase<Tables>();
  folder = await mkdtemp(join(tmpdir(), 'openhall-catalogue-'));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const run = (...argv: string[]) => openhall(['import', ...argv], { DATABASE_URL: database.url, OPENHALL_DATA_DIR: folder });
const edition = (from: string) => ['--effective-from', from, '--title', '示例目录', '--source', '示例来源'];
async function file(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

it('takes a catalogue once, says what became of every row, and changes nothing the second time', async () => {
  const path = sharedPath('data/assistive-devices/shandong-2009.csv');
  expect(await run('catalogue', 'assistive-devices', path, ...edition('2009-01-01'))).toMatchObject({ exitCode: 0, lines: ['新增：示例目录，25 行，25 项。', '  shandong-2009.csv：25 行，导入 25 行，未导入 0 行'] });
  expect(jsonOf(await run('catalogue', 'assistive-devices', path, ...edition('2009-01-01'), '--json'))).toMatchObject({ ok: true, id: 'assistive-devices-2009-01-01', outcome: 'unchanged', rows: 25 });
});

it('reads an officer’s own columns once they are named, and ends with 2 where rows were refused', async () => {
  const path = await file('own.csv', '产品名称,限价\n示例器具,很贵\n示例拐杖,100\n');
  const unnamed = await run('catalogue', 'assistive-devices', path, ...edition('2010-01-01'));
  expect(unnamed).toMatchObject({ exitCode: 1, notes: [expect.stringContaining('--columns')] });
  const columns = await file('columns.json', '{"name": "产品名称", "priceLimit": "限价"}');
  const named = await run('catalogue', 'assistive-devices', path, ...edition('2010-01-01'), '--columns', columns);
  expect(named).toMatchObject({ exitCode: 2, lines: ['新增：示例目录，1 行，1 项。', '  own.csv：2 行，导入 1 行，未导入 1 行', '    第 2 行：限额“很贵”不是金额'] });
});

it('refuses what it cannot understand in one line, and keeps nothing', async () => {
  const path = await file('any.csv', '名称\n示例\n');
  const refusal = async (...argv: string[]) => (await run('catalogue', ...argv)).notes;
  expect(await refusal('nonsense', path, ...edition('2010-01-01'))).toEqual([expect.stringContaining('没有目录种类 nonsense')]);
  expect(await refusal('drugs', path, ...edition('2010-02-30'))).toEqual([expect.stringContaining('--effective-from 应为日期')]);
  expect(await refusal('drugs', path, ...edition('2010-01-01'), '--source-url', 'ftp://x')).toEqual([expect.stringContaining('--source-url')]);
  expect(await refusal('drugs', path, ...edition('2010-01-01'), '--columns', await file('bad.json', '{"nothing": "x"}'))).toEqual([expect.stringContaining('键为 name')]);
  expect(await database.db.selectFrom('catalogue_editions').select('id').where('kind', '=', 'DRUG').execute()).toEqual([]);
});

it('takes standards, names the rows it cannot read, and replaces by city, insurance, item and first day', async () => {
  const heading = '地区,险种,项目,数值,起始日期,截止日期,依据,核实程度\n';
  const path = await file('standards.csv', `${heading}示例市,养老,个人费率,8%,2024年1月1日,,示例〔2024〕1号,T\n示例市,养老,单位费率,160,2024-01-01,,示例〔2024〕1号,\n示例市,养老,个人费率,9,2024-01-01,,示例〔2024〕1号,\n示例市,失业,缴费基数下限,"4,053.27元",45292,2024-12-31,示例〔2024〕1号,P\n`);
  expect(await run('standards', path)).toMatchObject({
    exitCode: 2,
    lines: ['缴费和待遇标准：读取 4 行，新增或修改 2 条，未导入 2 行。', '    第 3 行：数值“160”不是百分比', '    第 4 行：与前面一行的地区、险种、项目和起始日期都相同'],
  });
  expect(jsonOf(await run('standards', path, '--json'))).toMatchObject({ ok: true, rowsIn: 4, changed: 0 });
  expect(await database.db.selectFrom('contribution_standards').select(['item', 'value', 'valid_from', 'verified']).orderBy('item').execute()).toMatchObject([
    { item: 'BASE_FLOOR', valid_from: '2024-01-01', verified: 'P' },
    { item: 'PERSON_RATE', valid_from: '2024-01-01', verified: 'T' },
  ]);
});
