/// <reference types="vite/client" />
import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import { parseCalendarYear } from './calendar-year.ts';
import type { CalendarYear } from './calendar-year.ts';

export interface StatutoryTimeTables {
  calendar_years: { year: number; papers: unknown; days: unknown; replaced_at: Date };
}

/** 2007 to the current year's announcements, from NateScarlet/holiday-cn (MIT, notice beside the files). */
export const packagedYears: readonly CalendarYear[] = Object.values(import.meta.glob('./data/holidays/*.json', { import: 'default', eager: true })).map((file) =>
  parseCalendarYear(file),
);

/** The packaged years, with those an operator replaced. */
export async function loadCalendarYears<Tables>(db: Kysely<Tables>): Promise<CalendarYear[]> {
  const { rows } = await sql<{ year: number; papers: unknown; days: unknown }>`select year, papers, days from calendar_years`.execute(db);
  const replaced = rows.map((row) => parseCalendarYear(row));
  const years = new Set(replaced.map(({ year }) => year));
  return [...packagedYears.filter(({ year }) => !years.has(year)), ...replaced];
}

/** Puts a year in the place of the packaged or an earlier one. A running process takes it up when it next loads the calendar. */
export async function replaceCalendarYear<Tables>(trx: Transaction<Tables>, year: CalendarYear, now: Date): Promise<void> {
  await sql`insert into calendar_years (year, papers, days, replaced_at)
    values (${year.year}, ${JSON.stringify(year.papers)}, ${JSON.stringify(year.days)}, ${now})
    on conflict (year) do update set papers = excluded.papers, days = excluded.days, replaced_at = excluded.replaced_at`.execute(trx);
}
