import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, epochDay, fromEpochDay, isLocalDate, startOfDay, startOfNextDay, today } from './local-date.ts';

/** Zones with summer time at midnight, at one, on half hours, and with none. */
const zones = ['Asia/Shanghai', 'UTC', 'Pacific/Auckland', 'America/Sao_Paulo', 'America/Havana', 'Asia/Amman', 'Africa/Cairo', 'Australia/Lord_Howe', 'America/St_Johns'];
const days = fc.integer({ min: epochDay('1950-01-01'), max: epochDay('2098-12-31') });
const anyDay = fc.integer({ min: epochDay('0001-01-01'), max: epochDay('9999-12-31') });

describe('a calendar date', () => {
  it('is counted in days from 1970, early years included', () => {
    expect([epochDay('1970-01-01'), epochDay('2026-11-25'), epochDay('0001-01-01')]).toEqual([0, 20_782, -719_162]);
    fc.assert(fc.property(anyDay, (day) => void expect(epochDay(fromEpochDay(day))).toBe(day)));
  });

  it.each(['2026-02-30', '2025-02-29', '2026-13-01', '2026-00-10', '2026-01-00', '2026-1-1', '0000-01-01', '26-01-01', '2026-11-25T00:00', ' 2026-11-25', '２０２６-１１-２５', ''])('is not %j', (text) => {
    expect(isLocalDate(text)).toBe(false);
    expect(epochDay(text)).toBeNaN();
  });

  it('exists in leap years only on 29 February', () => {
    expect(['2000-02-29', '2024-02-29', '1900-02-29', '2100-02-29'].map(isLocalDate)).toEqual([true, true, false, false]);
  });

  it('moves by calendar days, back and forth', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    fc.assert(fc.property(days, fc.integer({ min: -5000, max: 5000 }), (day, by) => void expect(addDays(addDays(fromEpochDay(day), by), -by)).toBe(fromEpochDay(day))));
  });
});

describe('the day at an instant', () => {
  it('changes at midnight of the business zone, in Shanghai at 16:00 UTC', () => {
    expect(today(new Date('2026-11-24T15:59:59.999Z'), 'Asia/Shanghai')).toBe('2026-11-24');
    expect(today(new Date('2026-11-24T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-11-25');
    expect(startOfDay('2026-11-25', 'Asia/Shanghai')).toEqual(new Date('2026-11-24T16:00:00Z'));
    expect(startOfNextDay(new Date('2026-11-24T16:00:00Z'), 'Asia/Shanghai')).toEqual(new Date('2026-11-25T16:00:00Z'));
  });

  it.each(zones)('begins with its first moment in %s, whatever clocks do that night', (zone) => {
    for (let day = epochDay('2018-01-01'); day <= epochDay('2022-12-31'); day += 1) {
      const date = fromEpochDay(day);
      const start = startOfDay(date, zone);
      expect([today(start, zone), today(new Date(start.getTime() - 1), zone)]).toEqual([date, addDays(date, -1)]);
    }
  });

  it.each(zones)('lies between its beginning and the next in %s', (zone) => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1950-01-02'), max: new Date('2098-01-01'), noInvalidDate: true }), (now) => {
        expect(startOfDay(today(now, zone), zone).getTime()).toBeLessThanOrEqual(now.getTime());
        expect(startOfNextDay(now, zone).getTime()).toBeGreaterThan(now.getTime());
      }),
    );
  });
});
