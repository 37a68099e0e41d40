/** One day of a computed term; `number` counts working days from 1, null where the day does not count. */
export interface TraceDay {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly counted: boolean;
  readonly number: number | null;
  readonly reason: string;
}

/** What a calendar square has room for: 休 and 班 as printed calendars mark them, the name of a holiday. */
export interface DayMarks {
  readonly rest: string;
  readonly work: string;
}

/** The word below a day in the calendar; the whole reason stands in the list. */
export function squareNote(day: TraceDay, marks: DayMarks): string {
  const weekend = [0, 6].includes(new Date(`${day.date}T00:00:00Z`).getUTCDay());
  if (day.number !== null) return weekend ? `${marks.work} ${day.number}` : String(day.number);
  const holiday = /^(.{1,6}?)放假/u.exec(day.reason)?.[1];
  return holiday ?? marks.rest;
}

export type DayState = 'counted' | 'skipped' | 'received' | 'due';

interface CalendarCell {
  readonly day: number;
  readonly state: DayState | 'outside';
  readonly trace: TraceDay | null;
}

/** A month as a calendar prints it: weeks from Monday, null where the month has not begun or has ended. */
export interface CalendarMonth {
  readonly year: number;
  readonly month: number;
  readonly weeks: readonly (readonly (CalendarCell | null)[])[];
}

const utc = (year: number, month: number, day: number): Date => new Date(Date.UTC(year, month - 1, day));
const mondayFirst = (date: Date): number => (date.getUTCDay() + 6) % 7;

/** What a day is in the term. Nothing is computed here: the term was, by the schema. */
export function stateOf(day: TraceDay, receivedOn: string, dueOn: string): DayState {
  if (day.date === dueOn) return 'due';
  if (day.date === receivedOn) return 'received';
  return day.counted ? 'counted' : 'skipped';
}

/** Lays the days of a term out in months. Days before and after the term stay in the grid, pale. */
export function calendarMonths(trace: readonly TraceDay[], receivedOn: string, dueOn: string): CalendarMonth[] {
  const byDate = new Map(trace.map((day) => [day.date, day]));
  const keys = [...new Set(trace.map((day) => day.date.slice(0, 7)))];
  return keys.map((key) => {
    const [year = 0, month = 0] = key.split('-').map(Number);
    const length = utc(year, month + 1, 0).getUTCDate();
    const cells: (CalendarCell | null)[] = Array.from({ length: mondayFirst(utc(year, month, 1)) }, () => null);
    for (let day = 1; day <= length; day += 1) {
      const found = byDate.get(`${key}-${String(day).padStart(2, '0')}`) ?? null;
      cells.push({ day, trace: found, state: found === null ? 'outside' : stateOf(found, receivedOn, dueOn) });
    }
    while (cells.length % 7 > 0) cells.push(null);
    return { year, month, weeks: Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7)) };
  });
}
