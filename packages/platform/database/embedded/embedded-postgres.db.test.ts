import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// By path: the testkit stands on this package, so that it cannot be a dependency of it.
import { testedVersion } from '../../../quality/testkit/index.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { runningEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import type { EmbeddedPostgres } from './embedded-postgres.ts';
import { OWN_DATABASE, startOwner } from './fixtures/owner.ts';

const version = testedVersion();

async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function eventually<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 200) throw error;
      await delay(100);
    }
  }
}

/** The one line with which a start was refused. */
async function refusal(starting: Promise<EmbeddedPostgres>): Promise<string> {
  const error: unknown = await starting.then((server) => server.stop()).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(EmbeddedPostgresError);
  const { message } = error as Error;
  expect(message).not.toContain('\n');
  return message;
}

describe('the embedded database', () => {
  let dataDir: string;
  let server: EmbeddedPostgres;
  const log: string[] = [];

  beforeAll(async () => {
    // A 0700 folder: the account the server runs under where this process is root cannot walk into it.
    dataDir = join(await mkdtemp(join(tmpdir(), 'openhall-embedded-')), 'site');
    server = await startEmbeddedPostgres({ dataDir, ...version, log: (message) => log.push(message) });
    await ask(server.url, "create table kept (line text); insert into kept values ('第一条 工伤保险')");
  });

  afterAll(async () => {
    await server.stop();
    await rm(join(dataDir, '..'), { recursive: true, force: true });
  });

  it('holds Chinese text whatever the locale of this process', async () => {
    expect(await ask(server.url, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
    const [row] = await ask(server.url, "select array_to_tsvector(array['工伤保险', '社保'])::text as vector, lower('ÀÉ工') as lower, length('工伤') as length");
    expect(row).toEqual({ vector: "'工伤保险' '社保'", lower: 'àé工', length: 2 });
  });

  it('is reachable from this machine only, with a password', async () => {
    expect(await ask(server.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(await ask(server.url, 'show unix_socket_directories')).toEqual([{ unix_socket_directories: '' }]);
    await expect(ask(server.url.replace(/:[^:@]+@/, ':guess@'), 'select 1')).rejects.toThrow(/password/);
  });

  it('keeps its password and files from other accounts', async () => {
    const modeOf = async (...path: string[]): Promise<number> => (await stat(join(dataDir, ...path))).mode & 0o777;
    expect(await modeOf()).toBe(0o700);
    expect(await modeOf('postgres')).toBe(0o700);
    for (const file of ['database.password', 'database.json', 'owner.lock']) expect(await modeOf(file), file).toBe(0o600);
  });

  it('refuses a second start on its folder and names the owner', async () => {
    const line = `数据文件夹 ${dataDir} 正由进程 ${process.pid} 使用；请先停止它，或用 OPENHALL_DATA_DIR 另选数据文件夹。`;
    expect(await refusal(startEmbeddedPostgres({ dataDir, ...version }))).toBe(line);
    const other = await startOwner({ command: [process.execPath, OWN_DATABASE, dataDir] });
    expect(await other.exited).toEqual({ code: 1, signal: null });
    expect(other.said()).toBe(`EmbeddedPostgresError: ${line}\n`);
    expect(await ask(server.url, 'select line from kept')).toEqual([{ line: '第一条 工伤保险' }]);
  });

  it('tells other commands where it runs', async () => {
    expect(await runningEmbeddedPostgres(dataDir)).toBe(server.url);
  });

  it('comes back on the same port with all its data after kill -9', async () => {
    const pid = Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
    process.kill(pid, 'SIGKILL');
    await eventually(async () => expect(Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])).not.toBe(pid));
    expect(await eventually(() => ask(server.url, 'select line from kept'))).toEqual([{ line: '第一条 工伤保险' }]);
    expect(log.some((message) => message.startsWith('the database server ended unexpectedly and is started again'))).toBe(true);
    expect(await eventually(async () => (await runningEmbeddedPostgres(dataDir)) ?? Promise.reject(new Error('not noted yet')))).toBe(server.url);
  });

  it('comes back even where its process number was given to another process meanwhile', async () => {
    const file = join(dataDir, 'postgres', 'postmaster.pid');
    const lines = (await readFile(file, 'utf8')).split('\n');
    const { uid, gid } = await stat(join(dataDir, 'postgres'));
    const stranger = spawn('sleep', ['60'], process.getuid?.() === 0 ? { uid, gid } : {});
    try {
      // A number of the same account: the server itself would take it for its predecessor.
      await writeFile(file, [stranger.pid, ...lines.slice(1)].join('\n'));
      process.kill(Number(lines[0]), 'SIGKILL');
      await eventually(async () => expect((await readFile(file, 'utf8')).split('\n')[0]).not.toBe(String(stranger.pid)));
      expect(await eventually(() => ask(server.url, 'select line from kept'))).toEqual([{ line: '第一条 工伤保险' }]);
      expect(stranger.exitCode).toBeNull();
    } finally {
      stranger.kill();
    }
  });

  it('keeps its data over a stop, and tells nobody an address that is no more', async () => {
    await server.stop();
    expect(await runningEmbeddedPostgres(dataDir)).toBeUndefined();
    server = await startEmbeddedPostgres({ dataDir, ...version });
    expect(await ask(server.url, 'select line from kept')).toEqual([{ line: '第一条 工伤保险' }]);
  });

  it('says what to do where its password was lost', async () => {
    await server.stop();
    const password = await readFile(join(dataDir, 'database.password'));
    await writeFile(join(dataDir, 'database.password'), 'another');
    expect(await refusal(startEmbeddedPostgres({ dataDir, ...version }))).toBe('内置数据库不接受 database.password 中的密码；请从数据文件夹的备份中恢复该文件。');
    await writeFile(join(dataDir, 'database.password'), password);
    server = await startEmbeddedPostgres({ dataDir, ...version });
  });
});

describe('a folder that cannot be used', () => {
  let parent: string;

  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'openhall-unfit-'));
  });

  afterAll(() => rm(parent, { recursive: true, force: true }));

  it('is refused where a file stands in its place', async () => {
    await writeFile(join(parent, 'file'), '');
    expect(await refusal(startEmbeddedPostgres({ dataDir: join(parent, 'file'), ...version }))).toBe(`数据文件夹 ${join(parent, 'file')} 无法写入（EEXIST）；请检查权限，或用 OPENHALL_DATA_DIR 另选数据文件夹。`);
  });

  it('is refused where the system makes no folders', async () => {
    expect(await refusal(startEmbeddedPostgres({ dataDir: '/proc/openhall/data', ...version }))).toMatch(/^数据文件夹 \/proc\/openhall\/data 无法写入（\w+）/);
  });

  it('is refused where its postgres is something else, which stays untouched', async () => {
    await mkdir(join(parent, 'other', 'postgres'), { recursive: true });
    await writeFile(join(parent, 'other', 'postgres', 'notes.txt'), 'mine');
    expect(await refusal(startEmbeddedPostgres({ dataDir: join(parent, 'other'), ...version }))).toMatch(/postgres 中不是数据库文件；请把其中的内容移走/);
    expect(await readFile(join(parent, 'other', 'postgres', 'notes.txt'), 'utf8')).toBe('mine');
  });

  it('is refused where the server cannot be started with it, in its own words', async () => {
    const dataDir = join(parent, 'settings');
    expect(await refusal(startEmbeddedPostgres({ dataDir, ...version, settings: { no_such_setting: '1' } }))).toBe(
      '内置数据库无法启动：unrecognized configuration parameter "no_such_setting"',
    );
  });
});
