import type { CalendarYear } from './calendar-year.ts';
import { epochDay, fromEpochDay } from './local-date.ts';
import type { LocalDate } from './local-date.ts';

/** No holiday file reaches further back: an earlier date is refused, not guessed. */
const FIRST_YEAR = 2007;
/** Far enough that no period asked for today leaves the tables. */
const LAST_YEAR = 2098;

/** Why a day is worked or not. */
export type DayNature = 'WORKDAY' | 'WEEKEND' | 'HOLIDAY' | 'WORKING_WEEKEND';

/**
 * The working-day calendar as tables over days since 2007-01-01, so that any deadline is two look-ups.
 * Built once and shared; nothing in it changes afterwards.
 */
export interface Calendar {
  readonly first: number;
  readonly length: number;
  /** Working days up to and including each day. */
  readonly counted: Int32Array;
  /** Index of the n-th working day, n from 1; -1 behind the last one. */
  readonly nth: Int32Array;
  readonly dates: readonly LocalDate[];
  readonly nature: readonly DayNature[];
  /** Name of the holiday a day belongs to, by index: 春节 for its days off and the weekend days worked for it. */
  readonly names: ReadonlyMap<number, string>;
  readonly announcedYears: ReadonlySet<number>;
}

/** Builds the calendar. A later file wins where two speak of one day (New Year's Day is in the old and the new year's notice). */
export function createCalendar(years: readonly CalendarYear[]): Calendar {
  const first = epochDay(`${FIRST_YEAR}-01-01`);
  const length = epochDay(`${LAST_YEAR}-12-31`) - first + 1;
  const special = new Map<number, { name: string; isOffDay: boolean }>();
  for (const { days } of years.toSorted((a, b) => a.year - b.year)) {
    for (const { date, name, isOffDay } of days) special.set(epochDay(date) - first, { name, isOffDay });
  }
  const counted = new Int32Array(length);
  const nth = new Int32Array(length + 1).fill(-1);
  const dates: LocalDate[] = [];
  const nature: DayNature[] = [];
  let working = 0;
  for (let index = 0; index < length; index += 1) {
    dates[index] = fromEpochDay(first + index);
    const kind = natureOf(isWeekend(first + index), special.get(index)?.isOffDay);
    nature[index] = kind;
    if (kind === 'WORKDAY' || kind === 'WORKING_WEEKEND') {
      working += 1;
      nth[working] = index;
    }
    counted[index] = working;
  }
  const names = new Map([...special].map(([index, { name }]) => [index, name]));
  return { first, length, counted, nth, dates, nature, names, announcedYears: new Set(years.filter(({ days }) => days.length > 0).map(({ year }) => year)) };
}

/** 1970-01-01 was a Thursday. */
function isWeekend(day: number): boolean {
  const weekday = (day + 4) % 7;
  return weekday === 0 || weekday === 6;
}

function natureOf(weekend: boolean, isOffDay: boolean | undefined): DayNature {
  if (isOffDay === true) return 'HOLIDAY';
  if (!weekend) return 'WORKDAY';
  return isOffDay === false ? 'WORKING_WEEKEND' : 'WEEKEND';
}

/** A date that cannot be counted with; the message is for the person who typed it. */
export class DeadlineInputError extends Error {
  override name = 'DeadlineInputError';
}

/** Place of a date in the calendar's tables. */
export function indexOf(date: LocalDate, calendar: Calendar): number {
  const day = epochDay(date);
  if (Number.isNaN(day)) throw new DeadlineInputError(`“${date.slice(0, 20)}”不是有效日期，请按“2026-11-24”的格式填写。`);
  if (day < calendar.first) throw new DeadlineInputError(`${FIRST_YEAR}年以前没有可用的放假安排，无法计算。`);
  if (day >= calendar.first + calendar.length) throw new DeadlineInputError(`${LAST_YEAR}年以后的日期无法计算。`);
  return day - calendar.first;
}

export function isWorkingDay(date: LocalDate, calendar: Calendar): boolean {
  const nature = calendar.nature[indexOf(date, calendar)];
  return nature === 'WORKDAY' || nature === 'WORKING_WEEKEND';
}

/** Working days after `from`, up to and including `to`: the day of receipt is not counted. 0 where `to` is not later. */
export function workingDaysBetween(from: LocalDate, to: LocalDate, calendar: Calendar): number {
  const start = indexOf(from, calendar);
  const end = indexOf(to, calendar);
  return end <= start ? 0 : (calendar.counted[end] ?? 0) - (calendar.counted[start] ?? 0);
}

/** Whether the holidays of every year that `from` to `to` touches have been announced. */
export function isAnnounced(from: LocalDate, to: LocalDate, calendar: Calendar): boolean {
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) if (!calendar.announcedYears.has(year)) return false;
  return true;
}
