import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readTable, recordsOf, TableError, type ColumnNames, type TableRow } from '@openhall/tabular';
import type { CatalogueContent } from '../data/catalogue-content.ts';
import type { CatalogueKind } from '../rules/index.ts';
import { CatalogueBuilder } from './catalogue-builder.ts';
import { LAYOUTS, mapped, type ColumnMapping, type Layout } from './layouts.ts';

export interface RefusedRow {
  readonly line: number;
  readonly reason: string;
}

/** What became of one file: every row below the heading was kept or refused. */
export interface ReadFile {
  readonly file: string;
  /** Null for a file that is no table of this catalogue. */
  readonly target: Layout['target'] | null;
  readonly rowsIn: number;
  readonly kept: number;
  readonly refused: readonly RefusedRow[];
}

export interface ReadCatalogue {
  readonly content: CatalogueContent;
  readonly files: readonly ReadFile[];
}

/** Rows looked at for a heading, as by `recordsOf`. */
const HEADING_ROWS = 10;
/** Classes and items first: rules speak of them. */
const ORDER: readonly Layout['target'][] = ['classes', 'items', 'rules'];

/**
 * Reads a catalogue out of its tables: one file, or every CSV and XLSX of a folder, each known by its heading.
 *
 * @throws TableError where a file cannot be read or none is a table of items
 */
export async function readCatalogue(kind: CatalogueKind, path: string, mapping: ColumnMapping = {}): Promise<ReadCatalogue> {
  const files = await Promise.all((await tableFiles(path)).map(async (file) => ({ file, ...(await layoutOf(file, kind, mapping)) })));
  if (!files.some(({ layout }) => layout?.target === 'items')) throw new TableError('没有找到这类目录的条目表：表头中没有名称列；列名不同的，用 --columns 指明');
  const builder = new CatalogueBuilder(kind);
  const read = new Map<string, ReadFile>();
  for (const target of ORDER) {
    for (const { file, layout, headings } of files) {
      if (layout?.target !== target) continue;
      if (target === 'items') builder.addColumns(headings);
      read.set(file, await readFile(file, layout, builder));
    }
  }
  return { content: builder.content(), files: files.map(({ file }) => read.get(file) ?? { file: basename(file), target: null, rowsIn: 0, kept: 0, refused: [] }) };
}

async function tableFiles(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => /\.(?:csv|xlsx)$/i.test(name));
  return names.toSorted().map((name) => join(path, name));
}

/** The layout whose required columns the first rows hold. Of another kind's table: none. */
async function layoutOf(path: string, kind: CatalogueKind, mapping: ColumnMapping): Promise<{ readonly layout: Layout | null; readonly headings: readonly string[] }> {
  const head: TableRow[] = [];
  for await (const row of readTable(path)) {
    head.push(row);
    if (head.length >= HEADING_ROWS) break;
  }
  const cells = new Set(head.flatMap((row) => row.cells));
  const holds = ({ columns }: Layout): boolean => Object.values<ColumnNames<string>[string]>(columns).every(({ names, required }) => !required || names.some((name) => cells.has(name)));
  const layout = LAYOUTS.map((one) => (one.kinds.includes(kind) ? mapped(one, mapping) : one)).find(holds);
  return { layout: layout?.kinds.includes(kind) === true ? layout : null, headings: head[0]?.cells ?? [] };
}

async function readFile(path: string, layout: Layout, builder: CatalogueBuilder): Promise<ReadFile> {
  const refused: RefusedRow[] = [];
  let rowsIn = 0;
  const count = (line: number, reason: string | null): void => {
    rowsIn += 1;
    if (reason !== null) refused.push({ line, reason });
  };
  const rows = readTable(path);
  if (layout.target === 'items') for await (const record of recordsOf(rows, layout.columns)) count(record.line, builder.addItem(record));
  else if (layout.target === 'classes') for await (const record of recordsOf(rows, layout.columns)) count(record.line, builder.addClass(record));
  else for await (const record of recordsOf(rows, layout.columns)) count(record.line, builder.addRule(record, layout));
  return { file: basename(path), target: layout.target, rowsIn, kept: rowsIn - refused.length, refused };
}
