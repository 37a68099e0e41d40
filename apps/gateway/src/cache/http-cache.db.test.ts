import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { testBlobs } from '@openhall/files/testing';
import { createTestDatabase, fixedClock, type TestDatabase } from '@openhall/testkit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runGateway, type RunningGateway } from '../../test/running-gateway.ts';
import { sampleDocument } from '../../test/sample-document.ts';
import { smallApp, type SmallPage } from '../../test/small-app.ts';
import { createServices, type Services, type Tables } from '../compose.ts';

const NOW = '2026-11-24T01:00:00Z';
const LIST = '/graphql?documentId=titles&variables=%7B%22first%22%3A2%7D';

let database: TestDatabase<Tables>;
let services: Services;
let clock: ReturnType<typeof fixedClock>;
const running: RunningGateway[] = [];
/** How often a page was rendered, by address. */
let rendered: Map<string, number>;

const counting: SmallPage = ({ path, display }) => {
  const times = (rendered.get(path) ?? 0) + 1;
  rendered.set(path, times);
  return { body: `<!doctype html><html class="${display}"><title>${path}</title>${'<p>就业创业政策</p>'.repeat(200)}` };
};

async function start(pages: Readonly<Record<string, SmallPage>> = { '/': counting, '/documents': counting }, variables: Record<string, string> = {}): Promise<RunningGateway> {
  const gateway = await runGateway({ database, clock, app: await smallApp(pages), variables });
  running.push(gateway);
  return gateway;
}

const save = (key: string, changes = {}) => services.publishing.saveDocument(sampleDocument(key, changes), { now: clock.now() });

beforeEach(async () => {
  database = await createTestDatabase<Tables>();
  services = await createServices(database.db, 'Asia/Shanghai', testBlobs());
  clock = fixedClock(NOW);
  rendered = new Map();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((gateway) => gateway.drain()));
  await database.drop();
});

describe('an answer kept in memory', () => {
  it('is made once and then sent as often as it is asked for, in the coding the client prefers', async () => {
    const { ask } = await start();
    const plain = await ask('/');
    const brotli = await ask('/', { headers: { 'accept-encoding': 'gzip, br' } });
    const gzip = await ask('/', { headers: { 'accept-encoding': 'gzip' } });
    expect(brotliDecompressSync(brotli.bytes)).toEqual(plain.bytes);
    expect(gunzipSync(gzip.bytes)).toEqual(plain.bytes);
    expect([plain, brotli, gzip].map(({ headers }) => headers['content-encoding'])).toEqual([undefined, 'br', 'gzip']);
    expect(new Set([plain, brotli, gzip].map(({ headers }) => headers.etag)).size).toBe(3);
    for (const { headers, bytes } of [plain, brotli, gzip]) expect(headers).toMatchObject({ vary: 'Accept-Encoding, Cookie', 'cache-control': 'public, no-cache', 'content-length': String(bytes.byteLength) });
    expect(rendered.get('/')).toBe(1);
  });

  it('is answered with 304 to who has it, each coding by its own tag, also before that coding was ever made', async () => {
    const { ask } = await start();
    const first = await ask('/', { headers: { 'accept-encoding': 'br' } });
    const again = await ask('/', { headers: { 'accept-encoding': 'br', 'if-none-match': String(first.headers.etag) } });
    expect(again).toMatchObject({ status: 304, text: '' });
    expect(again.headers).toMatchObject({ etag: first.headers.etag, 'cache-control': 'public, no-cache' });
    expect((await ask('/', { headers: { 'accept-encoding': 'gzip', 'if-none-match': String(first.headers.etag) } })).status).toBe(200);
    expect((await ask('/documents', { headers: { 'if-none-match': '*' } })).status).toBe(304);
  });

  it('answers HEAD with the headers of GET and no body, from the same entry', async () => {
    const { ask } = await start();
    const head = await ask('/', { method: 'HEAD' });
    const get = await ask('/');
    expect(head).toMatchObject({ status: 200, text: '' });
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
    expect(head.headers.etag).toBe(get.headers.etag);
    expect(rendered.get('/')).toBe(1);
  });

  it('is one for all spellings of an address', async () => {
    const { ask } = await start();
    for (const spelling of ['/documents?kind=LAW&column=talent', '/documents?column=talent&kind=LAW&utm_source=wechat', '/documents?column=talent&kind=LAW&query=']) await ask(spelling);
    expect([...rendered]).toEqual([['/documents?column=talent&kind=LAW', 1]]);
  });

  it('is computed once for everybody who asks meanwhile', async () => {
    const gate = Promise.withResolvers<undefined>();
    const slow: SmallPage = async (request, execute) => {
      await gate.promise;
      return counting(request, execute);
    };
    const { ask } = await start({ '/': slow });
    const asked = [ask('/'), ask('/'), ask('/')];
    await vi.waitFor(async () => expect((await ask('/metrics')).text).toContain('openhall_http_cache_answers_total{outcome="joined"} 2'));
    gate.resolve(undefined);
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(rendered.get('/')).toBe(1);
  });

  it('can be switched off', async () => {
    const { ask } = await start(undefined, { OPENHALL_CACHE_BYTES: '0' });
    await ask('/');
    await ask('/');
    expect(rendered.get('/')).toBe(2);
  });
});

