import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { createLogger } from '@openhall/runtime';
import { createTestDatabase, fixedClock, type TestDatabase } from '@openhall/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Asked } from '../../test/ask.ts';
import { runGateway, type RunningGateway } from '../../test/running-gateway.ts';
import { smallApp } from '../../test/small-app.ts';
import type { Tables } from '../compose.ts';

const clock = fixedClock('2026-11-24T01:00:00Z');
let database: TestDatabase<Tables>;
let gateway: RunningGateway;
let logged: string[] = [];
const log = createLogger({ level: 'info', destination: { write: (line) => void logged.push(line) } });

const pages = {
  '/': () => ({}),
  '/gone': () => ({ status: 410 }),
  '/broken': () => {
    throw new Error('a bug');
  },
};

beforeAll(async () => {
  database = await createTestDatabase<Tables>();
  gateway = await runGateway({ database, clock, app: await smallApp(pages), log, variables: { SITE_URL: 'https://rst.example.cn', OPENHALL_TRUSTED_PROXIES: '10.0.0.0/8', OPENHALL_METRICS_TOKEN: 'a-token-of-sixteen' } });
});
afterEach(() => {
  logged = [];
});
afterAll(async () => {
  await gateway.drain();
  await database.drop();
});

/** Bytes on a socket, for what no client would send. */
async function raw(request: string): Promise<string> {
  const { hostname, port } = new URL(gateway.origin);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.end(request);
  return text(socket);
}

const refusals: readonly [number, string, Asked][] = [
  [404, '/none', {}],
  [404, '/files/0123456789abc/none.pdf', {}],
  [404, '/assets/none.css', {}],
  [405, '/', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }],
  [405, '/', { method: 'DELETE' }],
  [414, `/documents?query=${'x'.repeat(9000)}`, {}],
  [500, '/broken', {}],
];

