import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBuiltApp } from './built-app.ts';

const manifest = { name: 'site', base: '/', client: 'client', server: 'server/entry.js', documents: 'documents.json' };
const entry = 'export const app = { render: async () => ({ status: 200 }), renderError: async () => ({ status: 500 }) };';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openhall-app-'));
  await mkdir(join(folder, 'server'));
  await mkdir(join(folder, 'client'));
  await write({ 'package.json': '{"type":"module"}', 'app.json': JSON.stringify(manifest), 'documents.json': '{"abc":"{ columns { slug } }"}', 'server/entry.js': entry });
});
afterEach(() => rm(folder, { recursive: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
}

describe('a built app', () => {
  it('is read with its documents and its server entry', async () => {
    const app = await readBuiltApp(folder);
    expect(app).toMatchObject({ manifest, clientFolder: join(folder, 'client'), documents: { abc: '{ columns { slug } }' } });
    expect(app.page).toBeNull();
    expect(app.server).toMatchObject({ render: expect.any(Function), renderError: expect.any(Function) });
  });

  it('without a server entry is a single-page app', async () => {
    const { server: _server, ...withoutServer } = manifest;
    await write({ 'app.json': JSON.stringify(withoutServer), 'client/index.html': '<!doctype html>' });
    expect(await readBuiltApp(folder)).toMatchObject({ server: null, page: '<!doctype html>' });
  });

  it.each([
    ['app.json', '{', /JSON/],
    ['app.json', '[]', /app\.json does not hold a JSON object/],
    ['app.json', '{"name":"site","base":"/"}', /app\.json lacks "client"/],
    ['app.json', JSON.stringify({ ...manifest, documents: 5 }), /app\.json lacks "documents"/],
    ['documents.json', '{"abc":1}', /documents\.json: document abc is not text/],
    ['server/entry.js', 'export const application = {};', /entry\.js does not export "app"/],
    ['server/entry.js', 'export const app = { render: 1 };', /entry\.js does not export "app"/],
  ])('with %s holding %s is refused, naming the file', async (name, text, message) => {
    await write({ [name]: text });
    await expect(readBuiltApp(folder)).rejects.toThrow(message);
  });
});
