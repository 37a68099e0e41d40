import { describe, expect, it } from 'vitest';
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
