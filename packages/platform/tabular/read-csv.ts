import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { decoded } from './encoding.ts';
import { mangledCode, TableError, type CellProblem, type TableLimits, type TableRow } from './table.ts';

interface CsvRecord {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

const DELIMITERS = [',', '\t', ';', '，'] as const;
/** Characters in which the first line, and so the delimiter, must end. */
const FIRST_LINE = 65_536;

/** Rows of a CSV, read only as fast as they are taken. */
export async function* readCsv(bytes: AsyncIterable<Uint8Array>, limits: TableLimits): AsyncGenerator<TableRow, void, undefined> {
  const { delimiter, text } = await withDelimiter(decoded(bytes));
  const parser = parse({ delimiter, bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true, max_record_size: limits.rowLength });
  const fed = pipeline(Readable.from(text, { objectMode: true }), new PassThrough({ decodeStrings: false, encoding: 'utf8' }), parser);
  // Whoever iterates over the parser is told of the fault; the promise must only not be left alone with it.
  const fault = fed.then(() => null, (error: unknown) => error);
  let last = 1;
  try {
    for await (const { info, record } of parser as AsyncIterable<CsvRecord>) {
      last = info.lines;
      if (record.length > limits.columns) throw new TableError(`第 ${info.lines} 行有 ${record.length} 列，最多 ${limits.columns} 列`);
      yield { line: info.lines, cells: record, problems: problemsOf(record) };
    }
  } catch (error) {
    throw error instanceof CsvError ? new TableError(plain(error, last), { cause: error }) : error;
  } finally {
    parser.destroy();
    await fault;
  }
}

function problemsOf(record: readonly string[]): CellProblem[] {
  const problems: CellProblem[] = [];
  for (const [column, cell] of record.entries()) {
    const reason = mangledCode(cell);
    if (reason !== null) problems.push({ column, reason });
  }
  return problems;
}

function plain({ code }: CsvError, last: number): string {
  if (code === 'CSV_MAX_RECORD_SIZE') return `第 ${last} 行之后有一行过长，多半是引号没有成对；请检查该处的双引号`;
  return `不是合法的 CSV：第 ${last} 行之后引号或分隔符有误`;
}

/** The delimiter that stands most often in the first line, outside quotes; and the text again from its start. */
async function withDelimiter(text: AsyncGenerator<string, void, undefined>): Promise<{ delimiter: string; text: AsyncIterable<string> }> {
  let head = '';
  while (head.length < FIRST_LINE && !/[\r\n]/.test(head)) {
    const next = await text.next();
    if (next.done === true) break;
    head += next.value;
  }
  const line = (/^[^\r\n]*/.exec(head)?.[0] ?? '').replaceAll(/"(?:[^"]|"")*"/g, '');
  const [delimiter = ','] = DELIMITERS.toSorted((one, other) => line.split(other).length - line.split(one).length);
  async function* again(): AsyncGenerator<string, void, undefined> {
    try {
      // An empty piece would end an object stream's reader early in no case, but costs a turn.
      if (head !== '') yield head;
      yield* text;
    } finally {
      await text.return();
    }
  }
  return { delimiter, text: again() };
}
