/** What is wrong with one cell, in words for the person who made the file. */
export interface CellProblem {
  /** Place in the row, from 0. */
  readonly column: number;
  readonly reason: string;
}

/** One row of a table, all text: what a cell means is decided by who reads it. */
export interface TableRow {
  /** Line of the file, or row of the sheet, from 1, for messages. */
  readonly line: number;
  /** Trimmed texts; blank where a cell is empty. Dates of XLSX are `YYYY-MM-DD`. */
  readonly cells: readonly string[];
  /** Cells whose value was lost before the file came here. */
  readonly problems: readonly CellProblem[];
}

/** What a file may hold before reading stops. Everything else is constant whatever the size. */
export interface TableLimits {
  /** Cells of a row. */
  readonly columns: number;
  /** Characters of a row. */
  readonly rowLength: number;
  /** Bytes an XLSX may unpack to, all parts together. */
  readonly unpackedBytes: number;
  /** How many times larger than packed a part of an XLSX may be; real sheets stay under 100. */
  readonly ratio: number;
}

export const DEFAULT_LIMITS: TableLimits = { columns: 512, rowLength: 1_000_000, unpackedBytes: 4_000_000_000, ratio: 1000 };

/** The file as a whole cannot be read. The message is for the person who gave it. */
export class TableError extends Error {
  override readonly name = 'TableError';
}

// Excel keeps 15 digits: of a longer number the rest is gone, and only the exponent shows that it was there.
const MANGLED = /^[+-]?\d(?:[.,]\d+)?E\+?\d{1,3}$/i;

/** Advice where a code was turned into a number of 15 digits by a spreadsheet; null for anything else. */
export function mangledCode(text: string): string | null {
  if (!MANGLED.test(text) || Math.abs(Number(text.replace(',', '.'))) < 1e15) return null;
  return mangledAdvice(text);
}

export function mangledAdvice(text: string): string {
  return `“${text.slice(0, 40)}”已被表格软件改成数值，末尾几位已丢失，无法还原；请从原始数据重新导出，先把该列设为“文本”格式再填入代码`;
}
