import { RefusedInput } from '@openhall/server-render/render';
import { describe, expect, it } from 'vitest';
import { openPage } from '../../../test/page-context.ts';
import type { SearchQuery } from '../../gql/graphql.ts';
import { searchPage } from './search-page.ts';

type Found = SearchQuery['search'];
const edge: Found['edges'][number] = {
  node: {
    id: '0a1b2c3d4e5f6',
    path: '/documents/0a1b2c3d4e5f6#art-17',
    highlight: { titleHtml: '<mark>工伤保险条例</mark>', excerptHtml: '职工发生<mark>工伤</mark>的', articleAnchor: 'art-17', articleLabel: '第十七条' },
    document: { kind: 'REGULATION', documentNumber: '国令第586号', status: 'IN_FORCE', listedOn: '2010-12-20', issuer: { name: '国务院' } },
  },
};
const facets: Found['facets'] = [
  { field: 'YEAR', values: [{ value: '2026', label: '2026年', count: 3 }, { value: '2010', label: '2010年', count: 1 }] },
  { field: 'KIND', values: [{ value: 'REGULATION', label: '行政法规', count: 2 }, { value: 'LAW', label: '法律', count: 2 }] },
  { field: 'ISSUER', values: [{ value: '9a1b2c3d4e5f6', label: '国务院', count: 4 }] },
  { field: 'STATUS', values: [] },
];
const found: Found = { totalCount: 4, totalIsExact: true, suggestion: null, facets, edges: [edge], pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: 's', endCursor: 'e' } };
const nothing: Found = { ...found, totalCount: 0, edges: [], facets: [], pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null } };
const open = (search: string, ...answers: readonly unknown[]) => openPage(searchPage, `/search${search}`, answers.map((answer) => (answer instanceof Error ? answer : { search: answer })));

describe('search', () => {
  it('without words says how to search, with examples that can be tried, and asks nothing', async () => {
    const { html, asked, view } = await open('');
    expect(asked).toEqual([]);
    expect(view.status).toBe(200);
    expect(html).toContain('怎样查得更准');
    expect(html).toContain(`href="/search?q=${encodeURIComponent('国务院令第711号')}"`);
  });

  it('shows what was found, with the words marked and the way to the article', async () => {
    const { html, view } = await open('?q=工伤保险条例 第17条', found);
    expect(html).toContain('<a href="/documents/0a1b2c3d4e5f6#art-17"><mark>工伤保险条例</mark></a>');
    expect(html).toContain('>见第十七条</a>');
    expect(html).toContain('找到 4 件');
    expect(html).toMatch(/id="page-search"[^>]*value="工伤保险条例 第17条"/);
    expect(view.frame).toMatchObject({ title: '“工伤保险条例 第17条”的搜索结果', ownSearch: true });
  });

  it('says how much was found: a floor where counting stopped, never of what is all on the page', async () => {
    expect((await open('?q=工伤', { ...found, totalCount: 1000, totalIsExact: false })).html).toContain('找到超过 1000 件');
    expect((await open('?q=工伤', { ...found, totalIsExact: false, pageInfo: nothing.pageInfo })).html).toContain('找到 1 件');
  });

  it('says where paging ends although more was found, and only there', async () => {
    const line = '仅显示相关度最高的 200 件，请增加关键词或者筛选条件缩小范围。';
    const last = { ...found.pageInfo, hasNextPage: false, hasPreviousPage: true };
    expect((await open('?q=工伤&after=c', { ...found, totalCount: 201, pageInfo: last })).html).toContain(line);
    expect((await open('?q=工伤&after=c', { ...found, totalCount: 200, pageInfo: last })).html).not.toContain(line);
    expect((await open('?q=工伤', { ...found, totalCount: 201 })).html).not.toContain(line);
  });

  it('narrows by facets: links that keep the words and start anew, what narrows most first', async () => {
    const { html } = await open('?q=工伤&after=c', found);
    expect(html).toContain(`href="/search?kind=LAW&amp;q=${encodeURIComponent('工伤')}"`);
    expect(html).toContain('publishedFrom=2026-01-01&amp;publishedTo=2026-12-31');
    expect(html.indexOf('>类别<')).toBeLessThan(html.indexOf('>年份<'));
    // One issuer behind every result narrows nothing.
    expect(html).not.toContain('>发布机关<');
  });

  it('shows what it is narrowed by first, each to be taken back', async () => {
    const { html } = await open('?q=工伤&kind=LAW&issuer=9a1b2c3d4e5f6', found);
    expect(html.indexOf('>已选<')).toBeLessThan(html.indexOf('>类别<'));
    expect(html).toMatch(/href="\/search\?issuer=9a1b2c3d4e5f6&amp;q=[^"]+" aria-current="true"/);
    expect(html).not.toContain('kind=LAW&amp;kind=LAW');
  });

  it('can be ordered by date, and says which order is on', async () => {
    const { html, asked } = await open('?q=工伤&sort=NEWEST', found);
    expect(asked).toEqual([expect.objectContaining({ query: '工伤', sort: 'NEWEST' })]);
    expect(html).toMatch(/aria-current="true">(?:<!--\[-->)?按日期</);
  });

  it('finding nothing, suggests other words and ways on', async () => {
    const { html, view } = await open('?q=公伤&kind=LAW', { ...nothing, suggestion: '工伤' });
    expect(view.status).toBe(200);
    expect(html).toContain('没有找到相关文件');
    expect(html).toContain(`href="/search?q=${encodeURIComponent('工伤')}">工伤</a>`);
    expect(html).toContain(`href="/search?q=${encodeURIComponent('公伤')}">去掉筛选条件`);
    expect((await open('?q=公伤', nothing)).html).not.toContain('去掉筛选条件');
  });

  it('answers an address it cannot use with 400 and the words kept', async () => {
    const bad = await open('?q=工伤&kind=POEM');
    expect([bad.view.status, bad.asked]).toEqual([400, []]);
    expect(bad.html).toMatch(/value="工伤"/);
    const cursor = await open('?q=工伤&after=x', new RefusedInput(['bad cursor']));
    expect(cursor.view.status).toBe(400);
    expect(cursor.html).toContain('请重新搜索');
  });
});