describe('the display mode', () => {
  const chosen = (display: string) => ({ headers: { cookie: `oh-display=${display}` } });

  it('has pages of its own in memory, each under its own tag, and caches on the way are told why', async () => {
    const { ask } = await start();
    const modes = ['standard', 'elder', 'contrast-light', 'contrast-dark'];
    const first = await Promise.all(modes.map((mode) => ask('/', chosen(mode))));
    const again = await Promise.all(modes.map((mode) => ask('/', chosen(mode))));
    expect(rendered.get('/')).toBe(modes.length);
    expect(first.map(({ text }) => /class="([^"]*)"/.exec(text)?.[1])).toEqual(modes);
    expect(again.map(({ bytes }) => bytes)).toEqual(first.map(({ bytes }) => bytes));
    expect(new Set(first.map(({ headers }) => headers.etag)).size).toBe(modes.length);
    for (const { headers } of [...first, ...again]) expect(headers).toMatchObject({ vary: 'Accept-Encoding, Cookie', 'cache-control': 'public, no-cache' });
  });

  it('is answered with 304 to who has the page in that mode, and with the page to who has it in another', async () => {
    const { ask } = await start();
    const { headers } = await ask('/', chosen('elder'));
    const has = { 'if-none-match': String(headers.etag) };
    const same = await ask('/', { headers: { ...has, ...chosen('elder').headers } });
    expect(same).toMatchObject({ status: 304, text: '' });
    expect(same.headers).toMatchObject({ etag: headers.etag, vary: 'Accept-Encoding, Cookie' });
    expect((await ask('/', { headers: has })).status).toBe(200);
  });

  it('is the standard one for a value nobody knows, from the same memory as for everybody', async () => {
    const { ask } = await start();
    const plain = await ask('/');
    for (const value of ['', 'large', 'elder2', 'x'.repeat(3000)]) expect((await ask('/', chosen(value))).bytes).toEqual(plain.bytes);
    expect(rendered.get('/')).toBe(1);
  });

  it('shows beside other cookies too, where nothing is kept', async () => {
    const { ask } = await start();
    const asked = { headers: { cookie: 'session=1; oh-display=elder' } };
    for (const { text, headers } of [await ask('/', asked), await ask('/', asked)]) {
      expect(text).toContain('class="elder"');
      expect(headers).toMatchObject({ vary: 'Accept-Encoding, Cookie', 'cache-control': 'private, no-cache' });
    }
    expect(rendered.get('/')).toBe(2);
  });

  it('changes nothing for programs: they are answered from one memory', async () => {
    const { ask } = await start();
    const plain = await ask(LIST);
    const elder = await ask(LIST, chosen('elder'));
    expect(elder.headers).toMatchObject({ etag: plain.headers.etag, vary: 'Accept-Encoding' });
    expect((await ask('/metrics')).text).toContain('openhall_http_cache_answers_total{outcome="hit"} 1');
  });
});

