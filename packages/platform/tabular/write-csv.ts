import { stringify, type Stringifier } from 'csv-stringify';
import { Readable } from 'node:stream';

/**
 * A table as CSV in UTF-8 with its mark, which spreadsheets need to read Chinese. A cell that a spreadsheet would run as a formula is led by an
 * apostrophe, so that opening a file never computes what somebody wrote into a form.
 */
export function csvOf(rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>): Stringifier {
  return Readable.from(rows).pipe(stringify({ bom: true, escape_formulas: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ }));
}
