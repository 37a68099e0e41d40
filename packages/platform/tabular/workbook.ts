import { posix } from 'node:path';
import { SpilledStrings } from './spilled-strings.ts';
import { TableError, type TableLimits } from './table.ts';
import { readXml } from './xml-events.ts';
import type { ZipParts } from './zip-parts.ts';

/** What a sheet's cells refer to. */
export interface Workbook {
  /** Path of the first sheet that is shown. */
  readonly sheet: string;
  readonly from1904: boolean;
  /** Whether the cell format with this number shows a date. */
  readonly isDate: (format: number) => boolean;
  readonly strings: SpilledStrings;
}

const WORKBOOK = 'xl/workbook.xml';
/** Numbers of the built-in formats that show dates; 18–21 and 45–47 show only a time. */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

export async function readWorkbook(parts: ZipParts, limits: TableLimits): Promise<Workbook> {
  const { sheetId, from1904 } = await firstSheet(parts);
  const targets = await relations(parts);
  const sheet = targets.byId.get(sheetId);
  if (sheet === undefined) throw new TableError('工作簿中没有可读的工作表');
  const isDate = await dateFormats(parts, targets.byType.get('styles'));
  return { sheet, from1904, isDate, strings: await sharedStrings(parts, targets.byType.get('sharedStrings'), limits) };
}

async function firstSheet(parts: ZipParts): Promise<{ sheetId: string; from1904: boolean }> {
  let sheetId: string | null = null;
  let from1904 = false;
  await readXml(await parts.read(WORKBOOK), {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name === 'sheet' && sheetId === null && (attributes['state'] ?? 'visible') === 'visible') sheetId = attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? null;
    },
  });
  if (sheetId === null) throw new TableError('工作簿中没有显示的工作表：隐藏的工作表不予导入，请先取消隐藏');
  return { sheetId, from1904 };
}

async function relations(parts: ZipParts): Promise<{ byId: Map<string, string>; byType: Map<string, string> }> {
  const byId = new Map<string, string>();
  const byType = new Map<string, string>();
  await readXml(await parts.read('xl/_rels/workbook.xml.rels'), {
    open: (name, { Id: id = '', Type: type = '', Target: target = '' }) => {
      if (name !== 'Relationship') return;
      const path = target.startsWith('/') ? target.slice(1) : posix.join('xl', target);
      byId.set(id, path);
      byType.set(type.slice(type.lastIndexOf('/') + 1), path);
    },
  });
  return { byId, byType };
}

async function dateFormats(parts: ZipParts, path: string | undefined): Promise<(format: number) => boolean> {
  if (path === undefined || !parts.has(path)) return () => false;
  const ownDates = new Set<number>();
  const formats: boolean[] = [];
  let within = false;
  await readXml(await parts.read(path), {
    open: (name, attributes) => {
      if (name === 'numFmt' && showsDate(attributes['formatCode'] ?? '')) ownDates.add(Number(attributes['numFmtId']));
      if (name === 'cellXfs') within = true;
      if (name === 'xf' && within) {
        const number = Number(attributes['numFmtId'] ?? 0);
        formats.push(BUILT_IN_DATES.has(number) || ownDates.has(number));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') within = false;
    },
  });
  return (format) => formats[format] === true;
}

/** A format that shows a year or a day, outside what it shows literally. */
function showsDate(format: string): boolean {
  return /[yd]/i.test(format.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, ''));
}

async function sharedStrings(parts: ZipParts, path: string | undefined, { rowLength }: TableLimits): Promise<SpilledStrings> {
  const strings = new SpilledStrings();
  if (path === undefined || !parts.has(path)) return strings;
  let text = '';
  let inText = false;
  let inReading = false;
  try {
    await readXml(await parts.read(path), {
      open: (name) => {
        if (name === 'si') text = '';
        // How a word is read aloud stands beside it in East Asian workbooks and is no part of it.
        if (name === 'rPh') inReading = true;
        if (name === 't') inText = !inReading;
      },
      text: (piece) => {
        if (inText) text += piece;
        if (text.length > rowLength) throw new TableError('工作簿中有一个单元格的文字过长');
      },
      close: (name) => {
        if (name === 't') inText = false;
        if (name === 'rPh') inReading = false;
        if (name === 'si') strings.add(text);
      },
    });
    return strings;
  } catch (error) {
    strings.close();
    throw error;
  }
}