describe('what is never kept', () => {
  it('is an answer to somebody who says who they are', async () => {
    const { ask } = await start();
    for (const headers of [{ cookie: 'session=1' }, { authorization: 'Bearer x' }]) {
      await ask('/', { headers });
      const second = await ask('/', { headers });
      expect(second.headers['cache-control']).toBe('private, no-cache');
    }
    expect(rendered.get('/')).toBe(4);
    await ask('/');
    await ask('/', { headers: { cookie: 'session=1' } });
    expect(rendered.get('/'), 'nor is such a person answered from memory').toBe(6);
  });

  it('is a failure, a refusal or a page that says so itself', async () => {
    const { ask } = await start({
      '/broken': () => {
        rendered.set('/broken', (rendered.get('/broken') ?? 0) + 1);
        throw new Error('a bug');
      },
      '/gone': (request, execute) => ({ ...counting(request, execute), status: 410 }),
      '/private': async (request, execute) => ({ ...(await counting(request, execute)), cacheSeconds: null }),
    });
    for (const path of ['/broken', '/gone', '/private']) {
      for (let time = 0; time < 2; time += 1) await ask(path);
      expect(rendered.get(path), path).toBe(2);
    }
    expect((await ask('/private')).headers['cache-control']).toBe('no-store');
  });

  it('is a result with errors, or one asked for by POST', async () => {
    const { ask } = await start();
    const refused = '/graphql?documentId=titles&variables=%7B%22first%22%3A5000%7D';
    expect((await ask(refused)).headers['cache-control']).toBe('no-store');
    expect((await ask('/graphql', { body: { documentId: 'titles' } })).headers['cache-control']).toBe('no-store');
    expect((await ask(LIST)).headers['cache-control']).toBe('public, no-cache');
  });
});

describe('a change', () => {
  it('shows at once on the replica that hears of it, and on every other', async () => {
    const replicas = [await start(), await start()];
    for (const { ask } of replicas) expect((await ask(LIST)).json()).toEqual({ data: { documents: { edges: [] } } });
    await save('新的');
    for (const { ask } of replicas) await vi.waitFor(async () => expect((await ask(LIST)).text).toContain('关于新的的通知'), { timeout: 5000, interval: 20 });
  });

  it('is found by reading where the notification was lost', async () => {
    const { ask } = await start();
    await ask('/');
    await database.pool.query("insert into cache_generations values ('publishing', 7) on conflict (domain) do update set generation = 7");
    await vi.waitFor(async () => expect(((await ask('/')), rendered.get('/'))).toBe(2), { timeout: 5000, interval: 100 });
  });

  it('may have been missed while nobody listened: everything is dropped when listening begins again', async () => {
    const { ask } = await start();
    await ask('/');
    await ask('/');
    expect(rendered.get('/')).toBe(1);
    await database.pool.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'openhall listener' and datname = current_database()");
    await vi.waitFor(async () => expect(((await ask('/')), rendered.get('/'))).toBe(2), { timeout: 10_000, interval: 100 });
  });

  it('of the calendar or the synonyms is taken up without a restart', async () => {
    const { ask } = await start();
    const dueOn = async (): Promise<unknown> => {
      const answer = await ask('/graphql', { body: { query: '{ deadline(receivedOn: "2027-03-01", workingDays: 1) { dueOn } }' } });
      return (answer.json()['data'] as { deadline: { dueOn: string } }).deadline.dueOn;
    };
    expect(await dueOn()).toBe('2027-03-02');
    const days = JSON.stringify([{ name: '示例节', date: '2027-03-02', isOffDay: true }]);
    await database.pool.query("insert into calendar_years values (2027, '[]', $1, now())", [days]);
    await database.pool.query("insert into cache_generations values ('statutory-time', 1)");
    await vi.waitFor(async () => expect(await dueOn()).toBe('2027-03-03'), { timeout: 5000, interval: 100 });
  });

  it('by date ends what was kept before it: a scheduled publication, an embargo, midnight', async () => {
    await save('预定', { publishedAt: new Date('2026-11-24T03:00:00Z') });
    const { ask } = await start();
    expect((await ask(LIST)).text).not.toContain('预定');
    await ask('/');
    clock.set('2026-11-24T03:00:00Z');
    expect((await ask(LIST)).text).toContain('关于预定的通知');
    await ask('/');
    expect(rendered.get('/')).toBe(2);
    clock.set('2026-11-24T16:00:00Z');
    await ask('/');
    expect(rendered.get('/')).toBe(3);
  });

  it('ends trust in memory where the database cannot be asked any more', async () => {
    const { ask } = await start();
    await ask('/');
    clock.set('2026-11-24T01:00:30Z');
    await ask('/');
    expect(rendered.get('/')).toBe(2);
  });
});
