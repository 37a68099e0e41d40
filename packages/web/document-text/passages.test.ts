import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginningOf, passagesOf } from './passages.ts';

const law = [
  '<div class="promulgation">\n<p>2026年6月1日　通过</p>\n</div>',
  '<section class="chapter">',
  '<h2 id="ch-1">第一章　总则</h2>',
  '<p class="article" id="art-1"><span class="article-number">第一条</span>　甲 &amp; 乙。</p>',
  '<p class="clause">第二款。</p>',
  '<p class="item">（一）丙；</p>',
  '</section>',
  '<section class="chapter">',
  '<h2 id="ch-2">第二章　附则</h2>',
  '<p class="article" id="art-2-1"><span class="article-number">第二条之一</span>　丁。</p>',
  '<table><thead><tr><th scope="col">项目</th><th scope="col">标准</th></tr></thead><tbody><tr><td>戊</td><td>30%</td></tr></tbody></table>',
  '</section>',
].join('\n');

describe('the passages of a body', () => {
  it('are its articles with all their paragraphs, without their number, and what stands outside them', () => {
    expect(passagesOf(law)).toEqual([
      { anchor: null, label: '', text: '2026年6月1日　通过' },
      { anchor: 'ch-1', label: '', text: '第一章　总则' },
      { anchor: 'art-1', label: '第一条', text: '甲 & 乙。\n第二款。\n（一）丙；' },
      { anchor: 'ch-2', label: '', text: '第二章　附则' },
      { anchor: 'art-2-1', label: '第二条之一', text: '丁。\n项目　标准\n戊　30%' },
    ]);
  });

  it('are paragraphs, headings and table rows where a text has no articles', () => {
    const html = '<p>各单位：</p><h2 id="heading-1">一、对象</h2><p>甲。<br />乙。</p><table><caption>表1</caption><tbody><tr><td>丙</td><td>丁</td></tr></tbody></table>';
    expect(passagesOf(html).map(({ text }) => text)).toEqual(['各单位：', '一、对象', '甲。\n乙。', '表1', '丙　丁']);
  });

  it('lose no word, whatever the order of blocks', () => {
    const block = fc.constantFrom(
      '<p>甲</p>',
      '<p class="clause">乙</p>',
      '<h2 id="h">丙</h2>',
      '<p class="article" id="art-1"><span class="article-number">第一条</span>　丁</p>',
      '<table><tbody><tr><td>戊</td></tr></tbody></table>',
      '<ul><li>己</li></ul>',
    );
    const words = (text: string): string => text.replaceAll(/<[^>]*>|\s/g, '');
    fc.assert(
      fc.property(fc.array(block), (blocks) => {
        const html = blocks.join('');
        expect(words(passagesOf(html).map(({ label, text }) => label + text).join(''))).toBe(words(html));
      }),
    );
  });

  it('of an empty body are none', () => {
    expect(passagesOf('')).toEqual([]);
  });
});

describe('the beginning of a body', () => {
  it('is running text, cut at whole characters', () => {
    expect(beginningOf('<p>甲<strong>乙</strong>𠮷丙。</p><p>丁</p>', 3)).toBe('甲乙𠮷');
    expect(beginningOf('<p>甲。</p><p>乙</p>', 20)).toBe('甲。 乙');
  });

  it('never shows half a tag of a long text', () => {
    expect(beginningOf(`<p>${'甲'.repeat(3990)}</p><p class="clause">乙</p>`, 5000)).not.toMatch(/[<>]/);
  });
});
