import { addDays, type LocalDate } from '@openhall/statutory-time';
import type { Timeline } from '../timeline.ts';

/** Dates a text already has, by name, that others may count from. */
export type KnownDates = Readonly<Partial<Record<'written' | 'published' | 'effective' | 'until', LocalDate>>>;

const FROM_TODAY = /^([+-]\d+)d$/u;
const ANNIVERSARY = /^(\d{2}-\d{2})(?: -(\d+)y)?$/u;
const IN_MONTH = /^month([+-]\d+):(\d{2}|end)$/u;
const FROM_KNOWN = /^(written|published|effective|until)(?:([+-]\d+)(d|w))?$/u;

/**
 * Reads a date as the texts state them, always relative to the day of seeding:
 *
 * - `-40d` days from today; `03-12` the last 12 March that has passed, `03-12 -2y` two years before it
 * - `month+2:01`, `month+0:end` a day of a month counted from this one
 * - `written`, `effective+30d` calendar days, `published+7w` working days from a date of the same text
 *
 * @throws Error where the text is none of these
 */
export function readWhen(spec: string, timeline: Timeline, known: KnownDates = {}): LocalDate {
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
  return from[3] === 'w' ? timeline.workingDaysAfter(base, distance) : addDays(base, distance);
}
