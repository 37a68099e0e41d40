import { describe, expect, it } from 'vitest';
import { Timeline } from '../timeline.ts';
import { lastDayOfTerm, readWhen } from './when.ts';

// 24 November 2026, nine in the morning in the business zone.
const timeline = new Timeline(new Date('2026-11-24T01:00:00Z'));
const known = { written: '2026-10-09', published: '2026-10-12', effective: '2026-12-01' };
const when = (spec: string) => readWhen(spec, timeline, known);

describe('dates of texts', () => {
  it('count from the day of seeding', () => {
    expect(when('-40d')).toBe('2026-10-15');
    expect(when('+2d')).toBe('2026-11-26');
  });

  it('are days of the year that have passed', () => {
    expect(when('03-12')).toBe('2026-03-12');
    expect(when('12-05')).toBe('2025-12-05');
    expect(when('11-20')).toBe('2025-11-20');
    expect(when('03-12 -2y')).toBe('2024-03-12');
  });

  it('are days of a month', () => {
    expect(when('month+0:end')).toBe('2026-11-30');
    expect(when('month+2:01')).toBe('2027-01-01');
    expect(when('month-23:10')).toBe('2024-12-10');
  });

  it('count from other dates of the text, in days, working days and terms', () => {
    expect(when('written+30d')).toBe('2026-11-08');
    expect(when('published+5w')).toBe('2026-10-19');
    expect(when('effective+5y')).toBe('2031-11-30');
    expect(when('first-after:written+20d')).toBe('2026-11-01');
    expect(lastDayOfTerm('2024-02-29', 2)).toBe('2026-02-28');
  });

  it('are refused where nothing is known', () => {
    expect(() => when('tomorrow')).toThrow('"tomorrow" is no date');
    expect(() => readWhen('effective', timeline)).toThrow('is no date');
  });
});

describe('office days', () => {
  it('are the working day before a holiday or weekend', () => {
    expect(timeline.workingDay('2026-10-04')).toBe('2026-09-30');
    expect(timeline.workingDay('2026-11-22')).toBe('2026-11-20');
  });

  it('are never later than yesterday', () => {
    expect(timeline.workingDaysAfter('2026-11-20', 5)).toBe('2026-11-23');
  });
});
