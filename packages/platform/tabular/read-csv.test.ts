import { describe, expect, it } from 'vitest';
import { readTable } from './read-table.ts';
import type { TableRow } from './table.ts';
import { allOf } from './testing/all-of.ts';
import { liveMemory } from './testing/live-memory.ts';

async function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function rowsOf(bytes: Uint8Array, size = 7): Promise<TableRow[]> {
  return allOf(readTable(pieces(bytes, size)));
}

/** 编号,名称 / 10001,假手指 in GBK, as no encoder of the runtime writes it. */
const GBK = Buffer.from('b1e0bac52cc3fbb3c60d0a31303030312cbcd9cad6d6b80d0a', 'hex');
const TEXT = '编号,名称\r\n10001,假手指\r\n';
const CELLS = [['编号', '名称'], ['10001', '假手指']];
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

describe('CSV', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['GBK', GBK],
    ['UTF-16 LE with its mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['UTF-16 LE', Buffer.from(TEXT, 'utf16le')],
    ['UTF-16 BE with its mark', utf16be(`\uFEFF${TEXT}`)],
    ['UTF-16 BE', utf16be(TEXT)],
  ])('is read in %s, wherever the pieces are cut', async (_, bytes) => {
    for (const size of [1, 3, 4096]) expect((await rowsOf(bytes, size)).map(({ cells }) => cells)).toEqual(CELLS);
  });

  it('recognises GBK that begins far below', async () => {
    const ascii = 'code,name\r\n'.repeat(20_000);
    const rows = await rowsOf(Buffer.concat([Buffer.from(ascii), GBK]), 65_536);
    expect(rows.at(-1)).toEqual({ line: 20_002, cells: ['10001', '假手指'], problems: [] });
  });

  it('takes tabs and semicolons for what they are, and a quoted comma for text', async () => {
    expect((await rowsOf(Buffer.from('"甲,乙"\t丙\t丁\n1\t2\t3\n')))[0]?.cells).toEqual(['甲,乙', '丙', '丁']);
    expect((await rowsOf(Buffer.from('甲;乙\n"一\n二";2\n'))).map(({ line, cells }) => ({ line, cells }))).toEqual([{ line: 1, cells: ['甲', '乙'] }, { line: 3, cells: ['一\n二', '2'] }]);
  });

  it('finds codes that a spreadsheet made into numbers, and says what to do', async () => {
    const [, row] = await rowsOf(Buffer.from('代码,限额\n1.23E+17,1.5E+3\n'));
    expect(row?.problems).toEqual([{ column: 0, reason: expect.stringMatching(/1\.23E\+17.*末尾几位已丢失.*“文本”格式/) }]);
  });

  it.each([
    ['bytes of no encoding', Buffer.from([0x61, 0x2c, 0xff, 0xff, 0x0a]), /不是完整的/],
    ['an open quote', Buffer.from('a,b\n"c,d\n'), /引号/],
    ['an endless row', Buffer.from(`a,b\n"${'x'.repeat(2_000_000)}`), /过长/],
    ['thousands of columns', Buffer.from(`${',a'.repeat(5000)}\n`), /最多 512 列/],
  ])('refuses %s in plain words', async (_, bytes, message) => {
    await expect(rowsOf(bytes, 65_536)).rejects.toThrow(message);
  });

  // 500 MB with OPENHALL_TABLE_MB=500; 60 MB of it, held as text, would be 100 MB of memory.
  it('reads a table of any length in the memory of a few pieces', async () => {
    const line = Buffer.from(`00331204019010012345,${'示例'.repeat(160)},2026-01-01\n`.repeat(64));
    const wanted = Math.ceil((Number(process.env['OPENHALL_TABLE_MB'] ?? 60) * 1_000_000) / line.length);
    async function* long() {
      for (let at = 0; at < wanted; at += 1) yield line;
    }
    const before = liveMemory();
    let count = 0;
    let most = -Infinity;
    for await (const row of readTable(long())) {
      count += row.cells.length === 3 ? 1 : 0;
      if (count % 20_000 === 0) most = Math.max(most, liveMemory() - before);
    }
    expect(count).toBe(wanted * 64);
    expect(most).toBeLessThan(40_000_000);
  }, 120_000);

  it('stops reading when nobody wants more', async () => {
    let taken = 0;
    let ended = false;
    async function* endless() {
      try {
        for (;;) {
          taken += 1;
          yield Buffer.from('甲,乙\n'.repeat(1000));
        }
      } finally {
        ended = true;
      }
    }
    for await (const row of readTable(endless())) if (row.line > 1500) break;
    expect(taken).toBeLessThan(100);
    expect(ended).toBe(true);
  });
});
