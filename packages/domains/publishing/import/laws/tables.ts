import { GAP, tidyLine } from '../shared/spacing.ts';

/** A table of a law: the first row is its header unless every cell of it is empty. */
export type Table = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };

const OPEN = /<!--\s*TABLE\s*-->/;
const CLOSE = /<!--\s*TABLE END\s*-->/;
const RULE = /^\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?$/;

/** Does a table start on this line? (`|…|`, or the collection's own mark before it.) */
export function isTableLine(line: string): boolean {
  return line.trimStart().startsWith('|') || OPEN.test(line);
}

/**
 * Reads a Markdown table. Cells of the collection may hold line breaks, so between the marks a line that does not start
 * with `|` goes on with the row above.
 *
 * @returns the table and the index of the first line behind it
 */
export function markdownTable(lines: readonly string[], start: number): { table: Table; next: number } {
  const rows: string[] = [];
  const closing = lines.findIndex((line, index) => index >= start && CLOSE.test(line));
  const marked = OPEN.test(lines[start] ?? '') && closing !== -1;
  let next = start;
  for (; next < lines.length; next += 1) {
    const line = (lines[next] ?? '').replace(OPEN, '').replace(CLOSE, '').trim();
    if (marked ? next > closing : !line.startsWith('|') && line !== '') break;
    if (line.startsWith('|')) rows.push(line);
    else if (marked && line !== '' && rows.length > 0) rows.push(`${rows.pop() ?? ''}\n${line}`);
    else if (!marked && line === '' && !(lines[next + 1] ?? '').trimStart().startsWith('|')) break;
  }
  return { table: tableOf(rows), next: Math.max(next, start + 1) };
}

function tableOf(rows: readonly string[]): Table {
  const ruled = rows.findIndex((row) => RULE.test(row));
  const cells = rows.filter((row) => !RULE.test(row)).map(cellsOf);
  const [first = [], ...rest] = cells;
  const hasHeader = ruled === 1 && first.some((cell) => cell !== '');
  return hasHeader ? { header: first, rows: rest } : { header: [], rows: cells.filter((row) => row.some((cell) => cell !== '')) };
}

function cellsOf(row: string): string[] {
  return row
    .replace(/^\|/, '')
    .replace(/\|\s*$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => tidyLine(cell.replace(/\\\|/g, '|')));
}

/** One line a row, cells separated by an ideographic space. */
export function tableText(table: Table): string {
  return [table.header, ...table.rows]
    .filter((row) => row.length > 0)
    .map((row) => row.join(GAP))
    .join('\n');
}
