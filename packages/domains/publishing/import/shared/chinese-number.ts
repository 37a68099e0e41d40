import type { LocalDate } from '@openhall/statutory-time';

const DIGITS: Readonly<Record<string, number>> = { 零: 0, 〇: 0, '○': 0, Ｏ: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/**
 * The value of a Chinese or Arabic numeral below ten thousand: `十七` 17, `一百零三` 103, `二〇一八` 2018, `33` 33.
 *
 * @returns null where the text is no such numeral
 */
export function chineseNumber(text: string): number | null {
  const plain = text.normalize('NFKC');
  if (/^\d{1,5}$/.test(plain)) return Number(plain);
  const characters = [...text];
  if (characters.length === 0) return null;
  if (characters.every((character) => character in DIGITS)) return Number(characters.map((character) => DIGITS[character]).join(''));
  return withUnits(characters);
}

function withUnits(characters: readonly string[]): number | null {
  let total = 0;
  let digit: number | null = null;
  for (const character of characters) {
    const unit = UNITS[character];
    if (unit !== undefined) {
      total += (digit ?? 1) * unit;
      digit = null;
    } else if (character in DIGITS) {
      digit = DIGITS[character] ?? 0;
    } else {
      return null;
    }
  }
  return total + (digit ?? 0);
}

const NUMERAL = '[0-9０-９零〇○Ｏ一二三四五六七八九十]';
/** A date as laws print it: `2011年7月1日`, `一九九五年一月一日`, `2019年01月27日`. Groups: year, month, day. */
export const PRINTED_DATE = `(${NUMERAL}{4})年(${NUMERAL}{1,3})月(${NUMERAL}{1,3})日`;
const WHOLE_DATE = new RegExp(`^${PRINTED_DATE}$`);

/**
 * The calendar date printed in Chinese.
 *
 * @returns null where the text is no date, or no day of the calendar (2月30日)
 */
export function printedDate(text: string): LocalDate | null {
  const match = WHOLE_DATE.exec(text.trim());
  if (match === null) return null;
  const [year, month, day] = [match[1], match[2], match[3]].map((part) => chineseNumber(part ?? ''));
  if (year === null || month === null || day === null || year === undefined || month === undefined || day === undefined) return null;
  return calendarDate(year, month, day);
}

/** `YYYY-MM-DD` of a day that exists, else null. */
export function calendarDate(year: number, month: number, day: number): LocalDate | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1900 && year <= 2199 ? date.toISOString().slice(0, 10) : null;
}

/** Every date printed in a text, in order, days that do not exist left out. */
export function printedDates(text: string): LocalDate[] {
  return [...text.matchAll(new RegExp(PRINTED_DATE, 'g'))].map((match) => printedDate(match[0])).filter((date) => date !== null);
}
