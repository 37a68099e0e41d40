import type { Query } from '@openhall/server-render/render';
import { describe, expect, it } from 'vitest';
import { htmlOf, openPage, sampleContext, sampleRequest, viewOf } from '../../../test/page-context.ts';
import type { HomeQuery } from '../../gql/graphql.ts';
import { homePage } from './home-page.ts';

const line = (id: string, title: string) => ({ node: { id, title, kind: 'NEWS', documentNumber: null, status: null, listedOn: '2026-11-20', issuer: { name: '示例省人力资源和社会保障厅' } } }) as const;
const columns = [
  { slug: 'employment', name: '就业创业', description: '就业政策。', latestOn: '2026-11-20' },
  { slug: 'rights', name: '劳动维权', description: '劳动关系。', latestOn: null },
];
const full: HomeQuery = { own: { edges: [line('0a1b2c3d4e5f6', '本机关的文件')] }, others: { edges: [line('1a1b2c3d4e5f6', '别处的文件')] }, columns };
const empty: HomeQuery = { own: { edges: [] }, others: { edges: [] }, columns };

describe('the home page of 适老版', () => {
  const elder = async (answer: HomeQuery) => {
    const context = sampleContext('/', {}, (() => Promise.resolve(answer)) as Query);
    return htmlOf(viewOf(await homePage({ ...context, request: sampleRequest('/', { display: 'elder' }) })));
  };
  const links = (html: string): number => (html.match(/<a /g) ?? []).length;

  it('asks one question and offers less to choose from: a few documents, the columns, somebody to call', async () => {
    const own = { edges: Array.from({ length: 8 }, (_, index) => line(`${index}a1b2c3d4e5f6`, `文件${index}`)) };
    const html = await elder({ ...full, own });
    const order = ['您想查什么', 'role="search"', '大家常查', 'href="tel:', '文件0', 'href="/columns/employment"'].map((text) => html.indexOf(text));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(-1);
    expect(html).toContain('文件4');
    expect(html).not.toContain('文件5');
    expect(html).not.toContain('别处的文件');
    expect(links(html)).toBeLessThan(links((await openPage(homePage, '/', [{ ...full, own }])).html));
  });

  it('opens nothing while somebody types', async () => {
    expect(await elder(full)).not.toContain('data-island');
  });

  it('is useful while nothing is published', async () => {
    const html = await elder(empty);
    expect(html).toContain('本站尚未发布文件');
    expect(html).toContain('href="/columns/rights"');
  });
});

describe('the home page', () => {
  it('leads with search, then shows what is new and how fresh each column is', async () => {
    const { html, view } = await openPage(homePage, '/', [full]);
    const order = ['role="search"', '工伤认定', '本机关的文件', '别处的文件', 'href="/disclosure/guide"', 'href="/columns/employment"'].map((text) => html.indexOf(text));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(-1);
    expect(html).toContain('最近更新：2026年11月20日');
    expect(html).toContain('暂无内容');
    expect(view.frame).toMatchObject({ canonical: '/', trail: [], ownSearch: true });
  });

  it('leads to the department’s own documents and to all', async () => {
    const { html } = await openPage(homePage, '/', [full]);
    expect(html).toContain('href="/disclosure/catalogue"');
    expect(html).toContain('href="/documents"');
  });

  it('is useful while nothing is published', async () => {
    const { html, view } = await openPage(homePage, '/', [empty]);
    expect(view.status).toBe(200);
    expect(html).toContain('本站尚未发布文件');
    expect(html).toContain('href="/columns/rights"');
    expect(html).not.toContain('本机关最新公开');
  });

  it('is kept no longer than until midnight in the business zone', async () => {
    const { view } = await openPage(homePage, '/', [full]);
    expect(view.cacheSeconds).toBe(13 * 3600);
  });
});
