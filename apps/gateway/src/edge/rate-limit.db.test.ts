import { createTestDatabase, fixedClock, type TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runGateway, type RunningGateway } from '../../test/running-gateway.ts';
import { smallApp } from '../../test/small-app.ts';
import type { Tables } from '../compose.ts';
import { networkOf } from './rate-limit.ts';

const most = 10;
let database: TestDatabase<Tables>;
let gateway: RunningGateway;

beforeAll(async () => {
  database = await createTestDatabase<Tables>();
  const variables = { OPENHALL_TRUSTED_PROXIES: '127.0.0.1,::1', OPENHALL_RATE_LIMIT: String(most) };
  gateway = await runGateway({ database, clock: fixedClock('2026-11-24T01:00:00Z'), app: await smallApp({ '/': () => ({}), '/own': () => ({ cacheSeconds: null }) }), variables });
});
afterAll(async () => {
  await gateway.drain();
  await database.drop();
});

const from = (address: string | undefined, path = '/own', headers: Record<string, string> = {}) =>
  gateway.ask(path, { headers: { host: 'localhost', ...headers, ...(address !== undefined && { 'x-forwarded-for': address }) } });
const statuses = async (count: number, ask: () => ReturnType<typeof from>) => {
  const seen: number[] = [];
  for (let asked = 0; asked < count; asked += 1) seen.push((await ask()).status);
  return seen;
};

describe('an address that asks without end', () => {
  it('is told to wait, and how long, while others are answered', async () => {
    expect(await statuses(most + 2, () => from('198.51.100.7'))).toEqual([...Array.from({ length: most }, () => 200), 429, 429]);
    const refused = await from('198.51.100.7', '/own', { accept: 'text/html' });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.headers['cache-control']).toBe('no-store');
    expect(refused.text).toContain(String(refused.headers['x-request-id']));
    expect((await from('198.51.100.8')).status).toBe(200);
  });

  it('is told so as GraphQL tells it', async () => {
    const ask = () => gateway.ask('/graphql', { headers: { host: 'localhost', 'x-forwarded-for': '198.51.100.9' }, body: { query: '{ columns { slug } }' } });
    expect(await statuses(most, ask)).not.toContain(429);
    expect((await ask()).json()).toEqual({ errors: [{ message: '请求过于频繁。', extensions: { code: 'BAD_REQUEST', requestId: expect.any(String) } }] });
  });

  it('has a tenth of it to try passwords', async () => {
    const attempt = () => gateway.ask('/auth/sign-in/username', { headers: { host: 'localhost', 'x-forwarded-for': '198.51.100.20' }, body: { username: '1001', password: 'guessed' } });
    expect(await statuses(most / 10 + 1, attempt)).toEqual([...Array.from({ length: most / 10 }, () => 401), 429]);
  });

  it('gets from memory what it wants', async () => {
    expect(await statuses(most * 3, () => from('198.51.100.10', '/'))).not.toContain(429);
  });

  it('does not escape by another address of its network, or by a header nobody vouches for', async () => {
    let host = 0;
    expect(await statuses(most + 1, () => from(`2001:db8:1:2::${(host += 1)}`))).toContain(429);
    expect(await statuses(most + 1, () => from(`203.0.113.${(host += 1)}, 198.51.100.11`))).toContain(429);
    expect(await statuses(most + 1, () => from(`nonsense-${(host += 1)}`))).toContain(429);
  });

  it('is never the machine itself, nor who asks how the process is', async () => {
    expect(await statuses(most * 3, () => from(undefined))).not.toContain(429);
    expect(await statuses(most * 3, () => from('198.51.100.12', '/livez'))).not.toContain(429);
  });
});

describe('the network of an address', () => {
  it.each([
    ['198.51.100.7', '198.51.100.7'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['127.0.0.1', ''],
    ['::1', ''],
    ['nonsense', 'no address'],
    ['198.51.100.7:4711', 'no address'],
    [undefined, 'no address'],
  ])('of %s is "%s"', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
