import { describe, expect, it } from 'vitest';
import { relatedLine, sampleDocument, type ShownDocument } from '../../../test/sample-document.ts';
import { metadataRows } from './metadata.ts';

const rows = (changes: Partial<ShownDocument> = {}) => metadataRows(sampleDocument(changes), 'Asia/Shanghai');
const textOf = (label: string, changes: Partial<ShownDocument> = {}): string | undefined =>
  rows(changes)
    .find((row) => row.label === label)
    ?.parts.map(({ text }) => text)
    .join('、');

describe('the particulars of a document', () => {
  it('have no row for what is not known: nothing is printed in place of a missing date', () => {
    const labels = rows({ indexNumber: null, documentNumber: null, writtenOn: null, effectiveFrom: null }).map(({ label }) => label);
    expect(labels).toEqual(['发布机关', '类别', '发布时间', '有效性']);
  });

  it('lead to the page that checks them, by the code as it is printed', () => {
    expect(rows({ proof: { code: 'ABCDE1F0GH2JKMNPQRST' } }).find(({ label }) => label === '核验码')?.parts).toEqual([{ text: 'ABCDE-1F0GH-2JKMN-PQRST', href: '/verify/ABCDE1F0GH2JKMNPQRST' }]);
  });

  it('47号: show the same publication time as the page tag, in the business zone', () => {
    expect(textOf('发布时间')).toBe('2026年11月20日 09:30');
  });

  it('tell the origin’s date from the day this site published', () => {
    const own = { sourcePublishedOn: '2010-12-20' };
    expect([textOf('原发布日期', own), textOf('本站发布', own), textOf('发布时间', own)]).toEqual(['2010年12月20日', '2026年11月20日 09:30', undefined]);
  });

  it('mark an inferred validity as inferred, and say from what', () => {
    const validity = { status: 'AMENDED', inferred: true, basis: null, since: null, until: null } as const;
    expect(rows({ validity }).find(({ label }) => label === '有效性')).toMatchObject({ parts: [{ text: '已被修改' }], note: '根据公开文本推定' });
    const based = { ...validity, basis: '施行日期按本文本公布日期推定。' };
    expect(rows({ validity: based }).find(({ label }) => label === '有效性')?.note).toBe('根据公开文本推定：施行日期按本文本公布日期推定。');
  });

  it('art. 26: say whether the document was made public in time, by the version of the regulation in force when it was made', () => {
    const due = { dueOn: '2026-12-10', provisional: false, publishedOn: '2026-11-20', workingDaysUsed: 6, onTime: true };
    const row = rows({ publicationDue: due }).find(({ label }) => label === '公开时限');
    expect(row?.parts).toEqual([{ text: '成文后第 6 个工作日公开' }]);
    expect(row?.note).toBe('应当自形成或者变更之日起 20 个工作日内公开，即不晚于2026年12月10日（政府信息公开条例（2019年修订）第二十六条）。');
    expect(textOf('公开时限', { publicationDue: { ...due, workingDaysUsed: 25, onTime: false } })).toBe('成文后第 25 个工作日公开，晚于法定的2026年12月10日');
    expect(rows({ publicationDue: { ...due, provisional: true } }).at(-1)?.note).toContain('尚未公布放假安排');
    expect(rows({ writtenOn: '2018-06-01', publicationDue: due }).at(-1)?.note).toContain('2007年公布');
  });

  it('47号: lead from a document to its interpretations and back', () => {
    expect(rows({ interpretations: [relatedLine('b', { title: '甲解读' })] }).find(({ label }) => label === '政策解读')?.parts).toEqual([{ text: '《甲解读》', href: '/documents/b' }]);
    expect(rows({ interprets: [relatedLine('c', { title: '《乙》政策' })] }).find(({ label }) => label === '解读对象')?.parts).toEqual([{ text: '《乙》政策', href: '/documents/c' }]);
  });
});
