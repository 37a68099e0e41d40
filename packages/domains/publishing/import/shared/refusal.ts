/** A record that cannot be imported, and why, in words an operator can act on. Any other error is a fault of the program. */
export class RecordRefused extends Error {
  override readonly name = 'RecordRefused';
}

/** In characters; the longest real title, of a notice that forwards another, has under 200. A list shows titles as they are. */
export const LONGEST_TITLE = 500;

/** One refused record: the file (for lines of a file with `:line`) and the reason, as the report and the database keep it. */
export type ImportFailure = { readonly file: string; readonly reason: string };

/** Why a record was not read. A fault of this program on one record is reported like a refusal: the others are still imported. */
export function refusalOf(file: string, error: unknown): ImportFailure {
  return { file, reason: error instanceof RecordRefused ? error.message : `解析失败：${error instanceof Error ? error.message : String(error)}` };
}
