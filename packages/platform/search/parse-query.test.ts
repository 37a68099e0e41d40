import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexTokens, packagedSynonyms, parseQuery, queryParser } from './index.ts';

const parse = (text: string) => parseQuery(text, packagedSynonyms);

describe('a query', () => {
  it.each(['国令第711号', '国务院令第711号', '中华人民共和国国务院令 第７１１号', '国务院令第七百一十一号'])('reads the order number in %s', (text) => {
    expect(parse(text).exactNumbers).toEqual(['国令第711号']);
  });

  it.each(['国发〔2019〕5号', '国发[2019]5号', '国发（2019）5号', '国发【2019】05号', '国发﹝2019﹞第5号'])('reads the document number in %s', (text) => {
    expect(parse(text).exactNumbers).toEqual(['国发〔2019〕5号']);
  });

  it.each([
    ['工伤保险条例 国令第586号', '国令第586号', ['工伤保险', '条例']],
    ['工伤保险条例国务院令第586号', '国令第586号', ['工伤保险', '条例']],
    ['国务院 国发〔2019〕5号', '国发〔2019〕5号', ['国务院']],
    ['《办法》（国发〔2019〕5号）', '国发〔2019〕5号', ['办法']],
    ['中华人民共和国主席令第二十八号', '主席令第28号', undefined],
  ])('reads the number in %s, and the words beside it', (text, number, words) => {
    expect(parse(text).exactNumbers).toEqual([number]);
    expect(parse(text).groups[0]?.map((term) => term.word)).toEqual(words);
  });

  it('reads index numbers', () => {
    expect(parse('000014349/2019-00007').exactNumbers).toEqual(['000014349/2019-00007']);
    expect(parse('1150011255408455X1/2025-00002').exactNumbers).toEqual(['1150011255408455x1/2025-00002']);
  });

  it.each([
    ['工伤保险条例 第17条', 'art-17'],
    ['工伤保险条例第十七条', 'art-17'],
    ['劳动法第一百零三条', 'art-103'],
    ['刑法第十七条之一', 'art-17-1'],
  ])('reads the article in %s', (text, anchor) => {
    expect(parse(text).article?.anchor).toBe(anchor);
  });

  it('reads initials as sound', () => {
    expect(parse('gsbxtl').tsquerySpelling).toBe("'~gsbxtl':*");
    expect(parse('工伤').tsquerySpelling).toBeNull();
  });

  it('widens by synonyms and drops fillers', () => {
    expect(parse('五险').marks).toEqual(expect.arrayContaining(['五险', '社会保险', '社保']));
    expect(parse('请问工伤认定的时限是多少').groups[0]?.map((term) => term.word)).toEqual(['工伤认定', '时限']);
  });

  it('takes traditional characters for simplified ones', () => {
    expect(parse('勞動合同').groups[0]?.map((term) => term.word)).toEqual(['劳动合同']);
  });

  it('splits alternatives', () => {
    expect(parse('养老保险|工伤保险').groups).toHaveLength(2);
  });

  it('leaves out what another way to hold a word finds as well', () => {
    const { tsqueryAll } = parse('社保');
    expect(tsqueryAll).toContain("'社会' & '保险'");
    expect(tsqueryAll).not.toContain("'社会保险'");
    expect(tsqueryAll).not.toContain("'社会保险费'");
  });

  it('takes a year and single characters for words a result may lack', () => {
    const [terms] = parse('2024年养老金').groups;
    expect(terms?.map(({ word, weak }) => [word, weak])).toEqual([['2024', true], ['年', true], ['养老金', false]]);
    expect(parse('2024').tsqueryCore).toBe("'2024'");
  });

  it('is understood the same when it is remembered', () => {
    const understand = queryParser(packagedSynonyms);
    for (const text of ['工伤保险', '工伤保险条例 第17条', '国令第711号', 'x'.repeat(300)]) {
      const first = understand(text);
      expect(first).toEqual(parse(text));
      expect(understand(text)).toEqual(first);
    }
    for (let index = 0; index < 600; index += 1) understand(`通知 ${index}`);
    expect(understand('工伤保险')).toEqual(parse('工伤保险'));
  });

  it('is bounded and never throws (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const query = parse(text);
        expect([...query.text].length).toBeLessThanOrEqual(100);
      }),
    );
    expect(parse('\0'.repeat(1_000_000)).tsqueryAll).toBeNull();
    expect(parse('\uD800').tsqueryAll).toBeNull();
  });
});

describe('index and query', () => {
  it('meet in the same spelling of numbers', () => {
    const { numbers } = indexTokens({ title: '', numbers: ['国令第711号', '吉人社办字〔2018〕56号'], keywords: [], body: '' });
    expect(numbers).toEqual(['国令第711号', '吉人社办字〔2018〕56号']);
  });

  it('give a title its sound from every word on', () => {
    const { titleVector } = indexTokens({ title: '工伤保险条例', numbers: [], keywords: [], body: '' });
    expect(titleVector).toContain("'~gsbxtl'");
    expect(titleVector).toContain("'~gongshangbaoxiantiaoli'");
  });
});
