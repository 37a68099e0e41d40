import { holds } from './row.ts';
import type { Row } from './row.ts';

/** Chinese glyphs take two columns of a terminal. */
function width(text: string): number {
  return [...text].reduce((sum, glyph) => sum + ((glyph.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);
}

function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}

function figure(value: number, unit: Row['unit']): string {
  const digits = ['/s', 'score', 'pieces'].includes(unit) ? 0 : 2;
  return `${value.toFixed(digits)} ${unit}`;
}

/** The table a person reads; the JSON beside it is for comparing runs. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map((row) => [
    row.bench,
    row.what,
    figure(row.measured, row.unit),
    'atLeast' in row.bound ? `≥ ${figure(row.bound.atLeast, row.unit)}` : `≤ ${figure(row.bound.atMost, row.unit)}`,
    holds(row) ? 'holds' : 'BROKEN',
  ]);
  const all = [['bench', 'what', 'measured', 'bound', ''], ...lines];
  const columns = [0, 1, 2, 3, 4].map((index) => Math.max(...all.map((line) => width(line[index] ?? ''))));
  return all.map((line) => line.map((cell, index) => pad(cell, columns[index] ?? 0)).join('  ').trimEnd()).join('\n');
}
