import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contribution, standardOn, type Standard } from './contribution.ts';

const standard = (changes: Partial<Standard>): Standard => ({ city: '示例市', insurance: 'PENSION', item: 'PERSON_RATE', value: 8, validFrom: '2024-01-01', validTo: null, source: '示例人社〔2024〕1号', ...changes });
const STANDARDS = [
  standard({}),
  standard({ item: 'EMPLOYER_RATE', value: 16 }),
  standard({ item: 'BASE_FLOOR', value: 4053.27, validTo: '2024-12-31' }),
  standard({ item: 'BASE_FLOOR', value: 4200, validFrom: '2025-01-01', source: '示例人社〔2025〕1号' }),
  standard({ item: 'BASE_CEILING', value: 20_266.35 }),
  standard({ insurance: 'WORK_INJURY', item: 'EMPLOYER_RATE', value: 0.2 }),
  standard({ city: '样例市', item: 'PERSON_RATE', value: 7 }),
];
const ask = (wage: number, on = '2024-06-01', city = '示例市') => contribution(STANDARDS, { city, on, wage });

describe('standards', () => {
  it('apply from their first day to their last, in their city only', () => {
    const floor = (on: string, city = '示例市') => standardOn(STANDARDS, { city, insurance: 'PENSION', item: 'BASE_FLOOR', on })?.value ?? null;
    expect([floor('2023-12-31'), floor('2024-01-01'), floor('2024-12-31'), floor('2025-01-01'), floor('2026-11-30'), floor('2024-06-01', '样例市')]).toEqual([null, 4053.27, 4053.27, 4200, 4200, null]);
  });

  it('that came into force later go before those whose end nobody recorded', () => {
    const open = [standard({}), standard({ value: 9, validFrom: '2025-01-01' })];
    expect(standardOn(open, { city: '示例市', insurance: 'PENSION', item: 'PERSON_RATE', on: '2025-01-01' })?.value).toBe(9);
  });
});

describe('a contribution', () => {
  it('shows base, rate, exact product and rounding, each with its source', () => {
    expect(ask(6543.21)).toEqual({
      city: '示例市',
      on: '2024-06-01',
      insurances: [
        {
          insurance: 'PENSION', base: '6543.21', baseRule: 'WAGE', baseSource: null,
          employer: { rate: 16, rateSource: '示例人社〔2024〕1号', exact: '1046.9136', amount: '1046.91' },
          person: { rate: 8, rateSource: '示例人社〔2024〕1号', exact: '523.4568', amount: '523.46' },
        },
        { insurance: 'WORK_INJURY', base: '6543.21', baseRule: 'WAGE', baseSource: null, employer: { rate: 0.2, rateSource: '示例人社〔2024〕1号', exact: '13.08642', amount: '13.09' }, person: null },
      ],
      employerTotal: '1060.00',
      personTotal: '523.46',
    });
  });

  it('is of the floor below it and of the ceiling above it, of the year that was asked for', () => {
    expect(ask(1000).insurances[0]).toMatchObject({ base: '4053.27', baseRule: 'RAISED_TO_FLOOR', person: { amount: '324.26' } });
    expect(ask(1000, '2025-03-01').insurances[0]).toMatchObject({ base: '4200.00', baseSource: '示例人社〔2025〕1号' });
    expect(ask(99_999).insurances[0]).toMatchObject({ base: '20266.35', baseRule: 'LOWERED_TO_CEILING' });
  });

  it('rounds half a fen up', () => {
    const half = [standard({ value: 5 })];
    expect(contribution(half, { city: '示例市', on: '2024-06-01', wage: 0.1 }).insurances[0]?.person).toMatchObject({ exact: '0.005', amount: '0.01' });
    expect(contribution(half, { city: '示例市', on: '2024-06-01', wage: 0.09 }).insurances[0]?.person).toMatchObject({ exact: '0.0045', amount: '0.00' });
  });

  it('is nothing where nothing is recorded', () => {
    expect(ask(6000, '2020-01-01')).toMatchObject({ insurances: [], employerTotal: '0.00', personTotal: '0.00' });
  });

  it('never differs from the exact product by more than half a fen, and totals are sums of what is shown (property)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (wage) => {
        const { insurances, employerTotal } = ask(wage / 100);
        for (const { employer, person } of insurances) for (const share of [employer, person]) if (share !== null && Math.abs(Number(share.amount) - Number(share.exact)) > 0.005 + 1e-9) return false;
        return Math.abs(insurances.reduce((sum, one) => sum + Number(one.employer?.amount ?? 0), 0) - Number(employerTotal)) < 1e-6;
      }),
    );
  });
});
