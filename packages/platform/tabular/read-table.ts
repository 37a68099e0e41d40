import { open } from 'node:fs/promises';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { DEFAULT_LIMITS, TableError, type TableLimits, type TableRow } from './table.ts';

export type TableFormat = 'csv' | 'xlsx';

/**
 * Rows of a table file, in constant memory. What it is, is read from its first bytes: names lie.
 *
 * @param bytes of a CSV from elsewhere than the path (an upload still coming in); XLSX must be a file, its directory stands at its end
 * @throws TableError, with the first row or later, where it cannot be read
 */
export async function* readTable(source: string | AsyncIterable<Uint8Array>, limits: Partial<TableLimits> = {}): AsyncGenerator<TableRow, void, undefined> {
  const all = { ...DEFAULT_LIMITS, ...limits };
  if (typeof source !== 'string') {
    yield* readCsv(source, all);
    return;
  }
  const file = await open(source);
  try {
    const start = new Uint8Array(8);
    const { bytesRead } = await file.read(start, 0, start.length, 0);
    if (formatOf(start.subarray(0, bytesRead)) === 'xlsx') yield* readXlsx(source, all);
    else yield* readCsv(file.createReadStream({ start: 0, autoClose: false }), all);
  } finally {
    await file.close();
  }
}

function formatOf(start: Uint8Array): TableFormat {
  const hex = Buffer.from(start).toString('hex');
  if (hex === '') throw new TableError('文件是空的');
  if (hex.startsWith('d0cf11e0')) throw new TableError('这是旧版 .xls 或加密的工作簿；请去掉密码，另存为 .xlsx 或“CSV UTF-8”后重试');
  if (hex.startsWith('25504446')) throw new TableError('这是 PDF 文件，不是表格；请提供 .xlsx 或 CSV');
  return hex.startsWith('504b0304') || hex.startsWith('504b0506') ? 'xlsx' : 'csv';
}
