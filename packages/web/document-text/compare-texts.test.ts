import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts } from './compare-texts.ts';
import type { Passage } from './passages.ts';

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const text = (...wordings: string[]): Passage[] => wordings.map((wording, index) => ({ anchor: `art-${index + 1}`, label: `第${numerals[index]}条`, text: wording }));

const purpose = '为了保障职工合法权益，制定本条例。';
const scope = '本省行政区域内的用人单位适用本条例。';
const term = '行政机关应当自收到申请之日起15个工作日内予以答复。';
const newTerm = '行政机关应当自收到申请之日起20个工作日内予以答复；需要延长的，应当告知申请人。';
const inForce = '本条例自公布之日起施行。';
const inserted = '行政机关不得在法律、法规规定之外设置其他条件。';

describe('two texts of one law side by side', () => {
  it('match reworded articles and name articles that were added', () => {
    const rows = compareTexts(text(purpose, scope, term, inForce), text(purpose, scope, inserted, newTerm, inForce));
    expect(rows.map(({ change }) => change)).toEqual(['same', 'same', 'added', 'changed', 'same']);
  });

  it('follow an article whose number moved because another was inserted before it', () => {
    const rows = compareTexts(text(purpose, scope), text(purpose, inserted, scope));
    const moved = rows.find(({ newer }) => newer?.text === scope);
    expect(moved).toMatchObject({ change: 'same', older: { label: '第二条' }, newer: { label: '第三条' } });
  });

  it('name articles that were taken out', () => {
    const rows = compareTexts(text(purpose, inserted, scope), text(purpose, scope));
    expect(rows.map(({ change, older }) => [change, older?.label])).toEqual([
      ['same', '第一条'],
      ['removed', '第二条'],
      ['same', '第三条'],
    ]);
  });

  it('mark the words that changed', () => {
    const [row] = compareTexts(text(term), text(newTerm));
    expect(row?.segments.filter(({ type }) => type === 'removed')).toEqual([{ type: 'removed', text: '15' }]);
  });

  it('show every article of both texts exactly once and in order', () => {
    const wording = fc.constantFrom(purpose, scope, term, newTerm, inForce, inserted, '', '略。');
    const anyText = fc.array(wording, { maxLength: 10 }).map((wordings) => text(...wordings));
    fc.assert(
      fc.property(anyText, anyText, (older, newer) => {
        const rows = compareTexts(older, newer);
        expect(rows.flatMap((row) => (row.older === null ? [] : [row.older]))).toEqual(older);
        expect(rows.flatMap((row) => (row.newer === null ? [] : [row.newer]))).toEqual(newer);
      }),
    );
  });
});
