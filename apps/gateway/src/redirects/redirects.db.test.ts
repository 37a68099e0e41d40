import { createTestDatabase, fixedClock, type TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runGateway, type RunningGateway } from '../../test/running-gateway.ts';
import { smallApp } from '../../test/small-app.ts';
import type { Tables } from '../compose.ts';
import { readRedirects } from './read-redirects.ts';
import { saveRedirects } from './save-redirects.ts';

const clock = fixedClock('2026-11-24T01:00:00Z');
let database: TestDatabase<Tables>;
let gateway: RunningGateway;

const save = (...lines: string[]) => saveRedirects(database.db, readRedirects(['from,to,status,note', ...lines].join('\n'), []).lines, clock.now());
const rows = () => database.db.selectFrom('redirects').select(['from_path', 'to_path', 'status', 'note']).orderBy('from_path').execute();

beforeAll(async () => {
  database = await createTestDatabase<Tables>();
  await save('/old.html,/new,,', '/show.aspx?id=12,/documents/12,308,', '/show.aspx,/documents,,', '/files/1/a.pdf,/documents/1,,', '/here,/new,,');
  gateway = await runGateway({ database, clock, app: await smallApp({ '/here': () => ({ body: '<!doctype html><title>Here</title>' }), '/new': () => ({}) }) });
});
afterAll(async () => {
  await gateway.drain();
  await database.drop();
});

describe('an address of an old site', () => {
  it('leads on, and may be remembered only by who asks back', async () => {
    const answer = await gateway.ask('/old.html/');
    expect(answer.status).toBe(301);
    expect(answer.headers).toMatchObject({ 'location': '/new', 'cache-control': 'public, no-cache', 'x-content-type-options': 'nosniff' });
  });

  it('is told from others by its query, where the table does', async () => {
    expect((await gateway.ask('/show.aspx?id=12')).headers).toMatchObject({ location: '/documents/12' });
    expect((await gateway.ask('/show.aspx?id=12')).status).toBe(308);
    expect((await gateway.ask('/show.aspx?id=13')).headers.location).toBe('/documents');
  });

  it('is looked for where no page and no file is, and nowhere else', async () => {
    expect((await gateway.ask('/files/1/a.pdf')).headers.location).toBe('/documents/1');
    expect((await gateway.ask('/here')).status).toBe(200);
    expect((await gateway.ask('/nowhere')).status).toBe(404);
    expect((await gateway.ask('/old.html', { method: 'POST', body: {} })).status).toBe(405);
  });

  it('answers programs too, and whoever asks only where', async () => {
    const answer = await gateway.ask('/old.html', { method: 'HEAD', headers: { accept: 'application/json' } });
    expect([answer.status, answer.headers.location, answer.bytes.byteLength]).toEqual([301, '/new', 0]);
  });

  it('follows the table at once', async () => {
    await save('/moves,/new,,');
    expect((await gateway.ask('/moves')).headers.location).toBe('/new');
    await save('/moves,/documents,,');
    expect((await gateway.ask('/moves')).headers.location).toBe('/documents');
    await database.db.deleteFrom('redirects').where('from_path', '=', '/moves').execute();
    expect((await gateway.ask('/moves')).status).toBe(404);
  });
});

describe('saving redirects', () => {
  it('adds what is new, changes what differs and leaves the rest', async () => {
    expect(await save('/x,/y,,一', '/z,/y,,')).toEqual({ created: 2, changed: 0, unchanged: 0, refused: [] });
    const before = await rows();
    expect(await save('/x,/y,,一', '/z,/y,,')).toEqual({ created: 0, changed: 0, unchanged: 2, refused: [] });
    expect(await rows()).toEqual(before);
    expect(await save('/x,/w,,一', '/z,/y,,')).toEqual({ created: 0, changed: 1, unchanged: 1, refused: [] });
    expect((await rows()).find((row) => row.from_path === '/x')).toEqual({ from_path: '/x', to_path: '/w', status: 301, note: '一' });
  });

  it('refuses circles and chains, in a file and with what is saved, in whatever order they stand', async () => {
    await save('/saved,/target,,');
    expect((await save('/c1,/c2,,', '/c2,/c1,,')).refused).toEqual([
      { line: 2, reason: '会循环跳转：/c2 又转到 /c1' },
      { line: 3, reason: '会循环跳转：/c1 又转到 /c2' },
    ]);
    expect((await save('/d1,/d2,,', '/d2,/d3,,')).refused).toEqual([{ line: 2, reason: '会连续跳转：新地址 /d2 本身转到 /d3' }]);
    expect((await save('/e2,/e3#part,,', '/e1,/e2#part,,')).refused).toEqual([{ line: 3, reason: '会连续跳转：新地址 /e2#part 本身转到 /e3#part' }]);
    expect((await save('/before,/saved,,')).refused).toEqual([{ line: 2, reason: '会连续跳转：新地址 /saved 本身转到 /target' }]);
    expect((await save('/target,/further,,')).refused).toEqual([{ line: 2, reason: '会连续跳转：已有 /saved 转到 /target，请把它一并改为转到 /further' }]);
    // Both at once: what led there now leads further.
    expect((await save('/target,/further,,', '/saved,/further,,')).refused).toEqual([]);
    expect((await save('/twice,/a,,', '/twice/,/b,,')).refused).toEqual([{ line: 3, reason: '与第 2 行的旧地址相同' }]);
    const leads = new Map((await rows()).map((row) => [row.from_path, row.to_path.replace(/#.*/, '')]));
    expect([...leads.values()].filter((to) => leads.has(to))).toEqual([]);
  });

  it('could not lead to another host even by hand', async () => {
    for (const to_path of ['//evil.example', '/\\evil.example', 'https://evil.example']) {
      await expect(database.db.insertInto('redirects').values({ from_path: '/bad', to_path, status: 301, note: null, changed_at: clock.now() }).execute()).rejects.toThrow(/check constraint/);
    }
  });
});
