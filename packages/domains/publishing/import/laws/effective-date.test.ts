import { describe, expect, it } from 'vitest';
import { effectClause, effectiveDate, type EffectiveFacts } from './effective-date.ts';

const facts = (given: Partial<EffectiveFacts>): EffectiveFacts => ({ header: null, index: null, clause: null, publishedOn: null, writtenOn: null, ...given });

describe('the closing clause', () => {
  it.each([
    ['第六条 本法自2011年7月1日起施行。', '2011-07-01'],
    ['第六条 本条例自2005年5月1日起施行。1995年10月28日国务院发布的《示例条例》同时废止。', '2005-05-01'],
    ['第二十条 本规定自一九九五年一月一日起执行。', '1995-01-01'],
    ['本解释自2018年2月8日起施行。', '2018-02-08'],
  ])('reads %s', (paragraph, on) => {
    expect(effectClause(['第一条 甲。', paragraph])).toEqual({ on });
  });

  it('knows texts in force from publication', () => {
    expect(effectClause(['第三十条 本规定从发布之日起施行。'])).toBe('on-publication');
    expect(effectClause(['第十九条 本办法自发布之日起施行'])).toBe('on-publication');
  });

  it('does not take another date of the text for its own', () => {
    expect(effectClause(['第四条 自公布之日起30日内报送备案。', '第九条 1995年5月1日施行有困难的单位可以推迟。'])).toBeNull();
  });
});

describe('the first day in force of a dated text', () => {
  it('is the index’s where it has one', () => {
    expect(effectiveDate(facts({ index: '2013-07-01', clause: { on: '2008-01-01' }, publishedOn: '2012-12-28' }))).toEqual({ from: '2013-07-01', estimated: false });
  });

  it('is the header’s, then the clause’s', () => {
    expect(effectiveDate(facts({ header: '2019-05-15', clause: { on: '2019-05-16' }, publishedOn: '2019-04-03' })).from).toBe('2019-05-15');
    expect(effectiveDate(facts({ clause: { on: '2021-11-01' }, publishedOn: '2021-08-20' }))).toEqual({ from: '2021-11-01', estimated: false });
  });

  it('is estimated for an amended text that keeps the clause of the first one', () => {
    expect(effectiveDate(facts({ clause: { on: '1995-01-01' }, publishedOn: '2018-12-29' }))).toEqual({ from: '2018-12-29', estimated: true });
    expect(effectiveDate(facts({ header: '2011-11-01', publishedOn: '2022-01-21' }))).toEqual({ from: '2022-01-21', estimated: true });
  });

  it('may precede publication by the days an organ took to publish', () => {
    expect(effectiveDate(facts({ clause: { on: '2018-02-01' }, writtenOn: '2017-11-13', publishedOn: '2018-02-06' }))).toEqual({ from: '2018-02-01', estimated: false });
  });

  it('is unknown where nothing says it', () => {
    expect(effectiveDate(facts({ publishedOn: '1953-01-02' }))).toEqual({ from: null, estimated: false });
  });
});
