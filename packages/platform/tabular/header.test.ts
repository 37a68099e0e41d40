import { describe, expect, it } from 'vitest';
import { recordsOf, type ColumnNames } from './header.ts';
import type { TableRow } from './table.ts';
import { allOf } from './testing/all-of.ts';

const columns = {
  code: { names: ['编号', '序号'], required: true },
  wide: { names: ['公开对象.全社会'], required: false },
  narrow: { names: ['公开对象.特定群体'], required: false },
} satisfies ColumnNames<'code' | 'wide' | 'narrow'>;

async function* table(...rows: readonly (readonly string[])[]) {
  for (const [index, cells] of rows.entries()) yield { line: index + 1, cells, problems: cells.flatMap((cell, column) => (cell === '!' ? [{ column, reason: '坏' }] : [])) } satisfies TableRow;
}
const read = (...rows: readonly (readonly string[])[]) => allOf(recordsOf(table(...rows), columns));

describe('headings', () => {
  it('are found below a title, and merged cells name every column under them', async () => {
    const records = await read(['社会保险目录', '', '', ''], ['编号', '公开对象', '', '备注'], ['', '全社会', '特定 群体', ''], ['1', '√', '', '无'], ['', '', '', ''], ['2', '', '!', '!']);
    expect(records).toEqual([
      { line: 4, values: { code: '1', wide: '√', narrow: '' }, problems: [] },
      { line: 6, values: { code: '2', wide: '', narrow: '!' }, problems: [{ column: 2, reason: '坏' }] },
    ]);
  });

  it('are found in a table longer than what is looked at, with every row once', async () => {
    const records = await read(['序号'], ...Array.from({ length: 30 }, (_, index) => [String(index)]));
    expect(records.map(({ values }) => values.code)).toEqual(Array.from({ length: 30 }, (_, index) => String(index)));
  });

  it('that lack a column, or have it twice, are refused with its name', async () => {
    await expect(read(['名称'], ['甲'])).rejects.toThrow('表头缺少列：“编号”');
    await expect(read(['编号', '序号'], ['1', '2'])).rejects.toThrow('“编号”出现了两次');
    await expect(read()).rejects.toThrow('表头缺少列');
  });
});
