import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOf, type Segment } from './text-difference.ts';

const spelled = (segments: readonly Segment[], without: Segment['type']): string =>
  segments
    .filter(({ type }) => type !== without)
    .map(({ text }) => text)
    .join('');

describe('the difference of two wordings', () => {
  it('names the words that were replaced and leaves the rest alone', () => {
    expect(differenceOf('应当自收到申请之日起15个工作日内予以答复。', '应当自收到申请之日起20个工作日内予以答复。')).toEqual([
      { type: 'same', text: '应当自收到申请之日起' },
      { type: 'removed', text: '15' },
      { type: 'added', text: '20' },
      { type: 'same', text: '个工作日内予以答复。' },
    ]);
  });

  it('shows one change where only a character between two changes agrees by chance', () => {
    const types = differenceOf('劳动保障行政部门负责', '社会保险行政部门负责').map(({ type }) => type);
    expect(types).toEqual(['removed', 'added', 'same']);
  });

  it('answers one agreement for equal texts and nothing for empty ones', () => {
    expect(differenceOf('第一条', '第一条')).toEqual([{ type: 'same', text: '第一条' }]);
    expect(differenceOf('', '')).toEqual([]);
  });

  it('shows two very long passages as replaced instead of comparing them', () => {
    expect(differenceOf('甲'.repeat(2000), '乙'.repeat(2000)).map(({ type }) => type)).toEqual(['removed', 'added']);
  });

  it('always spells both texts, with any characters in them', () => {
    const wording = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '。', '𠮷', 'a'), maxLength: 60 });
    fc.assert(
      fc.property(wording, wording, (older, newer) => {
        const segments = differenceOf(older, newer);
        expect(spelled(segments, 'added')).toBe(older);
        expect(spelled(segments, 'removed')).toBe(newer);
      }),
    );
  });
});
