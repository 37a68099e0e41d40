import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Parts of a workbook as spreadsheets write them, by their path. */
export interface WorkbookParts {
  readonly sheetData: string;
  readonly strings?: readonly string[];
  readonly styles?: string;
  readonly sheets?: string;
  readonly workbookProperties?: string;
  readonly more?: Readonly<Record<string, Buffer>>;
}

/** Writes a workbook out of raw parts, as other programs would. */
export async function makeXlsx(path: string, { sheetData, strings = [], styles = '', sheets, workbookProperties = '', more = {} }: WorkbookParts): Promise<void> {
  const zip = new ZipFile();
  const add = (name: string, xml: string): void => zip.addBuffer(Buffer.from(xml), name);
  add('xl/workbook.xml', `<workbook xmlns:r="${RELATIONS}">${workbookProperties}<sheets>${sheets ?? '<sheet name="一" sheetId="1" r:id="rId1"/>'}</sheets></workbook>`);
  const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  add('xl/_rels/workbook.xml.rels', `<Relationships>${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'sharedStrings', 'sharedStrings.xml')}${relation('rId3', 'styles', '/xl/styles.xml')}</Relationships>`);
  if (strings.length > 0) add('xl/sharedStrings.xml', `<sst>${strings.join('')}</sst>`);
  if (styles !== '') add('xl/styles.xml', styles);
  add('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${sheetData}</sheetData><mergeCells/></worksheet>`);
  for (const [name, content] of Object.entries(more)) zip.addBuffer(content, name);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}
