import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoSite } from '@openhall/demo-data';
import { createTestDatabase, fixedClock, type TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appFolder } from '../../test/app-folder.ts';
import { ask } from '../../test/ask.ts';
import type { Tables } from '../compose.ts';
import { failureLines } from '../failures.ts';
import { runSite } from './run-site.ts';

const clock = fixedClock('2026-11-24T01:00:00Z');
let database: TestDatabase<Tables>;
let app: string;
let scratch: string;

beforeAll(async () => {
  database = await createTestDatabase<Tables>();
  app = await appFolder();
  scratch = await mkdtemp(join(tmpdir(), 'openhall-start-'));
});
afterAll(() => database.drop());

async function listening() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

async function freePort(): Promise<string> {
  const { server, port } = await listening();
  server.close();
  return String(port);
}

interface Running {
  readonly origin: string;
  end(): Promise<number>;
}

/** Starts a site and waits for its one line. */
async function started(variables: Record<string, string>): Promise<Running> {
  const ending = new AbortController();
  const ready = Promise.withResolvers<string>();
  const port = await freePort();
  const ended = runSite({ variables: { OPENHALL_LOG_LEVEL: 'silent', OPENHALL_DEMO: '0', PORT: port, ...variables }, clock, appFolder: app, deskFolders: [], signal: ending.signal, line: ready.resolve });
  ended.catch(ready.reject);
  expect(await ready.promise).toBe(`ready http://localhost:${port}`);
  return {
    origin: `http://127.0.0.1:${port}`,
    end: () => {
      ending.abort('SIGTERM');
      return ended;
    },
  };
}

/** What an operator reads where the site does not start. */
async function complaint(variables: Record<string, string>, folder = app): Promise<string[]> {
  try {
    await runSite({
      variables: { OPENHALL_LOG_LEVEL: 'silent', OPENHALL_DEMO: '0', PORT: await freePort(), OPENHALL_DATA_DIR: join(scratch, 'unused'), ...variables },
      clock,
      appFolder: folder,
      deskFolders: [],
      signal: AbortSignal.timeout(60_000),
      line: () => undefined,
    });
  } catch (error) {
    return failureLines(error);
  }
  return ['it started'];
}

describe('a site that cannot start says why in one line', () => {
  it('for each wrong variable, all at once', async () => {
    expect(await complaint({ PORT: 'eighty', DATABASE_URL: 'mysql://x', OPENHALL_TYPO: '1' })).toEqual([
      '环境变量有误：',
      expect.stringMatching(/^ {2}PORT: /),
      expect.stringMatching(/^ {2}DATABASE_URL: 应为 postgres:\/\/ 开头的地址$/),
      expect.stringMatching(/^ {2}OPENHALL_TYPO: /),
    ]);
  });

  it('for a front end that was not built or does not fit', async () => {
    expect(await complaint({}, join(scratch, 'absent'))).toEqual([expect.stringContaining('网站尚未构建')]);
  });

  it('for a configuration that cannot be read, or that the front end cannot use', async () => {
    expect(await complaint({ OPENHALL_SITE_CONFIG: join(scratch, 'absent.json') })).toEqual([expect.stringContaining('absent.json 不能读取：')]);
    const yellow = join(scratch, 'yellow.json');
    await writeFile(yellow, JSON.stringify({ ...demoSite, theme: { accent: '#ffff00' } }));
    expect(await complaint({ OPENHALL_SITE_CONFIG: yellow })).toEqual(['站点配置不能使用：theme.accent: 黄色在白底上看不清。']);
  });

  it('for a taken port, before anything is made', async () => {
    const { server, port } = await listening();
    const dataDir = join(scratch, 'untouched');
    expect(await complaint({ PORT: String(port), OPENHALL_DATA_DIR: dataDir })).toEqual([`端口 ${port} 已被占用；请结束占用它的程序，或用 PORT 另选一个端口。`]);
    expect(existsSync(dataDir)).toBe(false);
    server.close();
  });

  it('for a database that does not answer or cannot be entered', async () => {
    expect(await complaint({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })).toEqual(['无法使用 DATABASE_URL 所指的数据库：connect ECONNREFUSED 127.0.0.1:1']);
    const absent = new URL(database.url);
    absent.pathname = '/absent';
    expect(await complaint({ DATABASE_URL: absent.href })).toEqual(['无法使用 DATABASE_URL 所指的数据库：database "absent" does not exist']);
  });

  it('for a database that would lose Chinese', async () => {
    const url = new URL(database.url);
    url.pathname = `${url.pathname}_ascii`;
    const name = url.pathname.slice(1);
    await database.pool.query(`create database ${name} template template0 encoding 'SQL_ASCII' locale_provider libc lc_collate 'C' lc_ctype 'C'`);
    expect(await complaint({ DATABASE_URL: url.href })).toEqual([expect.stringContaining('SQL_ASCII')]);
    await database.pool.query(`drop database ${name} with (force)`);
  });
});

describe('a site', () => {
  it('runs on its own database, alone on its data folder, and loses nothing when it ends', async () => {
    const dataDir = join(scratch, 'site');
    const site = await started({ OPENHALL_DATA_DIR: dataDir });
    expect((await ask(site.origin, '/readyz')).status).toBe(200);
    expect((await ask(site.origin, '/')).text).not.toContain('演示数据');
    expect(await complaint({ OPENHALL_DATA_DIR: dataDir })).toEqual([expect.stringContaining(`数据文件夹 ${dataDir} 正由进程`)]);
    expect((await ask(site.origin, '/readyz')).status, 'the second start disturbed the first').toBe(200);
    expect(await site.end()).toBe(0);
    await expect(ask(site.origin, '/readyz')).rejects.toThrow(/ECONNREFUSED/);
    const again = await started({ OPENHALL_DATA_DIR: dataDir });
    expect(await again.end()).toBe(0);
  });

  it('on an empty database has the configured columns and says nothing of a demonstration', async () => {
    const site = await started({ DATABASE_URL: database.url });
    const columns = await ask(site.origin, '/graphql', { body: { query: '{ columns { slug } }' } });
    expect((columns.json()['data'] as { columns: unknown[] }).columns).toHaveLength(8);
    expect((await ask(site.origin, '/')).text).not.toContain('演示数据');
    expect(await site.end()).toBe(0);
  });
});
