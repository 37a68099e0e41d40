import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleAnchor, articleToken, fold, normaliseNumber, spellNumbers } from './fold.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 200 });

describe('folding', () => {
  it.each([
    ['full width', 'ＡＢＣ１２３（甲）', 'abc123(甲)'],
    ['traditional', '勞動合同與醫療保險', '劳动合同与医疗保险'],
    ['upper case', 'GB/T 37668-2019', 'gb/t 37668-2019'],
    ['compatibility forms', '㈱①ﬁ', '(株)1fi'],
    ['controls and invisible characters', '工\u0000伤\u200B保\uFEFF险', '工 伤 保 险'],
    ['half a surrogate pair', '工\uD800伤', '工 伤'],
  ])('makes one spelling of %s', (_, typed, folded) => {
    expect(fold(typed)).toBe(folded);
  });

  it('says nothing new the second time', () => {
    fc.assert(fc.property(anyText, (text) => void expect(fold(fold(text))).toBe(fold(text))));
  });

  it('leaves nothing that PostgreSQL or HTML refuses', () => {
    fc.assert(fc.property(anyText, (text) => fold(text).isWellFormed() && !/[\p{Cc}\p{Cs}]/u.test(fold(text))));
  });
});

describe('an article', () => {
  it.each([
    ['33', undefined, '第33条', 'art-33'],
    ['三十三', undefined, '第33条', 'art-33'],
    ['十', undefined, '第10条', 'art-10'],
    ['一百', undefined, '第100条', 'art-100'],
    ['一百零三', undefined, '第103条', 'art-103'],
    ['一百一十', undefined, '第110条', 'art-110'],
    ['一千二百六十', undefined, '第1260条', 'art-1260'],
    ['二〇一', undefined, '第201条', 'art-201'],
    ['十七', '一', '第17条之1', 'art-17-1'],
    ['17', '1', '第17条之1', 'art-17-1'],
  ])('%s 之 %s has one token and one anchor', (number, branch, token, anchor) => {
    expect([articleToken(number, branch), articleAnchor(number, branch)]).toEqual([token, anchor]);
  });

  it('is the same in figures and in words, up to 9999', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9999 }), (number) => articleToken(inWords(number), undefined) === articleToken(String(number), undefined)));
  });
});

describe('a document or index number', () => {
  it.each(['国发〔2019〕5号', '国发[2019]5号', '国发（2019）5号', '国发【2019】05号', '国发﹝2019﹞第5号', '国发 〔 2019 〕 5 号', '國發〔2019〕5號'])('has one spelling: %s', (typed) => {
    expect(normaliseNumber(typed)).toBe('国发〔2019〕5号');
  });

  it.each(['国令第711号', '国务院令第711号', '中华人民共和国国务院令　第７１１号', '国务院令第七百一十一号', '国务院令（第711号）', '国务院令第0711号'])('has one spelling: %s', (typed) => {
    expect(normaliseNumber(typed)).toBe('国令第711号');
  });

  it('of another organ leaves out the state’s full name alone', () => {
    expect(normaliseNumber('中华人民共和国主席令第二十八号')).toBe('主席令第28号');
    expect(normaliseNumber('中华人民共和国人力资源和社会保障部令 第11号')).toBe('人力资源和社会保障部令第11号');
  });

  it('is the same in any brackets, widths, spaces and figures (property)', () => {
    const gap = fc.constantFrom('', ' ', '　', '  ');
    const brackets = fc.constantFrom('〔〕', '[]', '［］', '()', '（）', '【】', '{}', '﹝﹞');
    fc.assert(
      fc.property(fc.constantFrom('国发', '吉人社办字'), fc.integer({ min: 1949, max: 2099 }), fc.integer({ min: 1, max: 99_999 }), brackets, gap, fc.constantFrom('', '第'), (series, year, serial, [open, close], space, ordinal) => {
        const printed = `${series}〔${year}〕${serial}号`;
        expect(normaliseNumber(`${series}${space}${open}${space}${year}${space}${close}${space}${ordinal}${space}${String(serial).padStart(5, '0')}${space}号`)).toBe(printed);
        expect(normaliseNumber(printed)).toBe(printed);
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom('国务院令', '国令', '中华人民共和国国务院令', '中华人民共和国 国务院令'), fc.integer({ min: 1, max: 9999 }), gap, fc.boolean(), (style, serial, space, words) => {
        expect(normaliseNumber(`${style}${space}第${space}${words ? inWords(serial) : serial}${space}号`)).toBe(`国令第${serial}号`);
      }),
    );
  });

  it('leaves the words around it where they are', () => {
    expect(spellNumbers('工伤保险条例 国务院令 第586号 全文')).toBe('工伤保险条例 国令第586号 全文');
    expect(spellNumbers('关于 (2019) 年的说明')).toBe('关于 (2019) 年的说明');
  });
});

/** 1260 → 一千二百六十, as laws number their articles. */
function inWords(number: number): string {
  const digits = '零一二三四五六七八九';
  const units = ['', '十', '百', '千'];
  const places = [...String(number)];
  const words = places.map((digit, index) => (digit === '0' ? '零' : `${digits[Number(digit)]}${units[places.length - 1 - index]}`)).join('');
  return words.replaceAll(/零+/g, '零').replace(/零$/, '').replace(/^一十/, '十');
}
