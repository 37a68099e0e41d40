import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBuiltApp, type BuiltApp } from './built-app.ts';
import type { Execute, PageRequest } from './contract.ts';
import { serverRenderedApp } from './vite.ts';

const root = join(import.meta.dirname, 'fixtures/app');
const dist = join(root, 'dist');
const config = serverRenderedApp({
  name: 'fixture',
  root,
  base: '/fixture/',
  client: 'client.ts',
  islands: { island: 'island.ts' },
  server: 'server.ts',
  documents: 'persisted-documents.json',
});
const noQuery = (() => Promise.reject(new Error('no query'))) as unknown as Execute;

async function buildApp(isSsrBuild: boolean): Promise<void> {
  const env = { command: 'build', mode: 'production', isSsrBuild } as const;
  await build({ ...config(env), configFile: false, logLevel: 'error' });
}

let app: BuiltApp;
beforeAll(async () => {
  await rm(dist, { recursive: true, force: true });
  await buildApp(false);
  await buildApp(true);
  app = await readBuiltApp(dist);
});
afterAll(() => rm(dist, { recursive: true, force: true }));

describe('building an app', () => {
  it('writes what the gateway reads', async () => {
    expect(app.manifest).toEqual({ name: 'fixture', base: '/fixture/', client: 'client', server: 'server/entry.js', documents: 'persisted-documents.json' });
    expect(app.documents).toEqual({ abc: '{ columns { slug } }' });
  });

  it('serves hashed files only, and keeps the list of sources to itself', async () => {
    const files = (await readdir(app.clientFolder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    expect(files.map(({ name }) => name.replace(/-[\w-]{8}\./, '-HASH.')).toSorted()).toEqual(['island-HASH.js', 'site-HASH.css', 'site-HASH.js']);
    expect(await readFile(join(dist, 'client-manifest.json'), 'utf8')).toContain('island.ts');
  });

  it('links the files it made from the pages it renders', async () => {
    const page = await app.server?.render({ path: '/', requestId: 'r-1' } as PageRequest, noQuery, noQuery);
    const links = [...(page?.body ?? '').matchAll(/(?:href|src|data-island)="\/fixture\/(assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(links).toHaveLength(3);
    for (const link of links) expect((await readFile(join(app.clientFolder, link), 'utf8')).length).toBeGreaterThan(0);
  });

  it('makes islands that can be fetched by themselves', async () => {
    const island = (await readdir(join(app.clientFolder, 'assets'))).find((name) => name.startsWith('island-')) ?? '';
    expect(await readFile(join(app.clientFolder, 'assets', island), 'utf8')).toMatch(/export\s*\{\s*\w+ as enhance\s*\}/);
  });

  it('makes a server entry that needs no other package', async () => {
    expect(await readFile(join(dist, 'server/entry.js'), 'utf8')).not.toMatch(/^import .* from ["'](?!node:)/m);
  });
});
