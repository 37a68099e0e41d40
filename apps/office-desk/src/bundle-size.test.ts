import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const dist = join(root, 'apps/office-desk/dist');

/** Bytes, gzip, of everything a browser fetches before the first page stands. */
const budget = 90 * 1024;

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
  readonly isEntry?: boolean;
}

type Manifest = Readonly<Record<string, Chunk>>;

let manifest: Manifest;
beforeAll(async () => {
  await promisify(execFile)(join(root, 'node_modules/.bin/turbo'), ['run', 'build', '--filter=@openhall/office-desk', '--output-logs=errors-only', '--ui=stream'], { cwd: root, env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' } });
  manifest = JSON.parse(await readFile(join(dist, 'client-manifest.json'), 'utf8')) as Manifest;
});

/** A chunk with everything it imports before it runs. */
function filesOf(names: readonly string[], found = new Map<string, Chunk>()): Set<string> {
  for (const name of names) {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`the manifest has no ${name}`);
    if (found.has(name)) continue;
    found.set(name, chunk);
    filesOf(chunk.imports ?? [], found);
  }
  return new Set([...found.values()].flatMap(({ file, css = [] }) => [file, ...css]));
}

async function gzipped(files: ReadonlySet<string>): Promise<number> {
  const page = await readFile(join(dist, 'client/index.html'));
  const sizes = await Promise.all([...files].map(async (file) => gzipSync(await readFile(join(dist, 'client', file))).length));
  return sizes.reduce((sum, size) => sum + size, gzipSync(page).length);
}

describe('what the first page costs', () => {
  it.each([
    ['to who signs in', 'src/pages/sign-in/SignInPage.vue'],
    ['to who is signed in', 'src/pages/home/HomePage.vue'],
    ['to who opens a list', 'src/pages/documents/DocumentsPage.vue'],
  ])('%s stays within 90 KB', async (_who, page) => {
    const files = filesOf(['index.html', page]);
    expect([...files].some((file) => file.endsWith('.css'))).toBe(true);
    const size = await gzipped(files);
    // Vue and the router alone weigh 40 KB: a smaller figure would mean that something was not counted.
    expect(size).toBeGreaterThan(40 * 1024);
    expect(size).toBeLessThanOrEqual(budget);
  });
});
