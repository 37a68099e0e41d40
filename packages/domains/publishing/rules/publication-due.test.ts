import { addDays, createCalendar, isWorkingDay, packagedYears, workingDaysBetween } from '@openhall/statutory-time';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicationDue } from './index.ts';

const calendar = createCalendar(packagedYears);
const due = (madeOn: string, publishedOn: string) => publicationDue(madeOn, publishedOn, calendar);

describe('令711 art. 26: 20 working days from the day the information was made or changed', () => {
  it('the day itself is not counted, holidays are not, working weekends are', () => {
    // Made on 26 September 2025: National Day and Mid-Autumn off, 28 September and 11 October worked.
    expect(due('2025-09-26', '2025-10-30')).toEqual({ dueOn: '2025-10-30', provisional: false, publishedOn: '2025-10-30', workingDaysUsed: 20, onTime: true });
    expect(due('2025-09-26', '2025-10-31')).toMatchObject({ dueOn: '2025-10-30', workingDaysUsed: 21, onTime: false });
  });

  it('published on the day it was made, or before that, is in time and used no day', () => {
    expect(due('2026-11-24', '2026-11-24')).toMatchObject({ workingDaysUsed: 0, onTime: true });
    expect(due('2026-11-24', '2026-11-20')).toMatchObject({ workingDaysUsed: 0, onTime: true });
  });

  it('a term that reaches 2027 may still move', () => {
    expect(due('2026-12-01', '2026-12-02')).toMatchObject({ dueOn: '2026-12-29', provisional: false });
    expect(due('2026-12-10', '2026-12-11')).toMatchObject({ provisional: true });
  });

  it('the version of 2008 sets the same term for what was made under it', () => {
    expect(due('2018-02-09', '2018-03-14')).toMatchObject({ dueOn: '2018-03-14', onTime: true });
  });

  it('there was no term before 1 May 2008', () => {
    expect(due('2008-04-30', '2026-11-24')).toBeNull();
    expect(due('2008-05-01', '2008-05-20')).toMatchObject({ onTime: true });
    expect(due('1999-01-01', '1999-01-02')).toBeNull();
  });

  it('counts as the calendar does, and is in time exactly within 20 days (property)', () => {
    const made = fc.integer({ min: 0, max: 6000 }).map((days) => addDays('2008-05-01', days));
    fc.assert(
      fc.property(made, fc.integer({ min: 0, max: 90 }), (madeOn, days) => {
        const publishedOn = addDays(madeOn, days);
        const found = due(madeOn, publishedOn);
        if (found === null) return false;
        expect(isWorkingDay(found.dueOn, calendar)).toBe(true);
        expect(workingDaysBetween(madeOn, found.dueOn, calendar)).toBe(20);
        expect(found.workingDaysUsed).toBe(workingDaysBetween(madeOn, publishedOn, calendar));
        // A day off after the last day uses no further working day, and is late all the same.
        return found.onTime === publishedOn <= found.dueOn && (found.workingDaysUsed <= 20 || !found.onTime);
      }),
    );
  });
});
