import type { AttachmentInput } from '@openhall/publishing';
import type { TextFile } from './parse-text.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = { csv: 'text/csv', txt: 'text/plain' };
/** Spreadsheets read UTF-8 only where the file begins with it. */
const BYTE_ORDER_MARK = '\ufeff';

/** The files of a text as real bytes: forms and guides as plain text, tables as CSV. */
export function attachmentsOf(files: readonly TextFile[], filled: (markup: string) => string, body: string): AttachmentInput[] {
  return files.map((file) => {
    const name = filled(file.name);
    const mediaType = MEDIA_TYPES[name.split('.').at(-1) ?? ''];
    if (mediaType === undefined) throw new Error(`${name}: no type is known for this file`);
    const content = 'table' in file ? csvOf(tableOf(body, file.table)) : filled(file.content).replaceAll('\n', '\r\n');
    return { name, mediaType, bytes: new TextEncoder().encode(`${BYTE_ORDER_MARK}${content}\r\n`) };
  });
}

/** The rows of the n-th table of a body, header first. */
function tableOf(body: string, number: number): string[][] {
  const tables = body.split(/\n(?!\|)/u).map((block) => block.split('\n').filter((line) => line.startsWith('|') && !line.startsWith('|= ')));
  const rows = tables.filter((lines) => lines.length > 1)[number - 1];
  if (rows === undefined) throw new Error(`the body has no table ${number}`);
  return rows.map((line) => line.slice(1, -1).split('|').map((cell) => cell.trim()));
}

/** RFC 4180. */
function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\r\n');
}
