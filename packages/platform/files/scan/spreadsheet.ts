import { columnLetters } from './cell.ts';
import { excerptOf } from './finding-list.ts';
import { FileRefused } from './limits.ts';
import { messages } from './messages.ts';
import { partsIn, readPart, readRelationships, scanDrawingText, type OfficePackage } from './office-package.ts';

interface Sheet {
  readonly name: string;
  readonly state: string;
  readonly part: string | undefined;
}

const WORKBOOK = 'xl/workbook.xml';
/** Characters of shared strings held in memory. */
const STRINGS = 60_000_000;

/** What an Excel workbook hides, and personal numbers by their cells. */
export async function scanSpreadsheet(office: OfficePackage): Promise<void> {
  const { findings } = office;
  const relations = await readRelationships(office, WORKBOOK);
  const sheets: Sheet[] = [];
  await readPart(office, WORKBOOK, {
    open: ({ name, attributes }) => {
      if (name === 'sheet') sheets.push({ name: attributes['name'] ?? '', state: attributes['state'] ?? 'visible', part: relations.get(attributes['rel'] ?? '')?.target });
      if (name === 'definedName' && attributes['hidden'] === '1' && !(attributes['name'] ?? '').startsWith('_xlnm.')) findings.add('HIDDEN_TEXT', '隐藏的名称', excerptOf(attributes['name'] ?? ''));
    },
  });
  const strings = await readStrings(office);
  for (const sheet of sheets) {
    if (sheet.state !== 'visible') findings.add('HIDDEN_SHEET', `工作表“${sheet.name}”`, sheet.state === 'veryHidden' ? '深度隐藏，在 Excel 的菜单中看不到' : null);
    if (sheet.part !== undefined) await scanSheet(office, sheet.name, sheet.part, strings);
  }
  for (const part of partsIn(office, /^xl\/drawings\/[^/]+\.xml$/)) await scanDrawingText(office, part, '图形中的文字');
  for (const part of partsIn(office, /^xl\/charts\/[^/]+\.xml$/)) await scanDrawingText(office, part, '图表');
  for (const part of partsIn(office, /^xl\/externalLinks\/[^/]+\.xml$/)) {
    const [link] = [...(await readRelationships(office, part)).values()];
    findings.add('EXTERNAL_LINK', '引用的外部工作簿', link === undefined ? null : excerptOf(decoded(link.target)));
  }
  if (office.zip.names.has('xl/connections.xml')) findings.add('EXTERNAL_LINK', '外部数据连接');
  const caches = partsIn(office, /^xl\/pivotCache\/pivotCacheRecords\d*\.xml$/).length;
  if (caches > 0) findings.add('HIDDEN_TEXT', '数据透视表缓存', '可能含有源数据', caches);
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Texts that cells refer to by number. Readings of characters (`rPh`) are no text of the cell. */
async function readStrings(office: OfficePackage): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let held = 0;
  let phonetic = 0;
  await readPart(office, 'xl/sharedStrings.xml', {
    open: ({ name }) => {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic += 1;
    },
    text: (more) => {
      if (phonetic === 0) text += more;
    },
    close: (name) => {
      if (name === 'rPh') phonetic -= 1;
      if (name !== 'si') return;
      held += text.length;
      if (held > STRINGS) throw new FileRefused(messages.tooHard);
      strings.push(text.trim());
    },
  });
  return strings;
}

async function scanSheet(office: OfficePackage, sheet: string, part: string, strings: readonly string[]): Promise<void> {
  const { findings } = office;
  const hiddenRows = new Ranges();
  const cell = { reference: '', type: '', text: '', reading: false };
  await readPart(office, part, {
    open: ({ name, attributes }) => {
      if (name === 'col' && isTrue(attributes['hidden'])) findings.add('HIDDEN_COLUMNS', `工作表“${sheet}”`, columnsOf(attributes));
      else if (name === 'row' && isTrue(attributes['hidden'])) hiddenRows.add(Number(attributes['r'] ?? 0));
      else if (name === 'c') Object.assign(cell, { reference: attributes['r'] ?? '', type: attributes['t'] ?? 'n', text: '' });
      else if (name === 'v' || name === 't') cell.reading = true;
    },
    text: (text) => {
      if (cell.reading) cell.text += text;
    },
    close: (name) => {
      if (name === 'v' || name === 't') cell.reading = false;
      if (name !== 'c') return;
      const value = cell.type === 's' ? (strings[Number(cell.text)] ?? '') : cell.text;
      findings.addPersonalNumbers(value, `工作表“${sheet}”单元格 ${cell.reference}`);
    },
  });
  for (const { excerpt, count } of hiddenRows.all()) findings.add('HIDDEN_ROWS', `工作表“${sheet}”`, excerpt, count);
  const relations = [...(await readRelationships(office, part)).values()];
  for (const { target, type } of relations) if (type === 'comments' || type === 'threadedComment') await scanComments(office, sheet, target, type);
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

function columnsOf({ min, max }: Readonly<Record<string, string>>): string {
  const first = columnLetters(Number(min));
  return min === max ? `${first} 列` : `${first} 至 ${columnLetters(Number(max))} 列`;
}

/** Row numbers that follow each other, told as one. */
class Ranges {
  readonly #ranges: { first: number; last: number }[] = [];

  add(row: number): void {
    const open = this.#ranges.at(-1);
    if (open !== undefined && open.last + 1 === row) open.last = row;
    else this.#ranges.push({ first: row, last: row });
  }

  all(): { excerpt: string; count: number }[] {
    return this.#ranges.map(({ first, last }) => ({ excerpt: first === last ? `第 ${first} 行` : `第 ${first} 至 ${last} 行`, count: last - first + 1 }));
  }
}

/** A thread is also kept as an old comment, for old programs; then only the thread is told. */
async function scanComments(office: OfficePackage, sheet: string, part: string, type: string): Promise<void> {
  const { findings } = office;
  let reference = '';
  let text = '';
  await readPart(office, part, {
    open: ({ name, attributes }) => {
      if (name === 'comment' || name === 'threadedComment') [reference, text] = [attributes['ref'] ?? '', ''];
    },
    text: (more) => {
      text += more;
    },
    close: (name) => {
      if (name !== 'comment' && name !== 'threadedComment') return;
      if (type === 'comments' && text.trimStart().startsWith('[Threaded comment]')) return;
      const place = `工作表“${sheet}”单元格 ${reference}`;
      findings.add('COMMENT', place, excerptOf(text));
      findings.addPersonalNumbers(text, `${place} 的批注`);
    },
  });
}
