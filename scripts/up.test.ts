import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

// A checkout whose registry, build and programs are scripts of a line each: what is tested is what the bootstrap makes of them.
let checkout: string;
const UP = join(import.meta.dirname, 'up.mjs');
const GROUPS = ['apps', 'packages/domains', 'packages/platform', 'packages/web', 'packages/quality'];

function program(path: string, script: string): void {
  mkdirSync(join(checkout, path, '..'), { recursive: true });
  writeFileSync(join(checkout, path), `#!/bin/sh\n${script}\n`);
  chmodSync(join(checkout, path), 0o755);
}

/** What `npx pnpm install` does here: notes that it ran, and puts the tools where an installation would. */
const INSTALLS = (node = process.execPath): string => `
echo "$* CI=$CI" >> "${checkout}/installed"
mkdir -p "${checkout}/node_modules/.bin"
ln -sf "${node}" "${checkout}/node_modules/.bin/node"
cp "${checkout}/turbo" "${checkout}/node_modules/.bin/turbo"`;

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'openhall-up-'));
  cpSync(UP, join(checkout, 'scripts', 'up.mjs'));
  for (const group of GROUPS) mkdirSync(join(checkout, group), { recursive: true });
  writeFileSync(join(checkout, 'package.json'), '{ "type": "module", "packageManager": "pnpm@1.2.3" }');
  writeFileSync(join(checkout, 'pnpm-lock.yaml'), 'lock: 1\n');
  writeFileSync(join(checkout, 'pnpm-workspace.yaml'), '');
  mkdirSync(join(checkout, 'apps/gateway/dist'), { recursive: true });
  writeFileSync(join(checkout, 'apps/gateway/dist/cli.js'), 'console.log("cli", ...process.argv.slice(2), process.env.FROM_FILE ?? "")');
  program('turbo', 'echo "building on standard output"');
  program('fake/npx', INSTALLS());
});

afterEach(() => rmSync(checkout, { recursive: true, force: true }));

const environment = (path = `${join(checkout, 'fake')}:/usr/bin:/bin`): NodeJS.ProcessEnv => ({ PATH: path });

function up(parameters: string[], options: { path?: string; node?: string[] } = {}): { code: number | null; out: string; said: string[] } {
  const run = spawnSync(process.execPath, [...(options.node ?? []), join(checkout, 'scripts/up.mjs'), ...parameters], { encoding: 'utf8', env: environment(options.path) });
  return { code: run.status, out: run.stdout, said: run.stderr.trim().split('\n') };
}

const installations = (): number => (existsSync(join(checkout, 'installed')) ? readFileSync(join(checkout, 'installed'), 'utf8').trim().split('\n').length : 0);

describe('the bootstrap', () => {
  it('installs with the pinned pnpm, builds and runs; standard output belongs to what was asked for', () => {
    expect(up(['openhall', 'import', 'laws'])).toMatchObject({ code: 0, out: 'cli import laws \n' });
    expect(readFileSync(join(checkout, 'installed'), 'utf8')).toBe('--yes pnpm@1.2.3 install --frozen-lockfile --reporter=append-only CI=true\n');
  });

  it('installs again only when something to install has changed', () => {
    up(['openhall']);
    up(['openhall']);
    expect(installations()).toBe(1);
    writeFileSync(join(checkout, 'pnpm-lock.yaml'), 'lock: 2\n');
    up(['openhall']);
    expect(installations()).toBe(2);
  });

  it('reads settings from .env, below those of the environment', () => {
    writeFileSync(join(checkout, '.env'), 'FROM_FILE=yes\n');
    expect(up(['openhall']).out).toBe('cli yes\n');
  });

  it('hands on the code of what it ran', () => {
    writeFileSync(join(checkout, 'apps/gateway/dist/cli.js'), 'process.exit(3)');
    expect(up(['openhall']).code).toBe(3);
  });

  it('passes a signal on and ends with what it stopped', async () => {
    up(['openhall']);
    writeFileSync(join(checkout, 'apps/gateway/dist/cli.js'), 'process.on("SIGTERM", () => { console.log("ended in order"); process.exit(0); }); console.log("running"); setInterval(() => {}, 1000)');
    const child = spawn(process.execPath, [join(checkout, 'scripts/up.mjs'), 'openhall'], { env: environment(), stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (out === 'running\n') child.kill('SIGTERM');
    });
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(out).toBe('running\nended in order\n');
  });
});

describe('the bootstrap says in one line what to do', () => {
  it('where the command is unknown', () => {
    expect(up(['launch'])).toEqual({ code: 1, out: '', said: ['there is no command “launch”; there are: start, openhall, check, test, bench, sbom, dev'] });
    expect(installations()).toBe(0);
  });

  it('where Node is too old, before anything is installed', () => {
    const pretend = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"18.20.0"}});Object.defineProperty(process,"version",{value:"v18.20.0"})';
    expect(up(['start'], { node: ['--import', pretend] })).toEqual({ code: 1, out: '', said: ['Node 20 or newer is needed; this is v18.20.0'] });
    expect(installations()).toBe(0);
  });

  it('where the installation fails, and tries again the next time', () => {
    program('fake/npx', 'echo "ENOTFOUND registry.example" >&2; exit 1');
    const failed = up(['start']);
    expect(failed.code).toBe(1);
    expect(failed.said.slice(-2)).toEqual(['ENOTFOUND registry.example', 'the installation failed; the lines above say why. It needs the npm registry once; run the command again when it is reachable.']);
    program('fake/npx', INSTALLS());
    expect(up(['openhall']).code).toBe(0);
  });

  it('where npm is missing', () => {
    expect(up(['start'], { path: join(checkout, 'nothing') })).toMatchObject({ code: 1, said: ['installing …', 'npx is missing; npm brings it, so install Node with npm'] });
  });

  it('where the pinned Node is missing or another', () => {
    program('other-node', 'exit 1');
    program('fake/npx', INSTALLS(join(checkout, 'other-node')));
    expect(up(['start']).said.at(-1)).toBe('node_modules/.bin/node is not Node 24; remove node_modules and run the command again');
    rmSync(join(checkout, 'node_modules/.bin/node'));
    expect(up(['start']).said.at(-1)).toBe('the pinned Node is not installed; remove node_modules and run the command again');
  });

  it('where the build fails', () => {
    program('turbo', 'echo "broken.ts: error" >&2; exit 2');
    expect(up(['start'])).toMatchObject({ code: 1, out: '', said: ['installing …', 'broken.ts: error', 'the build failed; the lines above say where.'] });
  });
});
