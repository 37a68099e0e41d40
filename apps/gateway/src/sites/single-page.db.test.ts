import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBuiltApp } from '@openhall/server-render';
import { createTestDatabase, fixedClock, type TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runGateway, type RunningGateway } from '../../test/running-gateway.ts';
import { smallApp } from '../../test/small-app.ts';
import type { Tables } from '../compose.ts';

const clock = fixedClock('2026-11-24T01:00:00Z');
const files: Readonly<Record<string, string>> = {
  'app.json': JSON.stringify({ name: 'desk', base: '/desk/', client: 'client', documents: 'documents.json' }),
  'documents.json': '{"desk-columns":"query { columns { slug } }"}',
  'client/index.html': '<!doctype html><html><head><title>Desk</title><script type="module" src="/desk/assets/main-1.js"></script></head></html>',
  'client/assets/main-1.js': 'export const desk = 1;',
};

let folder: string;
let database: TestDatabase<Tables>;
let gateway: RunningGateway;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openhall-desk-'));
  await mkdir(join(folder, 'client/assets'), { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  database = await createTestDatabase<Tables>();
  gateway = await runGateway({ database, clock, app: await smallApp({ '/': () => ({ body: 'the site' }) }), desks: [await readBuiltApp(folder)] });
});
afterAll(async () => {
  await gateway.drain();
  await database.drop();
  await rm(folder, { recursive: true });
});

describe('a single-page app', () => {
  it.each(['/desk/', '/desk/people/7', '/desk/documents?query=x', '/desk/index.html'])('answers %s with its page and the facts of the installation, kept by nobody', async (path) => {
    for (let times = 0; times < 2; times += 1) {
      const { status, headers, text } = await gateway.ask(path);
      expect(status).toBe(200);
      expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
      expect(headers['content-security-policy']).toMatch(/script-src 'self'; style-src 'self';/);
      expect(text).toContain('<meta name="openhall-installation" content="{&quot;organisation&quot;:&quot;示例省人力资源和社会保障厅&quot;,&quot;demo&quot;:true,&quot;timeZone&quot;:&quot;Asia/Shanghai&quot;}"></head>');
    }
  });

  it('has hashed files that stay for ever, and none of another build', async () => {
    const { status, headers } = await gateway.ask('/desk/assets/main-1.js');
    expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect((await gateway.ask('/desk/assets/main-0.js')).status).toBe(404);
  });

  it('leads from its base without a slash, and takes nothing but reads', async () => {
    const { status, headers } = await gateway.ask('/desk');
    expect([status, headers['location']]).toEqual([308, '/desk/']);
    expect((await gateway.ask('/desk/people', { method: 'POST' })).status).toBeGreaterThanOrEqual(404);
    expect((await gateway.ask('/desk/people', { method: 'HEAD' })).status).toBe(200);
  });

  it('leaves the site beside it alone, and asks by documents of its own', async () => {
    expect((await gateway.ask('/')).text).toBe('the site');
    expect((await gateway.ask('/graphql', { body: { documentId: 'desk-columns' } })).json()).toEqual({ data: { columns: [] } });
  });
});
