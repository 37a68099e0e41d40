const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/;

/** `2026-11-24` → `2026年11月24日`, as government documents print dates (GB/T 9704). */
export function formatDate(date: string): string {
  const match = isoDate.exec(date);
  return match === null ? date : `${match[1]}年${Number(match[2])}月${Number(match[3])}日`;
}

/** Writes instants as `2026-11-24 09:00` in a zone: lists are compared line by line, so every figure has its place. */
export function instantFormat(timeZone: string): (instant: string) => string {
  // Swedish writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return (instant) => format.format(new Date(instant));
}
