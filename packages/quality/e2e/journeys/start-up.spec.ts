import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startProcess } from '../site/site-process.ts';
import type { SiteProcess } from '../site/site-process.ts';
import { expect, test as base } from './page.ts';

interface Operator {
  /** An empty folder, removed afterwards. */
  dataDir: string;
  /** Starts a site that is ended afterwards, however the journey goes. */
  start(variables: Record<string, string>, command?: readonly [string, ...string[]]): Promise<SiteProcess>;
}

const test = base.extend<{ operator: Operator }>({
  operator: async ({ page }, use) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'openhall-start-'));
    const started: SiteProcess[] = [];
    const start: Operator['start'] = async (variables, command) => {
      const site = await startProcess(variables, command);
      started.push(site);
      return site;
    };
    await use({ dataDir, start });
    // The browser leaves before its site does: what it still asks for would be refused.
    await page.close();
    await Promise.all(started.map((site) => site.end()));
    await rm(dataDir, { recursive: true, force: true });
  },
});

/** One line, so that it is read; a stack trace would bury it. */
function expectOneLine(site: SiteProcess, words: RegExp): void {
  expect(site.output.errors).toHaveLength(1);
  expect(site.output.errors[0]).toMatch(words);
}

test('a taken port is named in one line, before anything is made', async ({ operator: { dataDir, start } }) => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const site = await start({ OPENHALL_DATA_DIR: dataDir, PORT: String(port) });
  expect(site.origin).toBeNull();
  expect(await site.ended).toBe(1);
  expectOneLine(site, new RegExp(String(port)));
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
  other.close();
});

test('settings that cannot be used are listed all at once', async ({ operator: { dataDir, start } }) => {
  const site = await start({ OPENHALL_DATA_DIR: dataDir, PORT: 'eighty', SITE_URL: 'https://a.example/path', OPENHALL_TYPO: '1', DATABASE_URL: 'mysql://x' });
  expect(await site.ended).toBe(1);
  const said = site.output.errors.join('\n');
  for (const name of ['PORT', 'SITE_URL', 'DATABASE_URL', 'OPENHALL_TYPO']) expect(said).toContain(name);
  expect(said).not.toMatch(/\n\s+at /);
});

test('an empty site is useful: it says what to do, and guide, calculator and contacts are there', async ({ operator: { dataDir, start }, page }) => {
  const site = await start({ OPENHALL_DATA_DIR: dataDir, PORT: String(await freePort()), OPENHALL_DEMO: '0' });
  expect(site.output.lines).toEqual([`ready ${site.origin}`]);
  await page.goto(`${site.origin}/`);
  await expect(page.getByRole('main')).toContainText('本站尚未发布文件');
  await expect(page.getByText('演示数据')).toHaveCount(0);
  const empty = { '/documents': '本站暂未发布文件', '/columns/employment': '本栏目暂无内容', '/search?q=%E5%B7%A5%E4%BC%A4': '没有找到相关文件', '/disclosure/catalogue': '目录中还没有信息' };
  for (const [path, words] of Object.entries(empty)) {
    expect((await page.goto(`${site.origin}${path}`))?.status(), path).toBe(200);
    await expect(page.getByRole('main')).toContainText(words);
  }
  await page.goto(`${site.origin}/disclosure/deadline?receivedOn=2019-09-23&workingDays=20`);
  await expect(page.getByRole('main')).toContainText('2019年10月24日');
});

test('a second start on the same folder is refused, and the first goes on', async ({ operator: { dataDir, start }, request }) => {
  const first = await start({ OPENHALL_DATA_DIR: dataDir, PORT: String(await freePort()), OPENHALL_DEMO: '0' });
  const second = await start({ OPENHALL_DATA_DIR: dataDir, PORT: String(await freePort()), OPENHALL_DEMO: '0' });
  expect(second.origin).toBeNull();
  expect(await second.ended).toBe(1);
  expectOneLine(second, new RegExp(`${dataDir}.*${first.pid}`));
  expect((await request.get(`${first.origin}/readyz`)).status()).toBe(200);
  expect(await first.end()).toBe(0);
});

