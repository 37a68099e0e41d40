import { addDays, type LocalDate } from '@openhall/statutory-time';
import type { Timeline } from '../timeline.ts';

/** Dates a text already has, by name, that others may count from. */
export type KnownDates = Readonly<Partial<Record<'written' | 'published' | 'effective' | 'until', LocalDate>>>;

const FROM_TODAY = /^([+-]\d+)d$/u;
const ANNIVERSARY = /^(\d{2}-\d{2})(?: -(\d+)y)?$/u;
const IN_MONTH = /^month([+-]\d+):(\d{2}|end)$/u;
const FROM_KNOWN = /^(written|published|effective|until)(?:([+-]\d+)(d|w|y))?$/u;
const FIRST_AFTER = 'first-after:';

/**
 * Reads a date as the texts state them, always relative to the day of seeding:
 *
 * - `-40d` days from today; `03-12` the last 12 March that has passed, `03-12 -2y` two years before it
 * - `month+2:01`, `month+0:end` a day of a month counted from this one
 * - `written`, `effective+30d` calendar days, `published+7w` working days from a date of the same text; `effective+5y` the last day of five years
 * - `first-after:written+20d` the first of a month, on or after such a date, on which texts like to come into force
 *
 * @throws Error where the text is none of these
 */
export function readWhen(spec: string, timeline: Timeline, known: KnownDates = {}): LocalDate {
  if (spec.startsWith(FIRST_AFTER)) return firstAfter(readWhen(spec.slice(FIRST_AFTER.length), timeline, known));
  const days = FROM_TODAY.exec(spec)?.[1];
  if (days !== undefined) return addDays(timeline.today, Number(days));
  const anniversary = ANNIVERSARY.exec(spec);
  if (anniversary !== null) return timeline.lastAnniversary(anniversary[1] ?? '', Number(anniversary[2] ?? 0));
  const month = IN_MONTH.exec(spec);
  if (month !== null) return timeline.inMonth(Number(month[1]), month[2] === 'end' ? 'end' : Number(month[2]));
  const from = FROM_KNOWN.exec(spec);
  const base = known[from?.[1] as keyof KnownDates];
  if (from === null || base === undefined) throw new Error(`"${spec}" is no date of a text`);
  const distance = Number(from[2] ?? 0);
  if (from[3] === 'w') return timeline.workingDaysAfter(base, distance);
  return from[3] === 'y' ? lastDayOfTerm(base, distance) : addDays(base, distance);
}

function firstAfter(date: LocalDate): LocalDate {
  if (date.endsWith('-01')) return date;
  const [year = 0, month = 0] = date.split('-').map(Number);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}

/** A term of years ends on the day before the day it began on. */
export function lastDayOfTerm(first: LocalDate, years: number): LocalDate {
  return addDays(`${Number(first.slice(0, 4)) + years}-${first.slice(5).replace('02-29', '03-01')}`, -1);
}
