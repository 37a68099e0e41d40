import { createTestDatabase, fixedClock, type TestDatabase } from '@openhall/testkit';
import { auditServer } from 'graphql-http';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runGateway, type RunningGateway } from '../../test/running-gateway.ts';
import { smallApp } from '../../test/small-app.ts';
import type { Tables } from '../compose.ts';

let database: TestDatabase<Tables>;
let gateway: RunningGateway;

beforeAll(async () => {
  database = await createTestDatabase<Tables>();
  gateway = await runGateway({ database, clock: fixedClock('2026-11-24T01:00:00Z'), app: await smallApp() });
});
afterAll(async () => {
  await gateway.drain();
  await database.drop();
});

const post = (query: string, variables: Record<string, unknown> = {}) => gateway.ask('/graphql', { body: { query, variables } });
const messageOf = (text: string): string => (JSON.parse(text) as { errors: { message: string }[] }).errors[0]?.message ?? '';
const times = (count: number, part: (index: number) => string): string => Array.from({ length: count }, (_, index) => part(index)).join(' ');
/** related is a list of documents: it can be nested for ever. */
const nested = (depth: number): string => `{ document(id: "x") { ${'related { '.repeat(depth)} id ${'}'.repeat(depth)} } }`;

describe('a query in free text', () => {
  it('may ask the public schema anything, and what it is', async () => {
    expect((await post('query ($slug: String!) { column(slug: $slug) { name } }', { slug: 'none' })).json()).toEqual({ data: { column: null } });
    const byGet = await gateway.ask(`/graphql?query=${encodeURIComponent('{ columns { slug } }')}`, { headers: { 'apollo-require-preflight': '1' } });
    expect(byGet.json()).toEqual({ data: { columns: [] } });
    const introspected = await post(getIntrospectionQuery());
    expect(introspected.text).toContain('"DocumentConnection"');
  });

  it('is compressed like any other answer', async () => {
    const answer = await gateway.ask('/graphql', { body: { query: getIntrospectionQuery() }, headers: { 'accept-encoding': 'br' } });
    expect(answer.headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'no-store' });
  });

  it.each([
    ['depth', nested(12), '查询嵌套过深（14 层），最多 10 层。'],
    ['aliases', `{ ${times(16, (index) => `a${index}: columns { slug }`)} }`, '查询中的别名过多（16 个），最多 15 个。'],
    ['directives', `{ columns { slug ${times(31, () => '... @include(if: true) { name }')} } }`, '查询中的指令过多，最多 30 个。'],
    ['cost', '{ documents(first: 100) { edges { node { bodyHtml related { bodyHtml } } } } }', '请减少每页条数或字段。'],
    ['tokens', `{ columns { ${'slug '.repeat(2000)} } }`, '查询过长，最多 2000 个词法单元。'],
  ])('is refused over the limit of %s, in plain words', async (_limit, query, message) => {
    const answer = await post(query);
    expect(answer.status).toBe(400);
    expect(messageOf(answer.text)).toContain(message);
  });

  it('is within the cost where its variables ask for less', async () => {
    const query = 'query ($first: Int) { documents(first: $first) { edges { node { bodyHtml related { bodyHtml } } } } }';
    expect((await post(query, { first: 100 })).status).toBe(400);
    expect((await post(query, { first: 2 })).status).toBe(200);
  });

  it('larger than the body may be is refused before it is read', async () => {
    const answer = await post(`{ columns { slug } } # ${'x'.repeat(200 * 1024)}`);
    expect(answer.status).toBe(413);
    expect(messageOf(answer.text)).toBe('请求体过大。');
  });

  it('cannot be sent by a foreign page without the browser asking first', async () => {
    const byGet = await gateway.ask(`/graphql?query=${encodeURIComponent('{ columns { slug } }')}`);
    expect(byGet.status).toBe(400);
    expect(messageOf(byGet.text)).toContain('跨站伪造');
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const form = await gateway.ask('/graphql', { method: 'POST', headers: { 'content-type': type }, body: '{"query":"{ columns { slug } }"}' });
      expect(form.status, type).toBe(415);
    }
  });

  it('comes alone: a batch is refused', async () => {
    const answer = await gateway.ask('/graphql', { body: [{ query: '{ columns { slug } }' }, { query: '{ columns { slug } }' }] });
    expect(answer.status).toBe(400);
    expect(messageOf(answer.text)).toBe('请求体应当是一个 JSON 对象。');
  });

  it.each([
    [{}, '请求中没有查询'],
    [{ query: 5 }, 'query 应当是字符串。'],
    [{ query: '{ columns { slug } }', variables: 'x' }, 'variables 和 extensions 应当是对象'],
  ])('that is none (%j) is refused in plain words', async (body, message) => {
    const answer = await gateway.ask('/graphql', { body });
    expect(answer.status).toBe(400);
    expect(messageOf(answer.text)).toContain(message);
  });

  it('and broken JSON are answered as GraphQL answers', async () => {
    const answer = await gateway.ask('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":' });
    expect(answer.status).toBe(400);
    expect(messageOf(answer.text)).toBe('请求格式不正确。');
  });
});

describe('GraphQL over HTTP', () => {
  it('is spoken without an error of the audit', async () => {
    const results = await auditServer({ url: `${gateway.origin}/graphql` });
    expect(results.length).toBeGreaterThan(50);
    const errors = await Promise.all(results.filter(({ status }) => status === 'error').map(async (result) => `${result.id} ${result.name}: ${'reason' in result ? result.reason : ''}`));
    expect(errors).toEqual([]);
  });
});
