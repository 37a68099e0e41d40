import { describe, expect, it } from 'vitest';
import { CalendarYearError, packagedYears, parseCalendarYear } from './index.ts';

const valid = { year: 2027, papers: ['https://example.gov.cn/notice'], days: [{ name: '元旦', date: '2027-01-01', isOffDay: true }] };

describe('a year of holidays', () => {
  it('is read in the format of NateScarlet/holiday-cn, whatever else stands in the file', () => {
    expect(parseCalendarYear({ $schema: 'x', ...valid })).toEqual(valid);
    expect(parseCalendarYear({ year: 2028, papers: [], days: [] })).toEqual({ year: 2028, papers: [], days: [] });
  });

  it('may speak of the days around its turn, of no others', () => {
    const on = (date: string) => parseCalendarYear({ ...valid, days: [{ name: '元旦', date, isOffDay: true }] });
    expect(on('2026-12-31').days).toHaveLength(1);
    expect(() => on('2025-12-31')).toThrow(new CalendarYearError('2025-12-31 不属于 2027 年的放假安排'));
  });

  it('is refused where it says two things of one day', () => {
    const [day] = valid.days;
    expect(() => parseCalendarYear({ ...valid, days: [day, { ...day, isOffDay: false }] })).toThrow(new CalendarYearError('2027-01-01 出现了两次'));
  });

  it('is refused where it is something else, every problem named with its place', () => {
    expect(() => parseCalendarYear({ year: 1999, papers: 'none', days: [{ name: '', date: '2027-02-30', isOffDay: 'yes' }] })).toThrow(
      /year: .*；papers: .*；days\.0\.name: .*；days\.0\.date: 不是日期；days\.0\.isOffDay: /,
    );
    for (const value of [null, 'text', [], 42, {}]) expect(() => parseCalendarYear(value)).toThrow(CalendarYearError);
  });

  it('comes with the package from 2007 on, each with the address of its notice where it is announced', () => {
    expect(packagedYears.map(({ year }) => year).toSorted()).toEqual(Array.from({ length: 21 }, (_, index) => 2007 + index));
    expect(packagedYears.filter(({ papers, days }) => (papers.length === 0) !== (days.length === 0))).toEqual([]);
  });
});
