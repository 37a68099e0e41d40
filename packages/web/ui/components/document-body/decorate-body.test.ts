import { describe, expect, it } from 'vitest';
import { decorateBody } from './decorate-body.ts';

const words = { label: (number: number) => `表格${number}`, hint: '左右滑动' };
const table = (columns: number): string => `<table><tr>${'<td>一</td>'.repeat(columns)}</tr><tr><td colspan="${columns}">二</td></tr></table>`;
const decorated = (html: string): string => decorateBody(html, words);

describe('tables of a text', () => {
  it('stand each in a region with a number, that the keyboard can scroll', () => {
    const html = decorated(`<p>甲</p>${table(2)}<p>乙</p>${table(3)}`);
    expect(html.match(/<div class="oh-scroll" role="region" tabindex="0" aria-label="表格\d">/g)).toEqual([
      '<div class="oh-scroll" role="region" tabindex="0" aria-label="表格1">',
      '<div class="oh-scroll" role="region" tabindex="0" aria-label="表格2">',
    ]);
    expect(html).toContain('</table></div><p>乙</p>');
  });

  it('say from five columns on that they go on beyond a phone, to those who see them cut off', () => {
    expect(decorated(table(4))).not.toContain('左右滑动');
    expect(decorated(table(5))).toContain('<div class="oh-scroll-hint" aria-hidden="true">左右滑动</div><div class="oh-scroll"');
  });

  it('may grow beyond the measure of the text from six columns on, joined ones counted', () => {
    expect(decorated(table(5))).not.toContain('oh-scroll--wide');
    expect(decorated(table(6))).toContain('oh-scroll--wide');
    expect(decorated('<table><tr><th colspan="4">甲</th><th colspan="2">乙</th></tr></table>')).toContain('oh-scroll--wide');
  });

  it('are framed once where one stands in another', () => {
    expect(decorated(`<table><tr><td>${table(2)}</td></tr></table>`).match(/oh-scroll"/g)).toHaveLength(1);
  });
});
