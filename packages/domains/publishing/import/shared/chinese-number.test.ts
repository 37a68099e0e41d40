import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate, chineseNumber, printedDate, printedDates } from './chinese-number.ts';

describe('Chinese numerals', () => {
  it.each([
    ['一', 1],
    ['十', 10],
    ['十七', 17],
    ['二十', 20],
    ['一百零三', 103],
    ['一百一十三', 113],
    ['一千二百六十', 1260],
    ['二〇一八', 2018],
    ['33', 33],
    ['３３', 33],
  ])('reads %s', (text, value) => {
    expect(chineseNumber(text)).toBe(value);
  });

  it('reads nothing else as a number', () => {
    for (const text of ['', '甲', '第三', '三条', '1e3', '-1']) expect(chineseNumber(text)).toBeNull();
  });
});

describe('dates as laws print them', () => {
  it.each([
    ['2011年7月1日', '2011-07-01'],
    ['2019年01月27日', '2019-01-27'],
    ['一九九四年十二月六日', '1994-12-06'],
    ['二〇〇六年十二月三十日', '2006-12-30'],
    ['一九九五年三月二十六日', '1995-03-26'],
  ])('reads %s', (text, date) => {
    expect(printedDate(text)).toBe(date);
  });

  it('refuses days the calendar does not have', () => {
    for (const text of ['2023年2月29日', '2024年13月1日', '2024年4月31日', '0000年1月1日']) expect(printedDate(text)).toBeNull();
  });

  it('finds every date of a sentence in order', () => {
    expect(printedDates('1990年4月25日国务院批准、1990年5月25日某局发布')).toEqual(['1990-04-25', '1990-05-25']);
  });

  it('never invents a day: what it returns is a day of the calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), (year, month, day) => {
        const date = calendarDate(year, month, day);
        const readBack = date === null ? null : new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10);
        expect(readBack).toBe(date);
      }),
    );
  });
});