describe('an address', () => {
  it.each(['rst.example.cn', 'rst.example.cn:8443', 'localhost', '127.0.0.1:4000'])('is answered under the name %s', async (host) => {
    expect((await gateway.ask('/', { headers: { host } })).status).toBe(200);
  });

  it.each(['evil.example', 'rst.example.cn.evil.example', 'rst.example.cn@evil.example', '10.0.0.1'])('is refused under the name %s', async (host) => {
    const answer = await gateway.ask('/', { headers: { host } });
    expect(answer).toMatchObject({ status: 421, text: expect.stringContaining('本站不受理这个域名的请求') });
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
  });

  it('is refused under no name, but for the machines that ask how the process is', async () => {
    expect(await raw('GET / HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*请求编号/);
    expect(await raw('GET /livez HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('is not changed by what a stranger says was forwarded', async () => {
    const plain = await gateway.ask('/');
    const forwarded = await gateway.ask('/', { headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http', 'x-original-url': '/none', 'x-http-method-override': 'DELETE', 'x-request-id': 'chosen-by-a-stranger' } });
    expect(forwarded.status).toBe(200);
    expect(forwarded.text).toBe(plain.text);
    expect(forwarded.text).not.toContain('evil');
    expect(forwarded.headers['x-request-id']).not.toBe('chosen-by-a-stranger');
    const foreign = await gateway.ask('/', { headers: { host: 'evil.example', 'x-forwarded-host': 'rst.example.cn' } });
    expect(foreign.status).toBe(421);
  });
});

describe('what nobody reads in an address', () => {
  it('makes no page of its own, however much of it there is', async () => {
    await gateway.ask('/?q=1');
    for (const query of ['q=1&x=1', 'x=2&q=1&utm_source=y', 'q=1&q=1', 'Q=9&q=1', 'q=1&x']) await gateway.ask(`/?${query}`);
    const outcomes = logged.map((line) => (JSON.parse(line) as { cache: string }).cache);
    expect(outcomes.slice(-5)).toEqual(['hit', 'hit', 'hit', 'hit', 'hit']);
  });
});

describe('every answer', () => {
  it.each([...refusals.map(([, path, asked]): [string, Asked] => [path, asked]), ['/', {}], ['/gone', {}], ['/livez', {}], ['/assets/site-0a1b2c.css', {}], ['/graphql', { body: { query: '{ columns { slug } }' } }], ['/graphql?documentId=titles', {}]] as [string, Asked][])(
    'of %.40s carries the strict policy and an id',
    async (path, asked) => {
      const { headers } = await gateway.ask(path, asked);
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringMatching(/^default-src 'none'; script-src 'self'; style-src 'self'; .*frame-ancestors 'none'/),
        'x-content-type-options': 'nosniff',
        'strict-transport-security': 'max-age=31536000',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'x-request-id': expect.stringMatching(/^[0-9a-f]{12}-\w+$/),
      });
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers['x-powered-by'] ?? headers.server).toBeUndefined();
    },
  );
});

describe('a refusal', () => {
  it.each(refusals)('%i of %.40s says its number and the request id, as a page and as JSON', async (status, path, asked) => {
    const page = await gateway.ask(path, asked);
    expect(page.status).toBe(status);
    expect(page.headers['cache-control']).toBe('no-store');
    const program = await gateway.ask(path, { ...asked, headers: { ...asked.headers, accept: 'application/json' } });
    expect(program.status).toBe(status);
    expect(program.json()).toMatchObject({ status, requestId: program.headers['x-request-id'], title: expect.stringMatching(/。$/) });
    expect(page.text).toContain(String(page.headers['x-request-id']));
  });

  it('of the interface says it as GraphQL does', async () => {
    const answer = await gateway.ask('/graphql', { body: { query: 'x'.repeat(200_000) } });
    expect(answer.status).toBe(413);
    expect(answer.json()).toEqual({ errors: [{ message: '请求体过大。', extensions: { code: 'BAD_REQUEST', requestId: answer.headers['x-request-id'] } }] });
  });

  it('that an app renders itself is the page to a reader and JSON to a program', async () => {
    const page = await gateway.ask('/gone', { headers: { accept: 'text/html' } });
    expect(page).toMatchObject({ status: 410, text: expect.stringContaining('<!doctype html>') });
    expect(page.headers['cache-control']).toBe('no-store');
    expect((await gateway.ask('/gone', { headers: { accept: 'application/json' } })).json()).toMatchObject({ status: 410, title: '内容已不再公开。' });
  });

  it('says which methods there are', async () => {
    expect((await gateway.ask('/', { method: 'PUT' })).headers.allow).toBe('GET, HEAD');
    expect((await gateway.ask('/documents', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).headers.allow).toBe('GET, HEAD');
  });

  it('is given to what Node itself cannot read', async () => {
    expect(await raw(`GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 [\s\S]*X-Request-Id: [\s\S]*请求编号：/);
    expect(await raw('NONSENSE\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*请求编号：/);
    expect(await raw('GET /%E5%ZZ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw('GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe('the process', () => {
  it('tells machines how it is', async () => {
    expect(await gateway.ask('/livez')).toMatchObject({ status: 200, text: 'ok\n' });
    expect(await gateway.ask('/readyz', { headers: { host: '10.1.2.3:4000' } })).toMatchObject({ status: 200, text: 'ready\n' });
  });

  it('shows its figures to the bearer of the token alone', async () => {
    await gateway.ask('/');
    await gateway.ask('/');
    for (const headers of [{}, { authorization: 'Bearer wrong' }]) expect((await gateway.ask('/metrics', { headers })).status).toBe(404);
    const figures = (await gateway.ask('/metrics', { headers: { authorization: 'Bearer a-token-of-sixteen' } })).text;
    expect(figures).toMatch(/openhall_http_cache_answers_total\{outcome="hit"\} [1-9]/);
    expect(figures).toMatch(/openhall_http_request_duration_seconds_count\{method="GET",route="\/\*",status="200"\} [1-9]/);
    expect(figures).toContain('process_cpu_seconds_total');
  });

  it('logs every answer, hits too, and no personal number in it', async () => {
    await gateway.ask('/?phone=13800138000');
    await gateway.ask('/?phone=13800138000', { headers: { cookie: 'session=secret-cookie' } });
    await gateway.ask(`/?q=${encodeURIComponent('电话13800138000')}`);
    await gateway.ask('/?q=%D5%C513800138000');
    await gateway.ask(`/?id=${encodeURIComponent('11010519491231002X')}`);
    await gateway.ask('/broken');
    const lines = logged.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ msg }) => msg === 'request');
    expect(lines.map(({ status, cache }) => [status, cache])).toEqual([[200, 'miss'], [200, 'bypass'], [200, 'miss'], [200, 'miss'], [200, 'miss'], [500, 'miss']]);
    for (const line of lines) expect(line).toMatchObject({ id: expect.any(String), method: 'GET', bytes: expect.any(Number), ip: '127.0.0.1' });
    const all = logged.join('');
    for (const secret of ['13800138000', '11010519491231002', 'secret-cookie']) expect(all).not.toContain(secret);
    expect(all).toContain('a bug');
  });
});
