/** A calendar date `YYYY-MM-DD`, as everywhere in the product. */
export type LocalDate = string;

const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/;

/** `2026-11-24` → `2026年11月24日`, as government documents print dates (GB/T 9704). */
export function formatDate(date: LocalDate): string {
  const match = isoDate.exec(date);
  return match === null ? date : `${match[1]}年${Number(match[2])}月${Number(match[3])}日`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    // Swedish writes dates as ISO 8601 does; making a formatter costs a thousand times as much as using one.
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** `YYYY-MM-DD HH:MM` in the business zone: the form of the PubDate tag (47号). */
export function tagTime(instant: string | Date, timeZone: string): string {
  return formatterFor(timeZone).format(typeof instant === 'string' ? new Date(instant) : instant);
}

/** `2026年11月24日 09:00` in the business zone. */
export function formatTime(instant: string | Date, timeZone: string): string {
  const [date = '', time = ''] = tagTime(instant, timeZone).split(' ');
  return `${formatDate(date)} ${time}`;
}

const typedDate = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/;

/** Reads a date as people type it (2026-9-4, 2026.9.4, 2026年9月4日, full-width digits); null where there is no such day. */
export function readTypedDate(text: string): LocalDate | null {
  const match = typedDate.exec(text.normalize('NFKC').trim());
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const instant = new Date(Date.UTC(year, month - 1, day));
  const exists = instant.getUTCFullYear() === year && instant.getUTCMonth() === month - 1 && instant.getUTCDate() === day;
  return exists ? instant.toISOString().slice(0, 10) : null;
}
