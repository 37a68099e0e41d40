import { RefusedInput, type Query } from '@openhall/server-render/render';
import { describe, expect, it } from 'vitest';
import { htmlOf, sampleContext, viewOf } from '../../../test/page-context.ts';
import type { CatalogueQuery } from '../../gql/graphql.ts';
import { cataloguePage } from './catalogue-page.ts';

const entry = { id: '0a1b2c3d4e5f6', title: '示例通知', indexNumber: '000000000/2026-00412', summary: '明确办理流程。', writtenOn: '2026-11-12', listedOn: '2026-11-20' };
const answer = (...nodes: (typeof entry)[]): CatalogueQuery => ({
  documents: { totalCount: nodes.length, totalIsExact: true, edges: nodes.map((node) => ({ node })), pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null } },
});

/** Opens the catalogue over a fixed answer, and tells what was asked. */
async function open(search: string, result: CatalogueQuery | RefusedInput) {
  const asked: unknown[] = [];
  const query = ((_: unknown, variables: unknown) => {
    asked.push(variables);
    return result instanceof RefusedInput ? Promise.reject(result) : Promise.resolve(result);
  }) as Query;
  const view = viewOf(await cataloguePage(sampleContext(`/disclosure/catalogue${search}`, {}, query)));
  return { view, html: await htmlOf(view), asked };
}

describe('政府信息公开目录', () => {
  it('art. 12: lists index, name, summary and the day the information was made', async () => {
    const { html } = await open('', answer(entry));
    for (const text of ['000000000/2026-00412', '示例通知', '明确办理流程。', 'datetime="2026-11-12"']) expect(html).toContain(text);
  });

  it('asks for the department’s own kinds only, whatever the address names', async () => {
    const { asked, view } = await open('?kind=LAW&kind=NEWS&issuer=x&status=IN_FORCE', answer(entry));
    expect(asked).toEqual([expect.objectContaining({ kind: ['NEWS'] })]);
    expect(asked[0]).not.toHaveProperty('issuer');
    expect(asked[0]).not.toHaveProperty('status');
    expect(view.frame.canonical).toBe('/disclosure/catalogue?kind=NEWS');
  });

  it('tells an empty catalogue from filters that find nothing', async () => {
    expect((await open('', answer())).html).toContain('目录中还没有信息');
    expect((await open('?query=甲', answer())).html).toContain('目录中没有符合条件的信息');
  });

  it('shows the form again with what is wrong, and asks nothing', async () => {
    const { view, asked, html } = await open('?publishedFrom=昨天', answer());
    expect([view.status, asked]).toEqual([400, []]);
    expect(html).toContain('value="昨天"');
  });

  it('explains a cursor that is none', async () => {
    const { view, html } = await open('?after=x', new RefusedInput(['bad cursor']));
    expect(view.status).toBe(400);
    expect(html).toMatch(/<a href="\/disclosure\/catalogue">[^<]*请从第一页重新查看/);
  });
});