test('a site that was killed starts again over the database it left running', async ({ operator: { dataDir, start }, request }) => {
  const variables = { OPENHALL_DATA_DIR: dataDir, PORT: String(await freePort()), NODE_ENV: 'production' };
  const killed = await start(variables);
  expect(killed.origin).not.toBeNull();
  await killed.end('SIGKILL');
  const again = await start(variables);
  expect(again.origin, again.output.errors.join("\n")).toBe(killed.origin);
  expect((await request.get(`${again.origin}/readyz`)).status()).toBe(200);
  // In production there are no demonstration data and no pages for developers.
  expect(await (await request.get(`${again.origin}/`)).text()).not.toContain('演示数据');
  expect((await request.get(`${again.origin}/dev/components`)).status()).toBe(404);
});

for (const { name, kill } of [
  { name: 'Ctrl-C', kill: (npm: number) => process.kill(-npm, 'SIGINT') },
  // As a service manager or a script does it: npm's shell dies of this without passing it on.
  { name: 'a signal to npm alone', kill: (npm: number) => process.kill(npm, 'SIGTERM') },
]) {
  test(`npm start is ended by ${name}, and nothing keeps running`, async ({ operator: { dataDir, start }, request }) => {
    const port = await freePort();
    const site = await start({ OPENHALL_DATA_DIR: dataDir, PORT: String(port), OPENHALL_DEMO: '0' }, ['npm', 'start', '--silent']);
    expect(site.output.lines).toEqual([`ready http://localhost:${port}`]);
    expect((await request.get(`${site.origin}/livez`)).status()).toBe(200);
    kill(site.pid);
    await site.ended;
    // The folder is free again only when site and database have ended in order.
    await expect(async () => expect((await start({ OPENHALL_DATA_DIR: dataDir, PORT: String(port), OPENHALL_DEMO: '0' })).origin).not.toBeNull()).toPass({ timeout: 20_000 });
  });
}

/** A way to a database that can be cut and mended, as a cable can. */
class Cable {
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  readonly #to: URL;

  constructor(to: URL) {
    this.#to = to;
  }

  async mend(port: number): Promise<void> {
    this.#server = createServer((near) => {
      const far = connect(Number(this.#to.port), this.#to.hostname);
      for (const socket of [near, far]) {
        this.#sockets.add(socket);
        socket.on('error', () => socket.destroy());
        socket.on('close', () => this.#sockets.delete(socket));
      }
      near.pipe(far).pipe(near);
    }).listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async cut(): Promise<void> {
    this.#server?.close();
    for (const socket of this.#sockets) socket.destroy();
    if (this.#server?.listening === true) await once(this.#server, 'close');
  }
}

test('a database that goes away is said in words with a request id, and the site recovers by itself', async ({ operator: { start }, page, request }) => {
  const note = JSON.parse(await readFile(join(process.env['OPENHALL_E2E_DATA_DIR'] ?? '', 'database.json'), 'utf8')) as { url: string };
  const address = new URL(note.url);
  const cable = new Cable(new URL(note.url));
  const port = await freePort();
  await cable.mend(port);
  address.port = String(port);
  // A second process on the database that all journeys share: nothing in it is changed.
  const site = await start({ DATABASE_URL: address.href, PORT: String(await freePort()), OPENHALL_LOG_LEVEL: 'silent' });
  expect((await request.get(`${site.origin}/documents`)).status()).toBe(200);
  await cable.cut();
  const response = await page.goto(`${site.origin}/documents?kind=LAW`);
  expect(response?.status()).toBeGreaterThanOrEqual(500);
  await expect(page.getByRole('main')).toContainText(response?.headers()['x-request-id'] ?? 'no request id');
  await expect(page.getByRole('main')).not.toContainText(/ECONN|postgres|at /);
  expect((await request.get(`${site.origin}/readyz`)).status()).toBe(503);
  expect((await request.get(`${site.origin}/livez`)).status()).toBe(200);
  await cable.mend(port);
  await expect(async () => expect((await request.get(`${site.origin}/readyz`)).status()).toBe(200)).toPass({ timeout: 15_000 });
  expect((await page.goto(`${site.origin}/documents?kind=LAW`))?.status()).toBe(200);
  await cable.cut();
});
