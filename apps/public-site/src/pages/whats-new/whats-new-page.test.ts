import { RefusedInput } from '@openhall/server-render/render';
import { describe, expect, it } from 'vitest';
import { openPage } from '../../../test/page-context.ts';
import type { WhatsNewQuery } from '../../gql/graphql.ts';
import { whatsNewPage } from './whats-new-page.ts';

type Line = WhatsNewQuery['changes']['edges'][number]['node'];
const document = { title: '就业补贴办法', kind: 'NORMATIVE_DOCUMENT', documentNumber: '示人社发〔2026〕7号', issuer: { name: '某厅' } } as const;
const line: Line = { id: '1', kind: 'PUBLISHED', at: '2026-11-20T01:05:00.000Z', on: '2026-11-20', documentId: '0a1b2c3d4e5f6', revisionNumber: null, changeNote: null, status: null, document };
const lines: Line[] = [
  { ...line, id: '4', kind: 'VALIDITY_CHANGED', at: '2026-11-20T16:00:00.000Z', on: '2026-11-21', status: 'EXPIRED' },
  { ...line, id: '3', kind: 'REVISED', at: '2026-11-20T02:00:00.000Z', revisionNumber: 3, changeNote: '更正笔误' },
  line,
  { ...line, id: '2', kind: 'WITHDRAWN', at: '2026-11-19T02:00:00.000Z', on: '2026-11-19', documentId: '0a1b2c3d4e5f7', document: null },
];
const answer = (...nodes: Line[]): WhatsNewQuery => ({ changes: { edges: nodes.map((node) => ({ node })), pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: 's', endCursor: 'e' } } });

describe('本站更新', () => {
  it('lists what happened below its day, with its time where it has one', async () => {
    const { html, asked, view } = await openPage(whatsNewPage, '/whats-new', [answer(...lines)]);
    expect(asked).toEqual([{ kind: null, first: 20, after: null }]);
    const headings = [...html.matchAll(/<h2[^>]*>([^<]+)<\/h2>/g)].map(([, heading]) => heading);
    expect(headings).toEqual(['2026年11月21日', '2026年11月20日', '2026年11月19日']);
    for (const text of ['<time class="oh-documents__date" datetime="2026-11-20T01:05:00.000Z">09:05</time>', '>当日起</time>', '自当日起已失效', '修订说明：更正笔误', '第 3 版', '新公开']) expect(html).toContain(text);
    expect(view.frame).toMatchObject({ canonical: '/whats-new', feeds: [{ atom: '/feeds/whats-new.xml', rss: '/feeds/whats-new.rss.xml' }] });
  });

  it('says of what was withdrawn its number and no more', async () => {
    const { html } = await openPage(whatsNewPage, '/whats-new', [answer(...lines.slice(3))]);
    expect(html).toContain('编号 0a1b2c3d4e5f7');
    expect(html).not.toContain('就业补贴办法');
  });

  it('is narrowed to a kind and paged, each under its own address, and taken along as it is', async () => {
    const { html, asked, view } = await openPage(whatsNewPage, '/whats-new?kind=REVISED&after=c', [answer(...lines.slice(1, 2))]);
    expect(asked).toEqual([{ kind: ['REVISED'], first: 20, after: 'c' }]);
    for (const href of ['/whats-new?after=e&amp;kind=REVISED', '/whats-new.csv?kind=REVISED', '/feeds/whats-new.rss.xml']) expect(html).toContain(`href="${href}"`);
    expect(view.frame.canonical).toBe('/whats-new?after=c&kind=REVISED');
    expect(html).toMatch(/aria-current="true">(?:<!--\[-->)?修订/);
  });

  it('says so where there is nothing', async () => {
    const { html, view } = await openPage(whatsNewPage, '/whats-new', [answer()]);
    expect(view.status).toBe(200);
    expect(html).toContain('暂无更新');
  });

  it.each(['?kind=NONSENSE', '?after=a&before=b'])('does not guess what %s means', async (search) => {
    const { view, html } = await openPage(whatsNewPage, `/whats-new${search}`, []);
    expect(view.status).toBe(400);
    expect(html).toContain('href="/whats-new"');
  });

  it('explains a position the schema refused', async () => {
    expect((await openPage(whatsNewPage, '/whats-new?after=x', [new RefusedInput(['游标无效'])])).view.status).toBe(400);
  });
});
