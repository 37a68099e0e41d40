import { describe, expect, it } from 'vitest';
import { spellings } from './pinyin-words.ts';
import { cut, partsOf, placedWords } from './words.ts';

describe('words', () => {
  it('are the department’s own terms before their parts', () => {
    expect(cut('工伤保险条例')).toEqual(['工伤保险', '条例']);
    expect(partsOf('社会保险')).toEqual(['社会', '保险']);
    expect(partsOf('保险')).toEqual([]);
  });

  it('are overlapping pairs where nobody listed the name', () => {
    expect(cut('龘靐齉')).toEqual(['龘靐', '靐齉']);
    expect(cut('龘')).toEqual(['龘']);
  });

  it('are letters and figures of any script, with the points and dashes inside', () => {
    expect(cut('gb-t 37668.2019 café ئۇيغۇر привет')).toEqual(['gb-t', '37668.2019', 'café', 'ئۇيغۇر', 'привет']);
    expect(cut('!?……《》·—')).toEqual([]);
  });

  it('stand in their order, a word’s parts where it stands', () => {
    expect(placedWords('社会保险缴费')).toEqual([
      { text: '社会保险', place: 0 },
      { text: '社会', place: 0 },
      { text: '保险', place: 0 },
      { text: '缴费', place: 1 },
    ]);
  });
});

describe('the sound of a title', () => {
  it('begins at each of its words, in initials and in full', () => {
    expect(spellings('工伤保险条例')).toEqual(['~gsbxtl', '~gongshangbaoxiantiaoli', '~tl', '~tiaoli']);
  });

  it('is read by the word where a character has several sounds', () => {
    expect(spellings('重庆')).toEqual(['~cq', '~chongqing']);
    expect(spellings('重要')).toEqual(['~zy', '~zhongyao']);
    expect(spellings('旅行')).toContain('~lvxing');
  });

  it('leaves out figures and letters, and is bounded', () => {
    expect(spellings('2026年gdp')).toEqual(['~n', '~nian']);
    expect(spellings('')).toEqual([]);
    const long = spellings('社会保险'.repeat(100));
    expect(long.length).toBeLessThanOrEqual(24);
    expect(Math.max(...long.map((spelling) => spelling.length))).toBeLessThanOrEqual(61);
  });
});
