import { createTestDatabase } from '@openhall/testkit';
import { describe, expect, it } from 'vitest';
import { loadSynonyms, packagedSynonyms, parseQuery, parseSynonyms, replaceSynonyms, SynonymsError } from './index.ts';

describe('synonyms', () => {
  it('are read as groups of words, folded like every query', () => {
    expect(parseSynonyms([['社會保險', ' 社保 ', '社保'], ['ＧＤＰ', '国内生产总值']])).toEqual([['社会保险', '社保'], ['gdp', '国内生产总值']]);
  });

  it.each([
    ['no list', { 社保: '社会保险' }],
    ['a group of one', [['社保']]],
    ['a group whose words are one when folded', [['社保', '社保', ' 社保']]],
    ['a word of nothing', [['社保', '\u200B']]],
    ['a word too long to be one', [['社保', 'x'.repeat(41)]]],
    ['no words', [[1, 2]]],
  ])('are refused with the place of the mistake: %s', (_, value) => {
    expect(() => parseSynonyms(value)).toThrow(SynonymsError);
  });

  it('find each other from any word of their group, those the segmenter would cut apart too', () => {
    for (const group of packagedSynonyms) {
      for (const word of group) {
        const [terms = []] = parseQuery(word, packagedSynonyms).groups;
        expect(terms.map((term) => term.word), word).toEqual([word]);
        expect(terms[0]?.marks).toEqual(expect.arrayContaining([...group]));
      }
    }
  });

  it('inside a question take the longest', () => {
    const words = (text: string) => parseQuery(text, packagedSynonyms).groups[0]?.map((term) => term.word);
    expect(words('劳动争议调解仲裁申请')).toEqual(['劳动争议调解仲裁', '申请']);
    expect(words('工伤认定')).toEqual(['工伤认定']);
  });

  it('are the packaged ones until an operator puts in others, in their order', async () => {
    const database = await createTestDatabase<object>();
    expect(await loadSynonyms(database.db)).toBe(packagedSynonyms);
    for (const groups of [[['一', '二']], [['甲', '乙'], ['丙', '丁', '戊']]]) {
      await database.db.transaction().execute((trx) => replaceSynonyms(trx, groups));
      expect(await loadSynonyms(database.db)).toEqual(groups);
    }
    await database.drop();
  });
});
