import { dateFromSerial } from './cell-values.ts';
import { mangledAdvice, mangledCode, TableError, type CellProblem, type TableLimits, type TableRow } from './table.ts';
import { readWorkbook, type Workbook } from './workbook.ts';
import { xmlPieces, type XmlHandler } from './xml-events.ts';
import { openParts } from './zip-parts.ts';

/** Rows of the first sheet of a workbook that is shown. Of a formula the value it had when the file was saved. */
export async function* readXlsx(path: string, limits: TableLimits): AsyncGenerator<TableRow, void, undefined> {
  const parts = await openParts(path, limits);
  try {
    const workbook = await readWorkbook(parts, limits);
    try {
      const rows: TableRow[] = [];
      const handler = sheetHandler(workbook, limits, (row) => rows.push(row));
      for await (const _ of xmlPieces(await parts.read(workbook.sheet), handler)) {
        yield* rows;
        rows.length = 0;
      }
    } finally {
      workbook.strings.close();
    }
  } finally {
    parts.close();
  }
}

interface CellState {
  column: number;
  type: string;
  format: number;
  text: string;
}

function sheetHandler(workbook: Workbook, limits: TableLimits, onRow: (row: TableRow) => void): XmlHandler {
  let line = 0;
  let next = 0;
  let length = 0;
  let cells: string[] = [];
  let problems: CellProblem[] = [];
  let reading = false;
  const cell: CellState = { column: 0, type: 'n', format: 0, text: '' };
  return {
    open: (name, attributes) => {
      if (name === 'row') {
        line = attributes['r'] === undefined ? line + 1 : Number(attributes['r']);
        [next, length, cells, problems] = [0, 0, [], []];
      } else if (name === 'c') {
        cell.column = columnOf(attributes['r']) ?? next;
        cell.type = attributes['t'] ?? 'n';
        cell.format = Number(attributes['s'] ?? 0);
        cell.text = '';
        next = cell.column + 1;
        if (cell.column >= limits.columns) throw new TableError(`第 ${line} 行的列数超过 ${limits.columns}`);
      } else if (name === 'v' || name === 't') reading = true;
    },
    text: (piece) => {
      if (!reading) return;
      cell.text += piece;
      length += piece.length;
      if (length > limits.rowLength) throw new TableError(`第 ${line} 行过长`);
    },
    close: (name) => {
      if (name === 'v' || name === 't') reading = false;
      else if (name === 'c') {
        const { value, reason } = valueOf(cell, workbook);
        while (cells.length < cell.column) cells.push('');
        cells[cell.column] = value.trim();
        if (reason !== null) problems.push({ column: cell.column, reason });
      } else if (name === 'row') onRow({ line, cells, problems });
    },
  };
}

function valueOf({ type, format, text }: CellState, { strings, isDate, from1904 }: Workbook): { value: string; reason: string | null } {
  if (type === 's') {
    const shared = strings.at(Number(text));
    if (shared === undefined) throw new TableError('工作簿的文字表与单元格不符；请用表格软件打开后另存一次');
    return { value: shared, reason: mangledCode(shared.trim()) };
  }
  if (type === 'b') return { value: text === '1' ? '是' : '否', reason: null };
  if (type === 'e') return { value: '', reason: `单元格是公式错误 ${text.slice(0, 20)}` };
  if (type === 'd') return { value: text.slice(0, 10), reason: null };
  if (type !== 'n' || text === '') return { value: text, reason: mangledCode(text.trim()) };
  return numberValue(text, isDate(format), from1904);
}

function numberValue(text: string, date: boolean, from1904: boolean): { value: string; reason: string | null } {
  const number = Number(text);
  if (Number.isNaN(number)) return { value: text, reason: `“${text.slice(0, 20)}”不是数值` };
  const day = date ? dateFromSerial(number, from1904) : null;
  if (day !== null) return { value: day, reason: null };
  // Sixteen digits and more do not fit into the number a spreadsheet keeps: what is here has been rounded.
  if (Math.abs(number) >= 1e15) return { value: text, reason: mangledAdvice(text) };
  // 0.1 + 0.2 is stored as 0.30000000000000004 and shown as 0.3.
  return { value: String(Number(number.toPrecision(15))), reason: null };
}

/** The column of a reference such as `AB12`, from 0; null where there is none. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
