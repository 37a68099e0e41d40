import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTable } from './read-table.ts';
import { liveMemory } from './testing/live-memory.ts';
import { makeXlsx, type WorkbookParts } from './testing/make-xlsx.ts';
import { writeXlsx } from './write-xlsx.ts';
import { allOf } from './testing/all-of.ts';

let folder: string;
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openhall-tabular-'));
});
afterAll(() => rm(folder, { recursive: true }));

const newPath = (): string => join(folder, `${(files += 1)}.xlsx`);

async function rowsOf(parts: WorkbookParts) {
  const path = newPath();
  await makeXlsx(path, parts);
  return allOf(readTable(path));
}

const DATES = '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="171" formatCode="0.00&quot;day&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>';

describe('XLSX', () => {
  it('reads shared and own texts, without how they are read aloud, formulas as their value, and gaps as blanks', async () => {
    const rows = await rowsOf({
      strings: ['<si><t>编号</t></si>', '<si><r><t>名</t></r><r><t xml:space="preserve">称 </t></r><rPh><t>míng</t></rPh></si>'],
      sheetData: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row><row r="4"><c t="str"><f>A1</f><v>甲</v></c><c t="inlineStr"><is><t>乙</t></is></c><c t="b"><v>1</v></c><c><v>0.30000000000000004</v></c></row>',
    });
    expect(rows).toEqual([
      { line: 1, cells: ['编号', '', '名称'], problems: [] },
      { line: 4, cells: ['甲', '乙', '是', '0.3'], problems: [] },
    ]);
  });

  it('reads serial numbers as dates where the cell shows a date, from 1900 and from 1904', async () => {
    const sheetData = '<row><c s="1"><v>45296</v></c><c s="2"><v>45296.75</v></c><c s="3"><v>45296</v></c><c><v>45296</v></c></row>';
    expect((await rowsOf({ sheetData, styles: DATES }))[0]?.cells).toEqual(['2024-01-05', '2024-01-05', '45296', '45296']);
    expect((await rowsOf({ sheetData, styles: DATES, workbookProperties: '<workbookPr date1904="1"/>' }))[0]?.cells[0]).toBe('2028-01-06');
  });

  it('finds codes that became numbers, and error cells', async () => {
    const [row] = await rowsOf({ sheetData: '<row><c><v>1.2345678901234568E+17</v></c><c><v>123456789012345</v></c><c t="e"><v>#N/A</v></c><c t="str"><v>1.23E+17</v></c></row>' });
    expect(row?.problems.map(({ column }) => column)).toEqual([0, 2, 3]);
    expect(row?.cells[1]).toBe('123456789012345');
    expect(row?.problems[0]?.reason).toContain('“文本”格式');
  });

  it('reads the first sheet that is shown', async () => {
    expect(await rowsOf({ sheets: '<sheet name="藏" state="hidden" r:id="rId9"/><sheet name="显" r:id="rId1"/>', sheetData: '<row><c t="str"><v>显</v></c></row>' })).toHaveLength(1);
    await expect(rowsOf({ sheets: '<sheet name="藏" state="veryHidden" r:id="rId1"/>', sheetData: '' })).rejects.toThrow('隐藏');
  });

  it('refuses a bomb by what its directory says, before unpacking', async () => {
    await expect(rowsOf({ sheetData: '<row/>', more: { 'xl/media/a.bin': Buffer.alloc(30_000_000) } })).rejects.toThrow('压缩炸弹');
  });

  it('refuses a part that unpacks to more than the directory says', async () => {
    const path = newPath();
    await makeXlsx(path, { sheetData: `<row>${'<c t="str"><v>甲</v></c>'.repeat(20_000)}</row>` });
    const bytes = await readFile(path);
    // The sizes in the directory made small: what a bomb that lies would say.
    for (let at = bytes.indexOf('PK\u0001\u0002'); at !== -1; at = bytes.indexOf('PK\u0001\u0002', at + 4)) bytes.writeUInt32LE(40, at + 24);
    await writeFile(path, bytes);
    await expect(allOf(readTable(path))).rejects.toThrow('不是完整的 .xlsx');
  });

  it.each([
    ['entities', '<!DOCTYPE x [<!ENTITY a "aaaa">]><row/>', /不是完整的|文档类型/],
    ['broken markup', '<row><c></row>', /不是完整的/],
    ['a text that is not there', '<row><c t="s"><v>7</v></c></row>', /文字表/],
    ['columns without end', `<row>${'<c/>'.repeat(600)}</row>`, /列数超过/],
    ['a cell without end', `<row><c t="str"><v>${'长'.repeat(1_100_000)}</v></c></row>`, /过长|压缩炸弹/],
  ])('refuses %s in plain words', async (_, sheetData, message) => {
    await expect(rowsOf({ sheetData })).rejects.toThrow(message);
  });

  it('knows what is no workbook', async () => {
    const write = async (bytes: Uint8Array): Promise<string> => {
      const path = newPath();
      await writeFile(path, bytes);
      return path;
    };
    const refusal = async (bytes: Uint8Array) => allOf(readTable(await write(bytes)));
    await expect(refusal(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).rejects.toThrow('旧版 .xls');
    await expect(refusal(Buffer.from('%PDF-1.7'))).rejects.toThrow('PDF');
    await expect(refusal(Buffer.from('PK\u0003\u0004broken'))).rejects.toThrow('不是完整的 .xlsx');
    await expect(refusal(new Uint8Array())).rejects.toThrow('空的');
  });

  it('reads 60,000 different texts in constant memory, as it wrote them', async () => {
    const path = newPath();
    async function* many() {
      for (let at = 0; at < 60_000; at += 1) yield [`000331204019010${String(at).padStart(6, '0')}`, `=HYPERLINK("x")${at}`, `<&"说明${'说'.repeat(40)}`];
    }
    await pipeline(writeXlsx('目录', many()), createWriteStream(path));
    const before = liveMemory();
    let most = 0;
    let count = 0;
    for await (const { cells, problems } of readTable(path)) {
      if (cells[0] !== `000331204019010${String(count).padStart(6, '0')}` || cells[1] !== `=HYPERLINK("x")${count}` || problems.length > 0) throw new Error(`row ${count}: ${cells.join()}`);
      count += 1;
      if (count % 20_000 === 0) most = Math.max(most, liveMemory() - before);
    }
    expect(count).toBe(60_000);
    // Eight bytes a text and the blocks read last; all texts together are ten times as much.
    expect(most).toBeLessThan(20_000_000);
  }, 60_000);
});
