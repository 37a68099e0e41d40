import { addDays, createCalendar, isWorkingDay, packagedYears, startOfDay, today, type Calendar, type LocalDate } from '@openhall/statutory-time';

/** The one zone of the demonstration; its site configuration names the same. */
export const BUSINESS_TIME_ZONE = 'Asia/Shanghai';

const MINUTE_MS = 60_000;
/** A day of the year counts as passed only after this many days, so that what follows from it (publication, a hearing) has passed too. */
const SETTLED_AFTER_DAYS = 10;

let calendar: Calendar | undefined;

/** Made when first needed: most starts of a site seed nothing. */
function packagedCalendar(): Calendar {
  calendar ??= createCalendar(packagedYears);
  return calendar;
}

/**
 * Dates of the demonstration, all counted from the day it is seeded: what is new stays new, what expires this month
 * expires this month, and a spring campaign was in spring.
 */
export class Timeline {
  readonly today: LocalDate;
  readonly #calendar: Calendar;
  readonly #starts = new Map<LocalDate, number>();

  constructor(now: Date) {
    this.today = today(now, BUSINESS_TIME_ZONE);
    this.#calendar = packagedCalendar();
  }

  /** The day itself, or the last working day before it: offices write and publish on working days. */
  workingDay(date: LocalDate): LocalDate {
    let day = date;
    while (!isWorkingDay(day, this.#calendar)) day = addDays(day, -1);
    return day;
  }

  /** The n-th working day after a date, but never later than yesterday: nothing is written about tomorrow. */
  workingDaysAfter(date: LocalDate, workingDays: number): LocalDate {
    let day = date;
    for (let left = workingDays; left > 0; ) {
      day = addDays(day, 1);
      if (isWorkingDay(day, this.#calendar)) left -= 1;
    }
    const yesterday = this.workingDay(addDays(this.today, -1));
    return day < yesterday ? day : yesterday;
  }

  /** The latest such day of a year (`03-12`) that has safely passed, `yearsBefore` years earlier. */
  lastAnniversary(monthAndDay: string, yearsBefore: number): LocalDate {
    const year = Number(this.today.slice(0, 4));
    const passed = `${year}-${monthAndDay}` <= addDays(this.today, -SETTLED_AFTER_DAYS);
    return `${year - (passed ? 0 : 1) - yearsBefore}-${monthAndDay}`;
  }

  /** A day of the month `offset` months from this one; `end` is its last. */
  inMonth(offset: number, day: number | 'end'): LocalDate {
    const first = firstOfMonth(this.today, offset);
    return day === 'end' ? addDays(firstOfMonth(this.today, offset + 1), -1) : addDays(first, day - 1);
  }

  /** The instant of a time of day in the business zone. */
  at(date: LocalDate, minuteOfDay: number): Date {
    let start = this.#starts.get(date);
    if (start === undefined) {
      start = startOfDay(date, BUSINESS_TIME_ZONE).getTime();
      this.#starts.set(date, start);
    }
    return new Date(start + minuteOfDay * MINUTE_MS);
  }
}

function firstOfMonth(date: LocalDate, offset: number): LocalDate {
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + offset;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}

/** `2026-11-24` as official documents print it: 2026年11月24日. */
export function printedDay(date: LocalDate): string {
  return `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}

/** 1 on the first of January. */
export function dayOfYear(date: LocalDate): number {
  return (Date.parse(date) - Date.parse(`${date.slice(0, 4)}-01-01`)) / (24 * 60 * MINUTE_MS) + 1;
}
