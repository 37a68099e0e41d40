import type { PageRequest } from '@openhall/server-render/render';
import { stringify } from 'csv-stringify/sync';
import { messages } from '../../messages/index.ts';
import type { Batches, DataSet } from './data-set.ts';

/** Tells Excel that what follows is UTF-8. */
const byteOrderMark = '\uFEFF';

/** RFC 4180. A cell that a table program would take for a formula gets an apostrophe before it: it then shows, and runs nothing. */
const lines = (cells: readonly (readonly (string | number | null)[])[]): string => stringify(cells.map((row) => [...row]), { escape_formulas: true, record_delimiter: 'windows' });

const cellOf = (value: string | number | null | readonly string[]): string | number | null => (typeof value === 'object' && value !== null ? value.join(messages.common.listSeparator) : value);

/** A data set as a table: a line of headings, then a line a record. */
export async function* csvOf<Row>({ fields }: DataSet<Row>, batches: Batches<Row>, request: PageRequest): AsyncGenerator<string, void, undefined> {
  yield byteOrderMark + lines([fields.map(({ label }) => label)]);
  for await (const rows of batches) yield lines(rows.map((row) => fields.map(({ of }) => cellOf(of(row, request)))));
}
