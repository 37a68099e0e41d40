export { dateOf, numberOf } from './cell-values.ts';
export { recordsOf, type ColumnNames, type TableRecord } from './header.ts';
export { readTable, type TableFormat } from './read-table.ts';
export { TableError, type CellProblem, type TableLimits, type TableRow } from './table.ts';
export { csvOf } from './write-csv.ts';
export { writeXlsx } from './write-xlsx.ts';
