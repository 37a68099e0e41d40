import { addDays } from '@openhall/statutory-time/rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveValidity, STATUS_LABELS } from './index.ts';
import type { DocumentStatus, ValidityFacts } from './index.ts';

const NOTHING: ValidityFacts = {
  effectiveFrom: null,
  effectiveTo: null,
  amendedOn: null,
  amendedInferred: false,
  amendedBasis: null,
  repealedOn: null,
  repealedInferred: false,
  repealedBasis: null,
  suspendedFrom: null,
  suspendedUntil: null,
  statedStatus: null,
  statusInferred: false,
  statusBasis: null,
};

const on = (day: string, facts: Partial<ValidityFacts>) => deriveValidity({ ...NOTHING, ...facts }, day);
const statusOn = (day: string, facts: Partial<ValidityFacts>): DocumentStatus => on(day, facts).status;

const day = fc.integer({ min: 0, max: 30 }).map((days) => addDays('2026-11-15', days));
const maybeDay = fc.option(day, { nil: null });
const facts: fc.Arbitrary<ValidityFacts> = fc.record({
  effectiveFrom: maybeDay,
  effectiveTo: maybeDay,
  amendedOn: maybeDay,
  amendedInferred: fc.boolean(),
  amendedBasis: fc.constant('later text'),
  repealedOn: maybeDay,
  repealedInferred: fc.boolean(),
  repealedBasis: fc.constant('repeal clause'),
  suspendedFrom: maybeDay,
  suspendedUntil: maybeDay,
  statedStatus: fc.constantFrom(null, null, null, 'EXPIRED' as const, 'REPEALED' as const, 'AMENDED' as const, 'SUSPENDED' as const),
  statusInferred: fc.boolean(),
  statusBasis: fc.constant('index'),
});

describe('validity (rules §1.9)', () => {
  it('of a text without dates is in force, as far as is known', () => {
    expect(on('2026-11-25', {})).toEqual({ status: 'IN_FORCE', inferred: false, basis: null, since: null, until: null });
  });

  it('begins on its first day and ends after its last, at midnight', () => {
    const term = { effectiveFrom: '2026-11-25', effectiveTo: '2026-11-26' };
    expect(['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'].map((date) => statusOn(date, term))).toEqual(['NOT_YET_IN_FORCE', 'IN_FORCE', 'IN_FORCE', 'EXPIRED']);
    expect(on('2026-11-24', term)).toMatchObject({ since: null, until: '2026-11-24' });
    expect(on('2026-11-25', term)).toMatchObject({ since: '2026-11-25', until: '2026-11-26' });
    expect(on('2026-12-31', term)).toMatchObject({ since: '2026-11-27', until: null });
  });

  it('ends by repeal (废止) on the day of the repeal, with its basis', () => {
    const repealed = { effectiveFrom: '2020-01-01', repealedOn: '2026-11-25', repealedInferred: true, repealedBasis: '《乙办法》第三十条' };
    expect(on('2026-11-24', repealed)).toMatchObject({ status: 'IN_FORCE', inferred: false, until: '2026-11-24' });
    expect(on('2026-11-25', repealed)).toEqual({ status: 'REPEALED', inferred: true, basis: '《乙办法》第三十条', since: '2026-11-25', until: null });
  });

  it('expired (失效) is not repealed: it leaves 现行有效 without adding to 废止 (§2.2 no. 11)', () => {
    expect(statusOn('2026-11-25', { effectiveTo: '2026-11-24' })).toBe('EXPIRED');
    expect(statusOn('2026-11-25', { effectiveTo: '2026-11-24', amendedOn: '2026-11-25' })).toBe('EXPIRED');
    expect(statusOn('2026-11-25', { effectiveTo: '2026-11-24', repealedOn: '2026-11-25' })).toBe('REPEALED');
  });

  it('of an older text is amended once a later one stands in its place, whatever an index says without a date', () => {
    expect(on('2026-11-25', { amendedOn: '2026-11-25', amendedInferred: true, amendedBasis: '同名文本', statedStatus: 'EXPIRED' })).toEqual({
      status: 'AMENDED',
      inferred: true,
      basis: '同名文本',
      since: '2026-11-25',
      until: null,
    });
    expect(on('2026-11-24', { amendedOn: '2026-11-25', statedStatus: 'EXPIRED' })).toMatchObject({ status: 'EXPIRED', until: '2026-11-24' });
    expect(statusOn('2026-11-25', { amendedOn: '2026-11-25', statedStatus: 'REPEALED' })).toBe('REPEALED');
  });

  it('that the origin states without a date has none', () => {
    for (const statedStatus of ['EXPIRED', 'REPEALED', 'AMENDED', 'SUSPENDED'] as const) {
      expect(on('2026-11-25', { statedStatus, statusInferred: true, statusBasis: '目录' })).toEqual({ status: statedStatus, inferred: true, basis: '目录', since: null, until: null });
    }
  });

  it('is interrupted by a suspension, and goes on after its last day', () => {
    const suspended = { effectiveFrom: '2026-01-01', effectiveTo: '2026-12-31', suspendedFrom: '2026-11-20', suspendedUntil: '2026-11-25' };
    expect(on('2026-11-19', suspended)).toMatchObject({ status: 'IN_FORCE', since: '2026-01-01', until: '2026-11-19' });
    expect(on('2026-11-25', suspended)).toMatchObject({ status: 'SUSPENDED', since: '2026-11-20', until: '2026-11-25' });
    expect(on('2026-11-26', suspended)).toMatchObject({ status: 'IN_FORCE', since: '2026-11-26', until: '2026-12-31' });
    expect(on('2027-01-01', { suspendedFrom: '2026-11-20' })).toMatchObject({ status: 'SUSPENDED', since: '2026-11-20', until: null });
    expect(statusOn('2026-11-25', { suspendedFrom: '2026-11-26', suspendedUntil: '2026-11-20' })).toBe('IN_FORCE');
  });

  it('has a Chinese word for every status', () => {
    expect(Object.values(STATUS_LABELS).every((label) => /^\p{Script=Han}{3,4}$/u.test(label))).toBe(true);
  });
});

describe('validity in time', () => {
  it('lasts to the day it says, and is another on the next (property)', () => {
    fc.assert(
      fc.property(facts, day, (given, today) => {
        const { status, until } = deriveValidity(given, today);
        for (let date = today; date <= (until ?? '2027-01-15'); date = addDays(date, 1)) expect(deriveValidity(given, date).status).toBe(status);
        return until === null || deriveValidity(given, addDays(until, 1)).status !== status;
      }),
    );
  });

  it('holds since the day it says, and was another the day before (property)', () => {
    fc.assert(
      fc.property(facts, day, (given, today) => {
        const dated = { ...given, statedStatus: null };
        const { status, since } = deriveValidity(dated, today);
        for (let date = since ?? '2026-10-01'; date <= today; date = addDays(date, 1)) expect(deriveValidity(dated, date).status).toBe(status);
        return since === null || deriveValidity(dated, addDays(since, -1)).status !== status;
      }),
    );
  });

  it('never comes back from repeal, nor from expiry except into repeal (property)', () => {
    fc.assert(
      fc.property(facts, day, fc.integer({ min: 0, max: 60 }), (given, today, days) => {
        const now = deriveValidity(given, today).status;
        const then = deriveValidity(given, addDays(today, days)).status;
        const final = now === 'REPEALED' || (now === 'EXPIRED' && given.statedStatus === null);
        return !final || then === now || then === 'REPEALED';
      }),
    );
  });
});
