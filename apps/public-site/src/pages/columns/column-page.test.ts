import { describe, expect, it } from 'vitest';
import { openPage } from '../../../test/page-context.ts';
import type { ColumnPageQuery } from '../../gql/graphql.ts';
import { columnPage } from './column-page.ts';

const column = { slug: 'employment', name: '就业创业', description: '就业政策和招聘。', keywords: ['就业', '创业'], columnType: '信息公开,就业创业', updateDays: 14, documentCount: 21, latestOn: '2026-11-20' };
const node = { id: '0a1b2c3d4e5f6', title: '关于就业的通知', kind: 'NORMATIVE_DOCUMENT', documentNumber: null, status: 'IN_FORCE', listedOn: '2026-11-20', issuer: { name: '某厅' } } as const;
const answer = (changes: Partial<ColumnPageQuery['column']>, nodes = [node]): ColumnPageQuery => ({
  column: { ...column, ...changes },
  documents: { edges: nodes.map((document) => ({ node: document })), pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: 's', endCursor: 'e' } },
});
const open = (result: ColumnPageQuery, search = '') => openPage(columnPage, `/columns/employment${search}`, [result], { slug: 'employment' });

describe('a column', () => {
  it('says what it publishes, how much there is, how fresh it is and what it promises', async () => {
    const { html, view } = await open(answer({}));
    for (const text of ['就业政策和招聘。', '共 21 件', '最近更新：2026年11月20日', '至少每 14 天更新一次', '关于就业的通知']) expect(html).toContain(text);
    expect(html).toContain('href="/documents?column=employment"');
    expect(view.frame).toMatchObject({ columnSlug: 'employment', column: { name: '就业创业', keywords: ['就业', '创业'], type: '信息公开,就业创业' } });
  });

  it('promises nothing of a column that changes by event', async () => {
    expect((await open(answer({ updateDays: null, latestOn: null }))).html).not.toContain('更新');
  });

  it('is paged by cursor, each page under its own address', async () => {
    const { html, asked, view } = await open(answer({}), '?after=c1');
    expect(asked).toEqual([{ slug: 'employment', first: 20, after: 'c1' }]);
    expect(html).toContain('href="/columns/employment?after=e"');
    expect(view.frame.canonical).toBe('/columns/employment?after=c1');
  });

  it('says so where it is empty, and where else to look', async () => {
    const { html, view } = await open(answer({ documentCount: 0, latestOn: null }, []));
    expect(view.status).toBe(200);
    expect(html).toContain('本栏目暂无内容');
    expect(html).toContain('href="/documents"');
  });

  it('that is not configured is not found', async () => {
    const { view } = await open({ ...answer({}), column: null });
    expect(view.status).toBe(404);
  });
});
