import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { testedVersion } from '../../../quality/testkit/index.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { OWN_DATABASE, startOwner } from './fixtures/owner.ts';
import type { Owner } from './fixtures/owner.ts';
import { endProcess, isAlive, markOf } from './processes.ts';

const version = testedVersion();
const own = (dataDir: string): string[] => [process.execPath, OWN_DATABASE, dataDir, ...Object.values(version)];

/** Without SYS_PTRACE, as in most containers, root may not see which folder another account's process works in. */
const WITHOUT_PTRACE = ['setpriv', '--bounding-set', '-sys_ptrace'];
const canDropIt = process.getuid?.() === 0 && spawnSync('setpriv', ['--bounding-set', '-sys_ptrace', 'true']).status === 0;
const ways: { name: string; prefix: string[] }[] = [{ name: 'with all rights', prefix: [] }, ...(canDropIt ? [{ name: 'in a container', prefix: WITHOUT_PTRACE }] : [])];

const serverPid = async (dataDir: string): Promise<number> => Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(text);
  await client.end();
  return rows;
}

async function killed(owner: Owner): Promise<void> {
  process.kill(owner.pid, 'SIGKILL');
  await owner.exited;
}

describe('a database left behind by a killed process', () => {
  let dataDir: string;

  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  async function freshOwner(prefix: string[] = []): Promise<Owner & { url: string }> {
    dataDir = await mkdtemp(join(tmpdir(), 'openhall-orphan-'));
    const owner = await startOwner({ command: [...prefix, ...own(dataDir)] });
    if (owner.url === undefined) throw new Error(owner.said());
    await ask(owner.url, "create table kept (line text); insert into kept values ('acknowledged')");
    return { ...owner, url: owner.url };
  }

  it.each(ways)('is ended by the next start, and nothing is lost, $name', async ({ prefix }) => {
    const first = await freshOwner(prefix);
    const orphan = await markOf(await serverPid(dataDir));
    await killed(first);
    expect(await isAlive(orphan)).toBe(true);
    // It still takes writes; what it acknowledged counts.
    await ask(first.url, "insert into kept values ('written to the orphan')");

    const second = await startOwner({ command: [...prefix, ...own(dataDir)] });
    expect(second.said()).toContain(`ending the database server ${orphan.pid} that an earlier process left behind`);
    expect(await isAlive(orphan)).toBe(false);
    expect(await ask(second.url ?? '', 'select line from kept')).toEqual([{ line: 'acknowledged' }, { line: 'written to the orphan' }]);
    process.kill(second.pid, 'SIGTERM');
    expect(await second.exited).toEqual({ code: 0, signal: null });
  });

  it('is recovered where it was killed too, in the middle of work', async () => {
    const first = await freshOwner();
    const busy = new pg.Client({ connectionString: first.url });
    busy.on('error', () => undefined);
    await busy.connect();
    // A child that counts does not look up to see that its server is gone.
    const counting = busy.query('select count(*) from generate_series(1, 8000000)').catch(() => undefined);
    const orphan = await serverPid(dataDir);
    await killed(first);
    process.kill(orphan, 'SIGKILL');

    const server = await startEmbeddedPostgres({ dataDir, ...version });
    expect(await ask(server.url, 'select line from kept')).toEqual([{ line: 'acknowledged' }]);
    await server.stop();
    await counting;
  });

  it('is not mistaken for the stranger that has its number now', async () => {
    const first = await freshOwner();
    process.kill(first.pid, 'SIGTERM');
    await first.exited;
    const stranger = spawn('sleep', ['60']);
    await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), `${stranger.pid}\n`);

    const server = await startEmbeddedPostgres({ dataDir, ...version });
    expect(stranger.exitCode).toBeNull();
    expect(await ask(server.url, 'select line from kept')).toEqual([{ line: 'acknowledged' }]);
    await server.stop();
    stranger.kill();
  });

  it('is whole again where the first start was killed before the database was made', async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'openhall-orphan-'));
    const [program = '', ...parameters] = own(dataDir);
    const first = spawn(program, parameters, { stdio: ['ignore', 'ignore', 'pipe'] });
    await new Promise<void>((resolve) => void first.stderr.once('data', () => resolve()));
    await endProcess(await markOf(first.pid ?? 0), 'SIGKILL', 10_000);

    const server = await startEmbeddedPostgres({ dataDir, ...version });
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
  });
});
