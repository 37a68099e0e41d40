import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { sharedPath } from '@openhall/testkit';
import { describe, expect, it } from 'vitest';
import { createCalendar, deadline, DeadlineInputError, isWorkingDay, MAX_WORKING_DAYS, packagedYears, workingDaysBetween } from './index.ts';
import { addDays, epochDay, fromEpochDay } from './local-date.ts';

const calendar = createCalendar(packagedYears);
const due = (receivedOn: string, workingDays: number): string => deadline({ receivedOn, workingDays, calendar }).dueOn;
const trace = (receivedOn: string, workingDays: number) => deadline({ receivedOn, workingDays, calendar }).trace();

const day = fc.integer({ min: epochDay('2007-01-01'), max: epochDay('2090-12-31') }).map(fromEpochDay);
const announcedDay = fc.integer({ min: epochDay('2007-01-01'), max: epochDay('2024-12-31') }).map(fromEpochDay);
const count = fc.integer({ min: 1, max: MAX_WORKING_DAYS });

describe('the last day of a period', () => {
  const { cases } = JSON.parse(readFileSync(sharedPath('data', 'holidays', 'workday-vectors.json'), 'utf8')) as {
    cases: { receivedOn: string; workingDays: number; dueOn: string }[];
  };

  it.each(cases)('$receivedOn and $workingDays working days: $dueOn', ({ receivedOn, workingDays, dueOn }) => {
    expect(deadline({ receivedOn, workingDays, calendar })).toMatchObject({ dueOn, provisional: false });
  });

  it('民法典 art. 201: the day of receipt is not counted, day 1 is the next', () => {
    expect(due('2026-11-24', 1)).toBe('2026-11-25');
  });

  it('民法典 art. 203: a period of no days ends on its day, or on the first working day after a day off', () => {
    expect(due('2026-11-24', 0)).toBe('2026-11-24');
    expect(due('2026-11-28', 0)).toBe('2026-11-30');
    // National Day 2026: 1 to 7 October are off.
    expect(due('2026-10-01', 0)).toBe('2026-10-08');
    expect(due('2007-01-01', 0)).toBe('2007-01-04');
  });

  it('令711 art. 33: an extension counts on from the first due date', () => {
    expect(due(due('2019-09-23', 20), 20)).toBe(due('2019-09-23', 40));
  });

  it('may still move where a year it touches has no announced holidays', () => {
    expect(deadline({ receivedOn: '2026-12-30', workingDays: 1, calendar })).toMatchObject({ dueOn: '2026-12-31', provisional: false });
    expect(deadline({ receivedOn: '2026-12-30', workingDays: 2, calendar })).toMatchObject({ dueOn: '2027-01-01', provisional: true });
    expect(deadline({ receivedOn: '2027-03-01', workingDays: 0, calendar }).provisional).toBe(true);
  });

  it('moves when the year is announced', () => {
    const announced = createCalendar([...packagedYears.filter(({ year }) => year !== 2027), { year: 2027, papers: [], days: [{ name: '元旦', date: '2027-01-01', isOffDay: true }] }]);
    expect(deadline({ receivedOn: '2026-12-30', workingDays: 2, calendar: announced })).toMatchObject({ dueOn: '2027-01-04', provisional: false });
  });
});

