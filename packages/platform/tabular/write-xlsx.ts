import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Rows a sheet can hold. */
const MOST_ROWS = 1_048_576;
/** Characters a cell can hold. */
const MOST_CHARACTERS = 32_767;

/**
 * A table as an XLSX workbook of one sheet, written while it is read. Every cell is text, in the sheet itself: nothing is ever a formula, and no
 * code loses its digits. The same rows give the same bytes.
 *
 * @param sheet name of the sheet; what a name may not hold is left out
 * @throws RangeError, through the stream, where there are more rows than a sheet holds
 */
export function writeXlsx(sheet: string, rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>): NodeJS.ReadableStream {
  const zip = new ZipFile();
  // The one moment that the format can say and that tells nothing.
  const mtime = new Date(1980, 0, 1);
  const add = (path: string, xml: string): void => zip.addBuffer(Buffer.from(DECLARATION + xml), path, { mtime });
  add(
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
  );
  add('_rels/.rels', `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`);
  add('xl/workbook.xml', `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${escaped(sheetName(sheet))}" sheetId="1" r:id="rId1"/></sheets></workbook>`);
  add('xl/_rels/workbook.xml.rels', `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`);
  const content = Readable.from(sheetXml(rows));
  const output = zip.outputStream;
  content.on('error', (error) => output.emit('error', error));
  zip.addReadStream(content, 'xl/worksheets/sheet1.xml', { mtime });
  zip.end();
  return output;
}

async function* sheetXml(rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>): AsyncGenerator<Buffer, void, undefined> {
  yield Buffer.from(`${DECLARATION}<worksheet xmlns="${MAIN}"><sheetData>`);
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (count > MOST_ROWS) throw new RangeError(`a sheet holds ${MOST_ROWS} rows`);
    const cells = row.map((cell) => (cell === '' ? '<c/>' : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell.slice(0, MOST_CHARACTERS))}</t></is></c>`));
    yield Buffer.from(`<row r="${count}">${cells.join('')}</row>`);
  }
  yield Buffer.from('</sheetData></worksheet>');
}

function sheetName(name: string): string {
  return name.replaceAll(/[\\/?*[\]:']/g, '').slice(0, 31) || 'Sheet1';
}

// What XML cannot hold at all is left out; a line break within a cell is kept as it is.
const FORBIDDEN = /[^\t\n\r\P{Cc}]|[\uFFFE\uFFFF]|\p{Cs}/gu;

function escaped(text: string): string {
  return text.replaceAll(FORBIDDEN, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
