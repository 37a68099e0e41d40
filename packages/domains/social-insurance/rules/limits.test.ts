import { describe, expect, it } from 'vitest';
import { gradeOf } from './kinds.ts';
import { limitInWords, type LimitKind } from './limits.ts';
import { ownerOn } from './owner.ts';

describe('limits', () => {
  it.each<[LimitKind, string, string]>([
    ['INSURANCE', '工伤', '限工伤保险支付'],
    ['INSTITUTION', '二级', '限二级及以上医疗机构'],
    ['INSTITUTION', '三级', '限三级医疗机构'],
    ['SETTING', '住院', '限住院患者'],
    ['SPECIALTY', '(精神|心理)', '限精神、心理专科'],
    ['SEX', '女', '限女性'],
    ['AGE', '儿童', '限儿童'],
    ['CONDITION', '(肿瘤|癌)', '限适应症：肿瘤、癌'],
    ['LINE', '二线', '限二线用药'],
    ['QUANTITY', '24小时', '计价数量不超过24小时'],
    ['FREQUENCY', '1次每日', '每日不超过1次'],
    ['FREQUENCY', '若干', '频次不超过若干'],
    ['COURSE', '14天', '支付不超过14天'],
    ['TOTAL', '400元', '总额不超过400元'],
    ['DUPLICATE', '单日|示例检查', '单日内不与“示例检查”重复收费'],
    ['PRIMARY', '肝胆手术组', '同一切口的多项手术（肝胆手术组），第二项起折价计收'],
    ['NOTE', '限示例。', '限示例。'],
  ])('%s %s reads: %s', (kind, value, words) => {
    expect(limitInWords({ kind, value })).toBe(words);
  });
});

describe('catalogues', () => {
  it('of medicine left the department in 2018, devices for work injury did not', () => {
    const owner = (...args: Parameters<typeof ownerOn>) => ownerOn(...args).owner;
    expect([owner('DRUG', '2017-02-21'), owner('DRUG', '2018-05-30'), owner('DRUG', '2018-05-31'), owner('TREATMENT', '2026-01-01'), owner('ASSISTIVE_DEVICE', '2026-01-01')]).toEqual([
      'HUMAN_RESOURCES', 'HUMAN_RESOURCES', 'MEDICAL_INSURANCE', 'MEDICAL_INSURANCE', 'HUMAN_RESOURCES',
    ]);
  });

  it('say 甲 and 乙 in two ways', () => {
    expect(['甲', '甲类', '乙类', '丙类', ''].map(gradeOf)).toEqual(['A', 'A', 'B', null, null]);
  });
});
