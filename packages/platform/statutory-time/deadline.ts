import { DeadlineInputError, indexOf, isAnnounced } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import type { LocalDate } from './local-date.ts';

/** Longest period that is counted; the longest in the rules is 40. */
export const MAX_WORKING_DAYS = 400;

export interface DeadlineRequest {
  /** Day of receipt (收到之日); it is not counted (民法典 art. 201). */
  receivedOn: LocalDate;
  /** 0 to 400. 0 asks for the day itself, moved to the next working day where it is a day off (民法典 art. 203). */
  workingDays: number;
  calendar: Calendar;
}

export interface DeadlineDay {
  date: LocalDate;
  counted: boolean;
  /** Which day of the period this is, from 1; null where it is not counted. */
  number: number | null;
  /** Why, in plain words: 「工作日」「周六休息」「春节放假」「调休上班（春节）」「收到当日不计入」「顺延至工作日」. */
  reason: string;
}

export interface Deadline {
  dueOn: LocalDate;
  /** True where a year the period touches has no announced holidays yet: the date may still move. */
  provisional: boolean;
  /** Every calendar day from receipt to the due date. */
  trace(): DeadlineDay[];
}

/**
 * When a period of working days ends.
 * @throws DeadlineInputError with a message for the person who asked
 */
export function deadline({ receivedOn, workingDays, calendar }: DeadlineRequest): Deadline {
  if (!Number.isInteger(workingDays) || workingDays < 0 || workingDays > MAX_WORKING_DAYS) {
    throw new DeadlineInputError(`工作日数应为0至${MAX_WORKING_DAYS}之间的整数。`);
  }
  const start = indexOf(receivedOn, calendar);
  const end = dueIndex(start, workingDays, calendar);
  const dueOn = calendar.dates[end];
  if (dueOn === undefined) throw new DeadlineInputError('期限超出可计算的范围。');
  const trace = workingDays === 0 ? () => traceOfMove(start, end, calendar) : () => traceOf(start, end, calendar);
  return { dueOn, provisional: !isAnnounced(receivedOn, dueOn, calendar), trace };
}

function dueIndex(start: number, workingDays: number, { counted, nth }: Calendar): number {
  if (workingDays > 0) return nth[(counted[start] ?? 0) + workingDays] ?? -1;
  const before = start === 0 ? 0 : (counted[start - 1] ?? 0);
  return nth[before + 1] ?? -1;
}

/** A period of no days counts none: what is shown is the way to the next working day (民法典 art. 203). */
function traceOfMove(start: number, end: number, calendar: Calendar): DeadlineDay[] {
  return traceOf(start, end, calendar).map((day, index) => {
    if (index === 0) return { ...day, reason: reasonOf(start, calendar) };
    return day.counted ? { ...day, counted: false, number: null, reason: `顺延至${day.reason}` } : day;
  });
}

function traceOf(start: number, end: number, calendar: Calendar): DeadlineDay[] {
  const days: DeadlineDay[] = [{ date: calendar.dates[start] ?? '', counted: false, number: null, reason: '收到当日不计入' }];
  let number = 0;
  for (let index = start + 1; index <= end; index += 1) {
    const nature = calendar.nature[index];
    const counted = nature === 'WORKDAY' || nature === 'WORKING_WEEKEND';
    if (counted) number += 1;
    days.push({ date: calendar.dates[index] ?? '', counted, number: counted ? number : null, reason: reasonOf(index, calendar) });
  }
  return days;
}

function reasonOf(index: number, { nature, names, first, dates, announcedYears }: Calendar): string {
  const reason = plainReason(nature[index] ?? 'WORKDAY', names.get(index), (first + index + 4) % 7);
  return announcedYears.has(Number(dates[index]?.slice(0, 4))) ? reason : `${reason}（当年放假安排尚未公布）`;
}

function plainReason(nature: Calendar['nature'][number], name: string | undefined, weekday: number): string {
  if (nature === 'HOLIDAY') return `${name}放假`;
  if (nature === 'WORKING_WEEKEND') return `调休上班（${name}）`;
  if (nature === 'WEEKEND') return weekday === 6 ? '周六休息' : '周日休息';
  return '工作日';
}
