import { describe, expect, it } from 'vitest';
import type { LawFacts } from './law-facts.ts';
import { lawTimeline } from './timeline.ts';
import { titleKey } from './titles.ts';

type Given = Partial<LawFacts> & { title: string; date?: string };

function law({ title, date, ...given }: Given): LawFacts {
  const key = `${title}(${date ?? ''})`;
  return {
    id: key,
    sourceKey: key,
    file: { file: `${key}.md`, absolutePath: '', kind: 'REGULATION', name: title, date: date ?? null, subfolder: null },
    kind: 'REGULATION',
    title,
    family: `REGULATION:${titleKey(title)}`,
    issuer: '国务院',
    numbers: [],
    textDate: date ?? null,
    writtenOn: date ?? null,
    publishedOn: date ?? null,
    effective: { from: date ?? null, estimated: false },
    firstInForce: null,
    dates: date === undefined ? [] : [date],
    repeals: [],
    index: null,
    ...given,
  };
}

const repeals = (title: string, dates: string[] = [], numbers: string[] = []) => ({ title, key: titleKey(title), dates, numbers, article: '第九条' });
const acts = (laws: LawFacts[]) => lawTimeline(laws, 'index.json').relations.map(({ fromId, relation, toId, effectiveOn }) => [fromId, relation, toId, effectiveOn]);

describe('texts of one law', () => {
  it('amend each other in the order of their dates, from the day the later one takes effect', () => {
    const laws = [law({ title: '甲条例', date: '2015-03-01' }), law({ title: '中华人民共和国甲条例', date: '2024-07-10', effective: { from: '2024-09-01', estimated: false } }), law({ title: '甲条例', date: '2008-01-01' })];
    expect(acts(laws)).toEqual([
      ['甲条例(2015-03-01)', 'AMENDS', '甲条例(2008-01-01)', '2015-03-01'],
      ['中华人民共和国甲条例(2024-07-10)', 'AMENDS', '甲条例(2015-03-01)', '2024-09-01'],
    ]);
  });

  it('stay apart where a date is missing or the kind differs', () => {
    expect(acts([law({ title: '甲条例' }), law({ title: '甲条例', date: '2015-03-01' })])).toEqual([]);
    expect(acts([law({ title: '甲条例', date: '2010-01-01', family: 'LOCAL_REGULATION:甲条例' }), law({ title: '甲条例', date: '2015-03-01' })])).toEqual([]);
  });
});

describe('a clause of repeal', () => {
  it('repeals the named text from the day the repealing law first took effect', () => {
    const old = law({ title: '中华人民共和国甲办法', date: '1999-06-07' });
    const first = law({ title: '乙条例', date: '2024-01-12', firstInForce: '2024-03-01', repeals: [repeals('中华人民共和国甲办法')] });
    const later = law({ title: '乙条例', date: '2025-01-12', firstInForce: '2024-03-01', repeals: [repeals('甲办法')] });
    expect(acts([later, first, old]).filter(([, relation]) => relation === 'REPEALS')).toEqual([[first.id, 'REPEALS', old.id, '2024-03-01']]);
  });

  it('does not repeal the law it stands in, but an older one of the same name that it dates', () => {
    const by = law({ title: '甲条例', date: '2005-01-10', repeals: [repeals('甲条例', ['1995-10-28'])] });
    expect(acts([by])).toEqual([]);
    expect(acts([by, law({ title: '甲条例', date: '1995-10-28' })])).toContainEqual(['甲条例(2005-01-10)', 'REPEALS', '甲条例(1995-10-28)', '2005-01-10']);
    const undated = law({ title: '甲条例', date: '2005-01-10', repeals: [repeals('甲条例')] });
    expect(acts([undated, law({ title: '甲条例', date: '2001-01-01' })]).map(([, relation]) => relation)).toEqual(['AMENDS']);
  });

  it('does not repeal a later text or one with another date or number', () => {
    const by = (clause: ReturnType<typeof repeals>) => law({ title: '乙条例', date: '2010-01-01', repeals: [clause] });
    expect(acts([by(repeals('甲条例')), law({ title: '甲条例', date: '2012-01-01' })])).toEqual([]);
    expect(acts([by(repeals('甲条例', ['1990-01-01'])), law({ title: '甲条例', date: '2001-01-01' })])).toEqual([]);
    expect(acts([by(repeals('甲条例', [], ['国令第9号'])), law({ title: '甲条例', date: '2001-01-01', numbers: ['国令第8号'] })])).toEqual([]);
  });

  it('names title and article in its reason, quoted titles within quoted titles', () => {
    const old = law({ title: '关于《甲法》的解释', date: '2001-01-01' });
    const by = law({ title: '乙解释', date: '2010-01-01', repeals: [repeals('关于《甲法》的解释')] });
    expect(lawTimeline([old, by], null).relations[0]?.basis).toBe('《乙解释》第九条规定《关于〈甲法〉的解释》同时废止，据此推定。');
  });
});

describe('what the status rests on', () => {
  const index = (expired: boolean) => ({ name: '甲条例', publishedOn: '2008-01-01', effectiveFrom: null, expired });
  const conclude = (facts: LawFacts, others: LawFacts[] = []) => lawTimeline([facts, ...others], 'index.json').conclusion(facts);

  it('is the index where it speaks', () => {
    expect(conclude(law({ title: '甲条例', date: '2008-01-01', index: index(true) }))).toMatchObject({ statedStatus: 'EXPIRED', inferred: true });
    expect(conclude(law({ title: '甲条例', date: '2008-01-01', index: index(false) }))).toMatchObject({ statedStatus: null, inferred: false });
  });

  it('is inferred where the index holds the text back', () => {
    expect(conclude(law({ title: '甲条例', date: '2008-01-01' }))).toEqual({ statedStatus: null, inferred: true, basis: '来源索引未收录本文本，未见后续文本或废止条款，推定现行有效。' });
  });

  it('does not deny a later text', () => {
    const facts = law({ title: '甲条例', date: '2008-01-01', index: index(false) });
    expect(conclude(facts, [law({ title: '甲条例', date: '2015-01-01' })]).basis).toBe('来源索引（index.json）未标为失效。');
  });

  it('says when the first day in force is estimated', () => {
    const facts = law({ title: '甲条例', date: '2008-01-01', index: index(false), effective: { from: '2008-01-01', estimated: true } });
    expect(conclude(facts)).toMatchObject({ inferred: true, basis: expect.stringContaining('施行日期按本文本公布日期推定。') });
  });
});
