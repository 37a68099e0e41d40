import { describe, expect, it } from 'vitest';
import { relatedLine, sampleDocument, type ShownDocument } from '../../../test/sample-document.ts';
import { validityBanner } from './validity-banner.ts';

const today = '2026-11-24';
type Validity = NonNullable<ShownDocument['validity']>;
const validity = (changes: Partial<Validity>): Validity => ({ status: 'IN_FORCE', inferred: false, basis: null, since: null, until: null, ...changes });
const banner = (changes: Partial<ShownDocument>) => validityBanner(sampleDocument(changes), today);
const text = (id: string, writtenOn: string, status: ShownDocument['otherTexts'][number]['status']) => ({ ...relatedLine(id, { status }), writtenOn });

describe('the banner above a text', () => {
  it('is missing where a kind has no validity and where a text is simply in force', () => {
    expect(banner({ validity: null })).toBeNull();
    expect(banner({})).toBeNull();
    expect(banner({ validity: validity({ until: '2031-12-31' }) })).toBeNull();
  });

  it('says that a text in force ends within 90 days', () => {
    expect(banner({ validity: validity({ until: '2027-02-22' }) })?.message).toBe('本文件现行有效，有效期至2027年2月22日。');
    expect(banner({ validity: validity({ until: '2027-02-23' }) })).toBeNull();
  });

  it.each([
    ['NOT_YET_IN_FORCE', {}, '本文件尚未施行，自2026年1月1日起施行。'],
    ['REPEALED', { since: '2025-07-01' }, '本文件自2025年7月1日起废止，仅供查阅。'],
    ['EXPIRED', {}, '本文件已经失效，仅供查阅。'],
    ['SUSPENDED', { until: '2026-12-31' }, '本文件暂停施行，至2026年12月31日止。'],
    ['AMENDED', { since: '2025-07-01' }, '本文本已于2025年7月1日被修改，请以修改后的文本为准。'],
  ] as const)('warns of %s', (status, dates, message) => {
    expect(banner({ validity: validity({ status, ...dates }) })?.message).toBe(message);
  });

  it('shows an inferred state as inferred, with what it rests on', () => {
    expect(banner({ validity: validity({ status: 'REPEALED', inferred: true, basis: '《甲》第九条' }) })).toMatchObject({ basis: '《甲》第九条', note: expect.stringContaining('推定') });
    expect(banner({ validity: validity({ status: 'REPEALED' }) })?.note).toBeNull();
  });

  it('leads from an older text to newer ones by their date, each named once', () => {
    const newer = text('b', '2026-12-01', 'IN_FORCE');
    const older = text('c', '2010-12-20', 'AMENDED');
    const found = banner({ validity: validity({ status: 'AMENDED' }), otherTexts: [newer, older], amendedBy: [newer, relatedLine('d', { title: '关于修改甲的决定' })] });
    expect(found?.groups).toEqual([
      { label: '较新的文本', links: [{ label: '2026年12月1日文本', href: '/documents/b' }] },
      { label: '修改它的文件', links: [{ label: '《关于修改甲的决定》', href: '/documents/d' }] },
    ]);
  });

  it('leads from a text that is not in force yet to the one that is', () => {
    const found = banner({ validity: validity({ status: 'NOT_YET_IN_FORCE' }), otherTexts: [text('c', '2010-12-20', 'IN_FORCE')] });
    expect(found?.groups).toEqual([{ label: '现行文本', links: [{ label: '2010年12月20日文本', href: '/documents/c' }] }]);
  });
});
