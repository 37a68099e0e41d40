/** A calendar date as `YYYY-MM-DD`, from the column to the page; never a `Date`, which has a zone. */
export type LocalDate = string;

const DAY_MS = 86_400_000;
const PATTERN = /^(?!0000)\d{4}-\d{2}-\d{2}$/;

/** Days since 1970-01-01, or NaN where the text is not a date of the calendar (2026-02-30, 2026-2-3; there was no year 0). */
export function epochDay(date: LocalDate): number {
  if (!PATTERN.test(date)) return Number.NaN;
  const day = Date.parse(`${date}T00:00:00Z`) / DAY_MS;
  return Number.isNaN(day) || fromEpochDay(day) === date ? day : Number.NaN;
}

export function fromEpochDay(day: number): LocalDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function isLocalDate(text: string): boolean {
  return !Number.isNaN(epochDay(text));
}

/** Calendar days, working or not; `days` may be negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromEpochDay(epochDay(date) + days);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });
  formatters.set(timeZone, made);
  return made;
}

/** The calendar date at an instant in a zone. */
export function today(now: Date, timeZone: string): LocalDate {
  return formatter(timeZone).format(now).slice(0, 10);
}

/** What the zone's clock shows, read as if it were UTC; the difference is the zone's offset at that instant. */
function offsetMs(at: number, timeZone: string): number {
  const whole = Math.floor(at / 1000) * 1000;
  return Date.parse(`${formatter(timeZone).format(whole).replace(' ', 'T')}Z`) - whole;
}

/** The instant at which a date begins in a zone. */
export function startOfDay(date: LocalDate, timeZone: string): Date {
  const wall = epochDay(date) * DAY_MS;
  // Where clocks change that night, midnight may come twice or not at all: the first moment of the date counts.
  const [before, after] = [wall - offsetMs(wall - DAY_MS, timeZone), wall - offsetMs(wall + DAY_MS, timeZone)];
  const [first, second] = before < after ? [before, after] : [after, before];
  return new Date(today(new Date(first), timeZone) === date ? first : second);
}

/** The next midnight of a zone: when validity, deadlines and "today" change. */
export function startOfNextDay(now: Date, timeZone: string): Date {
  return startOfDay(addDays(today(now, timeZone), 1), timeZone);
}
