import { describe, expect, it } from 'vitest';
import { comparisonOf } from './comparison-rows.ts';

const article = (number: string, label: string, text: string): string => `<p class="article" id="art-${number}"><span class="article-number">${label}</span>　${text}</p>`;
const compare = (older: string, newer: string) => comparisonOf({ bodyHtml: older, href: '/documents/old' }, { bodyHtml: newer, href: '/documents/new' });

describe('the rows of a comparison', () => {
  it('link every article to its place in its own text, and keep its former number', () => {
    const [inserted, kept] = compare(article('1', '第一条', '登记不收取费用。'), article('1', '第一条', '本办法自公布之日起施行，由本厅解释。') + article('2', '第二条', '登记不收取费用。')).rows;
    expect(inserted).toMatchObject({ change: 'added', older: null, newer: { href: '/documents/new#art-1' } });
    expect(kept).toMatchObject({ change: 'same', older: { label: '第一条', href: '/documents/old#art-1' }, newer: { label: '第二条', href: '/documents/new#art-2' } });
  });

  it('show a changed article in each text with only its own words', () => {
    const [row] = compare(article('1', '第一条', '应当在15个工作日内答复。'), article('1', '第一条', '应当在20个工作日内答复。')).rows;
    const spelt = (runs: readonly { readonly text: string }[] | undefined): string => (runs ?? []).map(({ text }) => text).join('');
    expect([spelt(row?.older?.runs), spelt(row?.newer?.runs)]).toEqual(['应当在15个工作日内答复。', '应当在20个工作日内答复。']);
    expect(row?.newer?.runs).toContainEqual({ type: 'added', text: '20' });
  });

  it('count articles where there are articles, else passages', () => {
    expect(compare(article('1', '第一条', '甲。') + '<h2 id="ch-1">旧标题</h2>', article('1', '第一条', '甲。') + '<h2 id="ch-1">新的名称</h2>').summary).toBe('修改 0 条，新增 0 条，删去 0 条，未变 1 条。');
    expect(compare('<p>联系电话：0000-00000001。</p>', '<p>联系电话：0000-00000002。</p><p>附表</p>').summary).toBe('修改 1 处，新增 1 处，删去 0 处，未变 0 处。');
  });

  it('say when nothing changed', () => {
    expect(compare('<p>甲</p>', '<p class="note">甲</p>').identical).toBe(true);
    expect(compare('<p>甲</p>', '<p>甲</p><p>乙</p>').identical).toBe(false);
  });
});
