import { createTestDatabase } from '@openhall/testkit';
import type { TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCalendar, isWorkingDay, loadCalendarYears, packagedYears, replaceCalendarYear } from './index.ts';
import type { CalendarYear, StatutoryTimeTables } from './index.ts';

const now = new Date('2026-11-25T01:00:00Z');
let database: TestDatabase<StatutoryTimeTables>;

beforeAll(async () => {
  database = await createTestDatabase<StatutoryTimeTables>();
});

afterAll(() => database.drop());

const replace = (year: CalendarYear): Promise<void> => database.db.transaction().execute((trx) => replaceCalendarYear(trx, year, now));

describe('the calendar of a site', () => {
  it('is the packaged one until a year is replaced', async () => {
    expect(await loadCalendarYears(database.db)).toEqual(packagedYears);
  });

  it('takes a replaced year, and a later replacement of it, and no other year changes', async () => {
    await replace({ year: 2027, papers: [], days: [{ name: '元旦', date: '2027-01-04', isOffDay: true }] });
    await replace({ year: 2027, papers: ['https://example.gov.cn/notice'], days: [{ name: '元旦', date: '2027-01-01', isOffDay: true }] });
    const years = await loadCalendarYears(database.db);
    expect(years.map(({ year }) => year).toSorted()).toEqual(packagedYears.map(({ year }) => year).toSorted());
    const calendar = createCalendar(years);
    expect(['2026-10-01', '2027-01-01', '2027-01-04'].map((date) => isWorkingDay(date, calendar))).toEqual([false, false, true]);
    expect(calendar.announcedYears.has(2027)).toBe(true);
  });
});
