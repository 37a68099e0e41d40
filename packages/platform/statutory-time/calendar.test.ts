import { getDayDetail } from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { createCalendar, DeadlineInputError, isAnnounced, isWorkingDay, workingDaysBetween } from './index.ts';
import { packagedYears, parseCalendarYear } from './index.ts';
import { addDays, epochDay, fromEpochDay } from './local-date.ts';

const calendar = createCalendar(packagedYears);
const natureOf = (date: string): string | undefined => calendar.nature[epochDay(date) - calendar.first];

describe('the working-day calendar', () => {
  it('agrees with an independent source on every day from 2007 to 2026', () => {
    const differing: string[] = [];
    for (let day = epochDay('2007-01-01'); day <= epochDay('2026-12-31'); day += 1) {
      const date = fromEpochDay(day);
      if (isWorkingDay(date, calendar) !== getDayDetail(date).work) differing.push(date);
    }
    expect(differing).toEqual([]);
  });

  it('counts the weekend days that are worked for a holiday (调休上班), and skips the working days that are off', () => {
    // Spring Festival 2017: 22 January and 4 February, both at a weekend, were worked.
    expect(['2017-01-22', '2017-01-27', '2017-02-02', '2017-02-04', '2017-02-05'].map(natureOf)).toEqual(['WORKING_WEEKEND', 'HOLIDAY', 'HOLIDAY', 'WORKING_WEEKEND', 'WEEKEND']);
    expect([isWorkingDay('2017-01-22', calendar), isWorkingDay('2017-02-02', calendar)]).toEqual([true, false]);
  });

  it('knows the holiday of 2020 as it was lengthened in its course', () => {
    expect(['2020-01-31', '2020-02-01', '2020-02-02', '2020-02-03'].map((date) => isWorkingDay(date, calendar))).toEqual([false, false, false, true]);
  });

  it('takes a day from the later notice where two speak of it', () => {
    const notice = (year: number, isOffDay: boolean) => parseCalendarYear({ year, papers: [], days: [{ name: '元旦', date: '2026-12-31', isOffDay }] });
    expect(isWorkingDay('2026-12-31', createCalendar([notice(2027, false), notice(2026, true)]))).toBe(true);
    expect(isWorkingDay('2026-12-31', createCalendar([notice(2027, true), notice(2026, false)]))).toBe(false);
  });

  it('knows which years are announced: 2007 to 2026', () => {
    expect([...calendar.announcedYears].toSorted()).toEqual(Array.from({ length: 20 }, (_, index) => 2007 + index));
    expect([isAnnounced('2026-01-01', '2026-12-31', calendar), isAnnounced('2026-12-31', '2027-01-01', calendar), isAnnounced('2025-06-01', '2028-06-01', calendar)]).toEqual([true, false, false]);
  });
});

describe('working days between two days', () => {
  it('leave out the first and count the last', () => {
    expect(workingDaysBetween('2026-11-23', '2026-11-23', calendar)).toBe(0);
    expect(workingDaysBetween('2026-11-23', '2026-11-24', calendar)).toBe(1);
    expect(workingDaysBetween('2026-11-20', '2026-11-23', calendar)).toBe(1);
    expect(workingDaysBetween('2026-11-24', '2026-11-23', calendar)).toBe(0);
  });

  it('are those that a walk over the days counts', () => {
    for (let start = '2025-12-20'; start < '2026-03-10'; start = addDays(start, 1)) {
      let walked = 0;
      for (let day = addDays(start, 1); day <= '2026-03-10'; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) walked += 1;
      expect(workingDaysBetween(start, '2026-03-10', calendar), start).toBe(walked);
    }
  });
});

describe('a day outside the tables', () => {
  it.each([
    ['2006-12-31', '2007年以前没有可用的放假安排，无法计算。'],
    ['2099-01-01', '2098年以后的日期无法计算。'],
    ['2026-02-30', '“2026-02-30”不是有效日期，请按“2026-11-24”的格式填写。'],
    ['x'.repeat(1000), `“${'x'.repeat(20)}”不是有效日期，请按“2026-11-24”的格式填写。`],
  ])('is refused with what is wrong: %.20s', (date, message) => {
    expect(() => isWorkingDay(date, calendar)).toThrow(new DeadlineInputError(message));
  });
});
