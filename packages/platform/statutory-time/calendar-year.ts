import { z } from 'zod';
import { isLocalDate } from './local-date.ts';

/** One year of the State Council's notice: days off that are not weekends, and weekend days that are worked (调休上班). */
export interface CalendarYear {
  year: number;
  /** Addresses of the notices; none while the year is not announced. */
  papers: string[];
  days: { name: string; date: string; isOffDay: boolean }[];
}

const schema = z.object({
  year: z.int().min(2007).max(2098),
  papers: z.array(z.string().max(500)).max(20),
  days: z
    .array(z.object({ name: z.string().min(1).max(60), date: z.string().refine(isLocalDate, '不是日期'), isOffDay: z.boolean() }))
    .max(200),
});

/** A file of holidays that cannot be used; every problem named with its place. */
export class CalendarYearError extends Error {
  override name = 'CalendarYearError';
}

/**
 * Checks a year in the format of NateScarlet/holiday-cn.
 * @throws CalendarYearError
 */
export function parseCalendarYear(value: unknown): CalendarYear {
  const result = schema.safeParse(value, { error: z.locales.zhCN().localeError });
  if (!result.success) throw new CalendarYearError(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('；'));
  const { year, papers, days } = result.data;
  const stray = days.find(({ date }) => Math.abs(Number(date.slice(0, 4)) - year) > 1);
  if (stray !== undefined) throw new CalendarYearError(`${stray.date} 不属于 ${year} 年的放假安排`);
  const twice = days.find(({ date }, index) => days.findIndex((other) => other.date === date) !== index);
  if (twice !== undefined) throw new CalendarYearError(`${twice.date} 出现了两次`);
  return { year, papers, days };
}
