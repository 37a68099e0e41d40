import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';
import { bestPassage, highlight } from './highlight.ts';

/** What a browser would show: the text of the HTML, its entities read. */
function shown(html: string): string {
  const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
  return html.replaceAll(/<\/?mark>/g, '').replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? '');
}

const text = fc.string({ unit: fc.oneof(fc.constantFrom('<', '>', '&', '"', "'", '工', '伤', '保', '险', '𠮷', '😀', 'Ａ', 'a', 'İ', '㈱', '\u0301', '\uD800'), fc.string({ unit: 'binary', minLength: 1, maxLength: 2 })), maxLength: 60 });
const marks = fc.array(text.map(fold), { maxLength: 4 });

describe('a highlight', () => {
  it('marks words as they are printed, in whatever spelling', () => {
    expect(highlight('工伤保险条例', ['工伤'])).toBe('<mark>工伤</mark>保险条例');
    expect(highlight('勞動合同法', ['劳动合同'])).toBe('<mark>勞動合同</mark>法');
    expect(highlight('ＧＢ／Ｔ标准', ['gb/t'])).toBe('<mark>ＧＢ／Ｔ</mark>标准');
    expect(highlight('本㈱公司', ['株'])).toBe('本<mark>㈱</mark>公司');
  });

  it('joins marks that touch or overlap', () => {
    expect(highlight('工伤保险工伤', ['工伤保险', '保险', '工伤'])).toBe('<mark>工伤保险工伤</mark>');
  });

  it('escapes what is HTML, marked or not', () => {
    expect(highlight('<script>"工伤" & \'保险\'</script>', ['工伤', 'script'])).toBe('&lt;<mark>script</mark>&gt;&quot;<mark>工伤</mark>&quot; &amp; &#39;保险&#39;&lt;/<mark>script</mark>&gt;');
    expect(highlight('A&amp;B', ['amp'])).toBe('A&amp;<mark>amp</mark>;B');
  });

  it('shows exactly the text, whatever it and the words are (property)', () => {
    fc.assert(
      fc.property(text, marks, (given, words) => {
        const html = highlight(given, words);
        expect(shown(html)).toBe(given.toWellFormed());
        expect(html.isWellFormed()).toBe(true);
        expect(html.replaceAll(/<mark>[^<]+<\/mark>/g, '')).not.toMatch(/[<>]/);
      }),
      { numRuns: 1000 },
    );
  });

  it('marks every word that the text holds (property)', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('工伤', '保险', '劳动合同', 'abc', '𠮷野', '😀'), text, (before, word, after) => {
        expect(highlight(`${before}|${word}|${after}`, [word])).toContain(`<mark>${word}</mark>`);
      }),
    );
  });
});

describe('the best passage', () => {
  const body = [
    '第一章 总则',
    '第一条 为了保障因工作遭受事故伤害的职工获得医疗救治，制定本条例。',
    '第十七条 职工发生事故伤害，应当提出工伤认定申请。',
    '申请工伤认定应当提交材料：工伤认定申请表。',
    '第十七条之一 另有规定的，从其规定。',
  ].join('\n');

  it('is the paragraph that says most of what was asked, with the article it stands in', () => {
    expect(bestPassage({ bodyText: body, marks: ['工伤认定', '申请表'], maxGlyphs: 200 })).toEqual({
      text: '申请工伤认定应当提交材料：工伤认定申请表。',
      article: { label: '第十七条', token: '第17条' },
    });
  });

  it('is the article that was asked for, from its beginning', () => {
    const asked = (articleToken: string) => bestPassage({ bodyText: body, marks: ['工伤认定'], articleToken, maxGlyphs: 14 });
    expect(asked('第1条')).toEqual({ text: '第一条 为了保障因工作遭受事…', article: { label: '第一条', token: '第1条' } });
    expect(asked('第17条之1').article).toEqual({ label: '第十七条之一', token: '第17条之1' });
  });

  it('is the beginning where nothing matches, and empty where there is no text', () => {
    expect(bestPassage({ bodyText: body, marks: ['养老'], maxGlyphs: 200 }).text).toBe('第一章 总则');
    expect(bestPassage({ bodyText: '\n \n', marks: ['养老'], maxGlyphs: 200 })).toEqual({ text: '', article: null });
  });

  it('is cut around the first match, and says where it was cut', () => {
    const long = `${'前'.repeat(300)}工伤认定${'后'.repeat(300)}`;
    const { text: cut } = bestPassage({ bodyText: long, marks: ['工伤认定'], maxGlyphs: 60 });
    expect(cut).toMatch(/^…前{20}工伤认定后{36}…$/);
  });

  it('is cut at the match in its printed spelling, where folding changes lengths', () => {
    const { text: cut } = bestPassage({ bodyText: `${'㈱'.repeat(100)}${'İ'.repeat(100)}工伤${'后'.repeat(100)}`, marks: ['工伤'], maxGlyphs: 30 });
    expect(cut).toMatch(/^…İ{10}工伤后{18}…$/);
  });

  it('is never longer than allowed and never splits a character (property)', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), marks, fc.integer({ min: 1, max: 40 }), (paragraphs, words, maxGlyphs) => {
        const { text: cut } = bestPassage({ bodyText: paragraphs.join('\n').toWellFormed(), marks: words, maxGlyphs });
        expect([...cut].length).toBeLessThanOrEqual(maxGlyphs + 2);
        expect(cut.isWellFormed()).toBe(true);
      }),
    );
  });
});
