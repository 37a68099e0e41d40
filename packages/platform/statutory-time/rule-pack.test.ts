import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromEpochDay } from './local-date.ts';
import { disclosureRulePacks, NoRulePackError, selectRulePack } from './rules.ts';

const on = (date: string) => selectRulePack(disclosureRulePacks, date);

describe('the version of 政府信息公开条例 on a date', () => {
  it('is the one of 2008 to the last day before the revision came into force', () => {
    expect(on('2019-05-14').values.replyWorkingDays.value).toBe(15);
    expect(on('2019-05-15').values.replyWorkingDays.value).toBe(20);
  });

  it('does not exist before 1 May 2008', () => {
    expect(() => on('2008-04-30')).toThrow(NoRulePackError);
    expect(on('2008-05-01').id).toBe('disclosure-2008');
  });

  it('art. 30, 32 and 34 of 2019 set periods the version of 2008 did not have', () => {
    const { correctionNoticeWorkingDays, thirdPartyWorkingDays, jointOrganWorkingDays } = on('2026-11-24').values;
    expect([correctionNoticeWorkingDays?.value, thirdPartyWorkingDays?.value, jointOrganWorkingDays?.value]).toEqual([7, 15, 15]);
    expect(on('2018-06-01').values.thirdPartyWorkingDays).toBeUndefined();
  });
});

describe('a rule pack', () => {
  it('is chosen by the date alone: the last one that was in force', () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map(fromEpochDay);
    fc.assert(
      fc.property(fc.uniqueArray(day, { minLength: 1, maxLength: 8 }), day, (starts, date) => {
        const packs = starts.map((effectiveFrom) => ({ effectiveFrom }));
        const inForce = starts.filter((start) => start <= date).toSorted().at(-1);
        const chosen = (): string => selectRulePack(packs, date).effectiveFrom;
        return inForce === undefined ? throwsNoRulePack(chosen) : chosen() === inForce;
      }),
    );
  });

  it('is refused for what is no date', () => {
    expect(() => selectRulePack(disclosureRulePacks, '2026-02-30')).toThrow(TypeError);
  });

  it('says of every value where it stands and how sure that is; what came into force in 2019 was read in full', () => {
    const values = disclosureRulePacks.flatMap((pack) => Object.values(pack.values).map((value) => ({ ...value, pack: pack.id })));
    expect(values.filter(({ value, source, verified }) => !Number.isInteger(value) || value < 1 || source === '' || !['T', 'P', 'R'].includes(verified))).toEqual([]);
    expect(values.filter(({ pack, verified }) => pack === 'disclosure-2019' && verified !== 'T')).toEqual([]);
  });
});

function throwsNoRulePack(work: () => unknown): boolean {
  try {
    work();
    return false;
  } catch (error) {
    return error instanceof NoRulePackError;
  }
}
