import { RefusedInput } from '@openhall/server-render/render';
import { describe, expect, it } from 'vitest';
import { openPage } from '../../../test/page-context.ts';
import type { DocumentListQuery } from '../../gql/graphql.ts';
import { documentsPage } from './documents-page.ts';

const node = { id: '0a1b2c3d4e5f6', title: '工伤保险条例', kind: 'REGULATION', documentNumber: '国令第586号', status: 'IN_FORCE', listedOn: '2010-12-20', issuer: { name: '国务院' } } as const;
const issuers = [{ id: '9a1b2c3d4e5f6', name: '国务院' }];
const answer = (nodes: readonly (typeof node)[], totalIsExact = true): DocumentListQuery => ({
  documents: { totalCount: nodes.length, totalIsExact, edges: nodes.map((document) => ({ node: document })), pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: 's', endCursor: 'e' } },
  issuers,
});
const open = (search: string, ...answers: readonly unknown[]) => openPage(documentsPage, `/documents${search}`, answers);

describe('文件库', () => {
  it('lists what was found and how much', async () => {
    const { html, view } = await open('', answer([node]));
    for (const text of ['共 1 件', '工伤保险条例', '国令第586号', '现行有效', 'href="/documents/0a1b2c3d4e5f6"']) expect(html).toContain(text);
    expect(view.frame).toMatchObject({ title: '文件库', canonical: '/documents', section: 'documents' });
    expect((await open('', answer([node], false))).html).toContain('超过 1 件');
  });

  it('shows the conditions in force, each to be taken away, in the form, the title and one address', async () => {
    const { html, view, asked } = await open('?sort=NEWEST&status=IN_FORCE&kind=REGULATION&issuer=9a1b2c3d4e5f6&query=', answer([node]));
    expect(asked).toEqual([expect.objectContaining({ query: null, kind: ['REGULATION'], status: ['IN_FORCE'], issuer: '9a1b2c3d4e5f6' })]);
    expect(html).toContain('href="/documents?issuer=9a1b2c3d4e5f6&amp;kind=REGULATION"');
    expect(html).toMatch(/value="REGULATION"[^>]*checked/);
    expect(html).toMatch(/value="9a1b2c3d4e5f6"[^>]*selected/);
    expect(view.frame.title).toBe('行政法规 - 国务院 - 现行有效 - 文件库');
    expect(view.frame.canonical).toBe('/documents?issuer=9a1b2c3d4e5f6&kind=REGULATION&status=IN_FORCE');
  });

  it('keeps an issuer chosen that is not among those with most documents', async () => {
    const { html } = await open('?issuer=某市人社局', answer([node]));
    expect(html).toMatch(/<option value="某市人社局"[^>]*selected/);
  });

  it('tells filters that find nothing from a site that has nothing', async () => {
    const narrowed = await open('?query=没有', answer([]));
    expect(narrowed.html).toContain('没有符合条件的文件');
    expect(narrowed.html).toContain(`href="/search?q=${encodeURIComponent('没有')}"`);
    expect((await open('', answer([]))).html).toContain('本站暂未发布文件');
  });

  it('answers bad input with 400, every fault above the form and at its field, and what was typed', async () => {
    const { html, view, asked } = await open('?publishedFrom=2026-02-30&kind=POEM&query=工资', { issuers });
    expect(view).toMatchObject({ status: 400, cacheSeconds: null, frame: { hidden: true } });
    expect(asked).toEqual([{}]);
    expect(html).toContain('<a href="#filter-from">“2026-02-30”不是有效的日期');
    expect(html).toContain('<a href="#filter-own-kind-0">没有“POEM”这一类别。');
    expect(html).toMatch(/id="filter-from"[^>]*value="2026-02-30"/);
    expect(html).toMatch(/id="filter-from"[^>]*aria-invalid="true"/);
    expect(html).toContain('value="工资"');
    expect(html).toContain('没有进行查询');
  });

  it('explains a cursor that is none, and goes on from the start', async () => {
    const { html, view } = await open('?after=nonsense&kind=LAW', new RefusedInput(['bad cursor']), { issuers });
    expect(view.status).toBe(400);
    expect(html).toMatch(/<a href="\/documents\?kind=LAW">[^<]*请从第一页重新查看/);
    expect(html).not.toContain('nonsense');
  });

  it('escapes whatever was typed', async () => {
    const { html } = await open('?query=<img src=x onerror=alert(1)>', answer([]));
    expect(html).not.toContain('<img');
  });

  it('lets a failure through, which is not the visitor’s', async () => {
    await expect(open('', new Error('connection lost'))).rejects.toThrow('connection lost');
  });
});
