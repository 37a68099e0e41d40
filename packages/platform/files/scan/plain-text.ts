import { parse } from 'csv-parse';
import type { FindingList } from './finding-list.ts';
import { columnLetters } from './cell.ts';
import { FileRefused } from './limits.ts';
import { messages } from './messages.ts';
import { FILE_KINDS } from './file-kinds.ts';

/** What is in no text: control characters other than tab, line ends and form feed. */
const CONTROL = /[\p{Cc}--[\t\n\f\r]]/v;

/** The text of a file in one of the two encodings that offices use; null where it is no text. */
export function decodeText(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return CONTROL.test(text) ? null : text;
    } catch {
      continue;
    }
  }
  return null;
}

const MARKUP = /^\uFEFF?\s*(?:<!doctype\b|<\?xml\b|<\?php\b|<!--|<(?:html|head|body|script|svg|iframe|meta|style|img|object|embed|a|div|table|p)\b)/iu;

/** Whether a text is a page or a script by its beginning, as browsers would judge it. */
export function looksLikeMarkup(text: string): boolean {
  return MARKUP.test(text.slice(0, 1024)) || text.startsWith('#!');
}

export function scanText(text: string, findings: FindingList): void {
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) findings.addPersonalNumbers(line, `第 ${index + 1} 行`);
}

/** Cells of a table, with where they stand. A row of another width than the first is no mistake here. */
export async function scanCsv(text: string, findings: FindingList): Promise<void> {
  const rows = parse(text, { bom: true, relaxColumnCount: true, relaxQuotes: true, skipEmptyLines: false, delimiter: [',', ';', '\t'], maxRecordSize: 10_000_000 });
  let number = 0;
  try {
    for await (const row of rows as AsyncIterable<string[]>) {
      number += 1;
      for (const [column, cell] of row.entries()) {
        const place = `第 ${number} 行 ${columnLetters(column + 1)} 列`;
        findings.addPersonalNumbers(cell, place);
        // A spreadsheet that opens the file would execute it; a signed number is none.
        if (/^[=@]|^[+-](?![\d.]+%?$)/.test(cell.trim()) && /[(!|]/.test(cell)) findings.add('ACTIVE_CONTENT', place, '公式');
      }
    }
  } catch (error) {
    throw new FileRefused(messages.damaged(FILE_KINDS.csv.label), { cause: error });
  }
}
