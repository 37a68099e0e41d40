const DAY_MS = 86_400_000;
/** Serial number 1 is 1 January 1900; the day 29 February 1900 that spreadsheets count and that never was puts every later one back by one. */
const FIRST_SERIAL = Date.UTC(1899, 11, 30);
const FIRST_SERIAL_1904 = Date.UTC(1904, 0, 1);
/** 1 March 1900 and 31 December 2199: what lies outside is a number. */
const SERIALS = { least: 61, most: 109_574 };

/** The date a serial number of a spreadsheet stands for, `YYYY-MM-DD`; null where it is none. */
export function dateFromSerial(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < (from1904 ? 0 : 1) || serial > SERIALS.most) return null;
  const start = from1904 ? FIRST_SERIAL_1904 : FIRST_SERIAL + (serial < 60 ? DAY_MS : 0);
  return new Date(start + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The date a cell of a date column means: 2024-01-05, 2024/1/5, 2024.1.5, 2024年1月5日, 20240105, or a serial number (45296) that a
 * spreadsheet left in its place. Null where it is no date of the calendar.
 */
export function dateOf(text: string): string | null {
  const written = /^(\d{4})(?:[-/.年]\s*(\d{1,2})[-/.月]\s*(\d{1,2})日?|(\d{2})(\d{2}))(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/.exec(text);
  if (written === null) {
    const serial = /^\d{2,6}(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    return serial >= SERIALS.least ? dateFromSerial(serial, false) : null;
  }
  const [, year = '', month, day, shortMonth = '', shortDay = ''] = written;
  const date = `${year}-${(month ?? shortMonth).padStart(2, '0')}-${(day ?? shortDay).padStart(2, '0')}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date ? null : date;
}

/** The number a cell of a number column means: thousands may be set off (1,200 or 1，200), a unit (元, ¥) may stand beside. Null where it is none. */
export function numberOf(text: string): number | null {
  const plain = text.replaceAll(/[,，\s¥￥]/g, '').replace(/元$/, '');
  return /^[+-]?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : null;
}
