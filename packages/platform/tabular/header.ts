import { TableError, type CellProblem, type TableRow } from './table.ts';

/** Columns by the key the reader knows them by, each with the names it may have in a file; of a two-line heading `upper.lower`. */
export type ColumnNames<Key extends string> = Readonly<Record<Key, { readonly names: readonly string[]; readonly required: boolean }>>;

/** A row below the heading, its cells by key; blank where the file has no such column. */
export interface TableRecord<Key extends string> {
  readonly line: number;
  readonly values: Readonly<Record<Key, string>>;
  /** Problems of known columns only. */
  readonly problems: readonly CellProblem[];
}

/** Rows looked at for a heading: above it may stand a title, a unit, a date. */
const LOOKED_AT = 10;

interface Header<Key extends string> {
  readonly row: number;
  readonly places: ReadonlyMap<Key, number>;
}

/**
 * Records out of rows: finds the heading below whatever stands above it, of one line or of two with merged cells, and names the cells.
 *
 * @throws TableError where a required column is in none of the first rows, or a column is there twice
 */
export async function* recordsOf<Key extends string>(rows: AsyncIterable<TableRow>, columns: ColumnNames<Key>): AsyncGenerator<TableRecord<Key>, void, undefined> {
  let head: TableRow[] | null = [];
  let header: Header<Key> | null = null;
  const keys = Object.keys(columns) as Key[];
  for await (const row of rows) {
    if (head === null) {
      if (header !== null && !blank(row)) yield recordOf(row, header, keys);
      continue;
    }
    head.push(row);
    if (head.length < LOOKED_AT) continue;
    header = headerOf(head, columns);
    for (const held of head.slice(header.row + 1)) if (!blank(held)) yield recordOf(held, header, keys);
    head = null;
  }
  if (head === null) return;
  header = headerOf(head, columns);
  for (const held of head.slice(header.row + 1)) if (!blank(held)) yield recordOf(held, header, keys);
}

const blank = (row: TableRow): boolean => row.cells.every((cell) => cell === '');

function recordOf<Key extends string>({ line, cells, problems }: TableRow, { places }: Header<Key>, keys: readonly Key[]): TableRecord<Key> {
  const values = Object.fromEntries(keys.map((key) => [key, cells[places.get(key) ?? -1] ?? ''])) as Record<Key, string>;
  const known = new Set(places.values());
  return { line, values, problems: problems.filter(({ column }) => known.has(column)) };
}

function headerOf<Key extends string>(rows: readonly TableRow[], columns: ColumnNames<Key>): Header<Key> {
  const candidates = rows.map((row, index) => ({ row: index, places: placesOf(namesAt(row, rows[index - 1]), columns) }));
  const [best] = candidates.toSorted((one, other) => other.places.size - one.places.size || one.row - other.row);
  const missing = (Object.keys(columns) as Key[]).filter((key) => columns[key].required && best?.places.has(key) !== true);
  if (best === undefined || missing.length > 0) {
    const wanted = missing.map((key) => `“${columns[key].names[0] ?? key}”`).join('、');
    throw new TableError(`表头缺少列：${wanted === '' ? '（空表）' : wanted}；前 ${rows.length} 行中没有同时含有各必填列的表头`);
  }
  return best;
}

/** The names a column answers to: with the heading above it, which a merged cell says once for several, by its own, or by the one above alone. */
function namesAt(lower: TableRow, upper: TableRow | undefined): string[][] {
  let spanned = '';
  return lower.cells.map((cell, index) => {
    const above = upper?.cells[index] ?? '';
    spanned = above === '' && cell !== '' ? spanned : above;
    const own = normal(cell);
    const over = normal(spanned);
    return [...(own !== '' && over !== '' ? [`${over}.${own}`] : []), ...(own === '' ? [] : [own]), ...(own === '' && over !== '' ? [over] : [])];
  });
}

function placesOf<Key extends string>(names: readonly string[][], columns: ColumnNames<Key>): Map<Key, number> {
  const places = new Map<Key, number>();
  for (const key of Object.keys(columns) as Key[]) {
    const wanted = new Set(columns[key].names.map(normal));
    for (const [index, own] of names.entries()) {
      if (!own.some((name) => wanted.has(name))) continue;
      if (places.has(key)) throw new TableError(`表头中“${columns[key].names[0] ?? key}”出现了两次，无法判断用哪一列`);
      places.set(key, index);
    }
  }
  return places;
}

/** Headings differ in spaces, line breaks and the width of brackets only. */
function normal(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/g, '');
}