describe('what cannot be counted', () => {
  it.each([-1, 401, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('%d working days are refused', (workingDays) => {
    expect(() => due('2026-11-24', workingDays)).toThrow(new DeadlineInputError('工作日数应为0至400之间的整数。'));
  });

  it('the bounds themselves are counted', () => {
    expect(workingDaysBetween('2015-01-05', due('2015-01-05', 400), calendar)).toBe(400);
  });

  it('a day before the first announced year is refused', () => {
    expect(() => due('2006-12-31', 20)).toThrow(DeadlineInputError);
  });

  it('a period that would leave the tables is refused, not wrapped round', () => {
    expect(due('2098-12-30', 1)).toBe('2098-12-31');
    expect(() => due('2098-12-30', 2)).toThrow(new DeadlineInputError('期限超出可计算的范围。'));
    expect(() => due('2098-12-31', 400)).toThrow(DeadlineInputError);
  });
});

describe('any period', () => {
  it('ends on a working day, after exactly its working days', () => {
    fc.assert(
      fc.property(day, count, (receivedOn, workingDays) => {
        const dueOn = due(receivedOn, workingDays);
        expect(isWorkingDay(dueOn, calendar)).toBe(true);
        expect(workingDaysBetween(receivedOn, dueOn, calendar)).toBe(workingDays);
      }),
    );
  });

  it('is what a walk day by day finds', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (receivedOn, workingDays) => {
        let at = receivedOn;
        for (let left = workingDays; left > 0; ) {
          at = addDays(at, 1);
          if (isWorkingDay(at, calendar)) left -= 1;
        }
        expect(due(receivedOn, workingDays)).toBe(at);
      }),
    );
  });

  it('never ends earlier for a later receipt or a longer term', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 100 }), (receivedOn, later, workingDays, more) => {
        expect(due(addDays(receivedOn, later), workingDays) >= due(receivedOn, workingDays)).toBe(true);
        expect(due(receivedOn, workingDays + more) >= due(receivedOn, workingDays)).toBe(true);
      }),
    );
  });

  it('adds up: two terms in a row end with their sum', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 }), (receivedOn, first, second) => {
        expect(due(due(receivedOn, first), second)).toBe(due(receivedOn, first + second));
      }),
    );
  });

  it('is explained day by day: as many counted as the term has, numbered, every day with a reason', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 120 }), (receivedOn, workingDays) => {
        const { dueOn, trace: explain } = deadline({ receivedOn, workingDays, calendar });
        const days = explain();
        expect(days.map(({ date }) => date)).toEqual(days.map((_, index) => addDays(receivedOn, index)));
        expect([days[0]?.date, days.at(-1)?.date]).toEqual([receivedOn, dueOn]);
        const counted = days.filter((entry) => entry.counted);
        expect(counted.map(({ number }) => number)).toEqual(counted.map((_, index) => index + 1));
        expect(counted).toHaveLength(workingDays);
        expect(days.every((entry) => entry.reason !== '' && !entry.reason.includes('undefined') && entry.counted === (entry.number !== null))).toBe(true);
      }),
    );
  });

  it('is certain as long as every year is announced', () => {
    fc.assert(fc.property(announcedDay, fc.integer({ min: 0, max: 250 }), (receivedOn, workingDays) => !deadline({ receivedOn, workingDays, calendar }).provisional));
  });
});

describe('the reasons of a trace', () => {
  it('name the receipt, the weekend, the holiday and the weekend day worked for it', () => {
    const reasons = new Map(trace('2026-09-18', 15).map(({ date, reason, number }) => [date, [reason, number]]));
    expect(reasons.get('2026-09-18')).toEqual(['收到当日不计入', null]);
    expect(reasons.get('2026-09-19')).toEqual(['周六休息', null]);
    expect(reasons.get('2026-09-20')).toEqual(['调休上班（国庆节）', 1]);
    expect(reasons.get('2026-09-21')).toEqual(['工作日', 2]);
    expect(reasons.get('2026-09-25')).toEqual(['中秋节放假', null]);
    expect(reasons.get('2026-10-01')).toEqual(['国庆节放假', null]);
  });

  it('say of a year that is not announced', () => {
    expect(trace('2026-12-31', 2)).toEqual([
      { date: '2026-12-31', counted: false, number: null, reason: '收到当日不计入' },
      { date: '2027-01-01', counted: true, number: 1, reason: '工作日（当年放假安排尚未公布）' },
      { date: '2027-01-02', counted: false, number: null, reason: '周六休息（当年放假安排尚未公布）' },
      { date: '2027-01-03', counted: false, number: null, reason: '周日休息（当年放假安排尚未公布）' },
      { date: '2027-01-04', counted: true, number: 2, reason: '工作日（当年放假安排尚未公布）' },
    ]);
  });

  it('show the way from a day off to the next working day where there is nothing to count', () => {
    expect(trace('2026-11-24', 0)).toEqual([{ date: '2026-11-24', counted: false, number: null, reason: '工作日' }]);
    expect(trace('2026-11-28', 0).map(({ reason }) => reason)).toEqual(['周六休息', '周日休息', '顺延至工作日']);
  });
});
