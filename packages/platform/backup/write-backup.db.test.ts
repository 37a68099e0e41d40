import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, mkdtemp, readdir, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { migrate } from '@openhall/database';
import { createTestDatabase, type TestDatabase } from '@openhall/testkit';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BackupArchive, restoreBackup, writeBackup, type BackupOptions } from './index.ts';
import { contentOf, fillSample, laterMigration, sampleMigrations } from './testing/sample-installation.ts';

const now = new Date('2026-11-25T01:00:00Z');
const signal = new AbortController().signal;
let database: TestDatabase<object>;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
  await fillSample(database.pool, now);
});
afterAll(() => database.drop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openhall-backup-'));
  // For the account without rights, which has to get as far as the folder.
  await chmod(folder, 0o755);
});
afterEach(() => rm(folder, { recursive: true }));

const write = (path: string, changes: Partial<BackupOptions> = {}) => writeBackup({ pool: database.pool, path, id: 'draft', now, productVersion: '0.1.0', files: [], derivedSchemas: ['queue'], signal, ...changes });
const problem = (work: Promise<unknown>): Promise<string> => work.then(() => 'it was done', (error: unknown) => String(error));

async function restored(path: string, work: (target: TestDatabase<object>) => Promise<void>, migrations = sampleMigrations): Promise<void> {
  const target = await createTestDatabase<object>({ empty: true });
  const archive = await BackupArchive.open(path);
  try {
    await archive.check({ signal });
    await restoreBackup({ pool: target.pool, archive, migrations, now, replace: null, derivedSchemas: ['queue'], checks: [], signal });
    await work(target);
  } finally {
    await archive.close();
    await target.drop();
  }
}

describe('a backup', () => {
  it('is one file for its owner alone, which says what it holds', async () => {
    const site = join(folder, 'site-configuration.json');
    await writeFile(site, '{"organisation": "示例"}');
    const path = join(folder, 'site.tar');
    const seen: number[] = [];
    const { bytes, digest, manifest } = await write(path, { files: [{ name: 'site.json', path: site }], onProgress: ({ done, total }) => seen.push(done / total) });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(path)).size).toBe(bytes);
    expect((await readdir(folder)).toSorted()).toEqual(['site-configuration.json', 'site.tar']);
    expect(manifest).toMatchObject({ createdAt: now.toISOString(), productVersion: '0.1.0', migrations: sampleMigrations.map(({ name }) => ({ name })).toReversed() });
    expect(manifest.tables.map(({ name, rows }) => `${name} ${rows}`)).toEqual(['Odd "Name" 3', 'accounts 50', 'cache_generations 1', 'entries 490', 'journal 41', 'schema_migrations 2']);
    expect(manifest.tables.find(({ name }) => name === 'accounts')?.columns, 'what the database computes is left out').toEqual(['id', 'name', 'balance', 'favourite']);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    const archive = await BackupArchive.open(path);
    expect([archive.digest, archive.manifest]).toEqual([digest, manifest]);
    expect(await text(archive.read('files/site.json'))).toBe('{"organisation": "示例"}');
    await archive.close();
  });

  it('is of one moment while others write: what two tables say together still holds', async () => {
    const busy = await createTestDatabase<object>({ empty: true });
    await migrate(busy.pool, sampleMigrations, now);
    // Every transaction moves money between two accounts and books it: all balances are 0 together, and every balance is what was booked.
    await busy.pool.query("insert into accounts (name, balance) select '甲' || n, 0 from generate_series(1, 20) as n");
    const stop = new AbortController();
    const transfer = async (writer: number): Promise<number> => {
      const client = await busy.pool.connect();
      let count = 0;
      for (; !stop.signal.aborted; count += 1) {
        const [from, to] = [1 + ((count + writer) % 20), 1 + ((count * 7 + writer + 5) % 20)].toSorted((a, b) => a - b);
        await client.query('begin');
        await client.query('update accounts set balance = balance + case id when $1 then -1 when $2 then 1 end where id in ($1, $2) and $1::bigint <> $2::bigint', [from, to]);
        await client.query("insert into entries (account, amount, words) select a, amount, array_to_tsvector(array[repeat('长', 300)]) from (values ($1::bigint, -1), ($2::bigint, 1)) as booked (a, amount) where $1::bigint <> $2::bigint", [from, to]);
        await client.query('commit');
      }
      client.release();
      return count;
    };
    const writers = [0, 1, 2].map(transfer);
    const booked = async () => Number((await busy.pool.query<{ count: number }>('select count(*) from entries')).rows[0]?.count);
    await expect.poll(booked, { timeout: 10_000 }).toBeGreaterThan(50);
    const before = await booked();
    for (const round of [1, 2, 3]) await write(join(folder, `${round}.tar`), { pool: busy.pool });
    const after = await booked();
    stop.abort();
    expect((await Promise.all(writers)).every((count) => count > 0)).toBe(true);
    expect(after).toBeGreaterThan(before);
    for (const round of [1, 2, 3]) {
      await restored(join(folder, `${round}.tar`), async ({ pool }) => {
        const { rows } = await pool.query('select sum(balance)::int as sum, count(*) filter (where balance <> coalesce((select sum(amount) from entries e where e.account = a.id), 0))::int as wrong from accounts a');
        expect(rows).toEqual([{ sum: 0, wrong: 0 }]);
        const { rows: copied } = await pool.query<{ count: number }>('select count(*) from entries');
        expect(copied[0]?.count).toBeGreaterThanOrEqual(before);
      });
    }
    await busy.drop();
  });

  it('waits for a migration that is under way and holds the next one up, so that no table changes under it', async () => {
    const own = await createTestDatabase<object>({ empty: true });
    await fillSample(own.pool, now);
    const order: string[] = [];
    const slow = { name: '20260102T000000_slow', sql: 'alter table accounts add column late int; select pg_sleep(1)' };
    const first = migrate(own.pool, [...sampleMigrations, slow], now).then(() => order.push('migrated'));
    await expect.poll(async () => (await own.pool.query("select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'")).rowCount, { timeout: 10_000 }).toBe(1);
    let second: Promise<unknown> | undefined;
    await write(join(folder, 'between.tar'), {
      pool: own.pool,
      onProgress: () => {
        if (order.at(-1) !== 'read') order.push('read');
        second ??= migrate(own.pool, [...sampleMigrations, slow, laterMigration], now).then(() => order.push('migrated again'));
      },
    });
    await Promise.all([first, second]);
    expect(order).toEqual(['migrated', 'read', 'migrated again']);
    await restored(join(folder, 'between.tar'), async ({ pool }) => {
      expect((await pool.query('select late from accounts limit 1')).rows).toEqual([{ late: null }]);
    }, [...sampleMigrations, slow]);
    await own.drop();
  });
});

describe('a backup that cannot be written', () => {
  it('says why in one line and leaves nothing', async () => {
    await writeFile(join(folder, 'there.tar'), 'an older backup');
    expect(await problem(write(join(folder, 'there.tar')))).toBe(`BackupError: ${join(folder, 'there.tar')} 已存在，未作任何改动；请另选路径。`);
    expect(await problem(write(join(folder, 'absent', 'site.tar')))).toBe(`BackupError: 文件夹 ${join(folder, 'absent')} 不存在；请先建立它，或另选路径。`);
    expect(await problem(write(join(folder, 'there.tar', 'site.tar')))).toBe(`BackupError: 文件夹 ${join(folder, 'there.tar')} 不存在；请先建立它，或另选路径。`);
    expect(await problem(write(join(folder, `${'长'.repeat(90)}.tar`)))).toContain('（ENAMETOOLONG）');
    expect(await problem(write(join(folder, 'site.tar'), { files: [{ name: 'site.json', path: join(folder, 'absent.json') }] }))).toBe(`BackupError: ${join(folder, 'absent.json')} 不存在。`);
    expect(await readdir(folder)).toEqual(['there.tar']);
  });

  it('because the database holds nothing of ours, or more than ours, leaves nothing', async () => {
    const other = await createTestDatabase<object>({ empty: true });
    expect(await problem(write(join(folder, 'site.tar'), { pool: other.pool }))).toBe('BackupError: 这个数据库中没有明厅的数据。');
    await migrate(other.pool, sampleMigrations, now);
    await other.pool.query('create schema finance; create table finance.payroll (id int)');
    expect(await problem(write(join(folder, 'site.tar'), { pool: other.pool }))).toContain('不属于明厅的表 finance.payroll');
    expect(await readdir(folder)).toEqual([]);
    await other.drop();
  });

  it('because it was interrupted leaves nothing, and the pool is of use', async () => {
    const stop = new AbortController();
    expect(await problem(write(join(folder, 'site.tar'), { signal: stop.signal, onProgress: () => stop.abort() }))).toBe('BackupError: 已中断，未作任何改动。');
    expect(await readdir(folder)).toEqual([]);
    expect((await contentOf(database.pool))['accounts']).toHaveLength(50);
  });

  it('because the database went away leaves nothing', async () => {
    const own = await createTestDatabase<object>({ empty: true });
    await fillSample(own.pool, now);
    await own.pool.query("insert into journal select n, repeat(md5(n::text), 20000) from generate_series(100, 160) as n");
    let ended: Promise<unknown> | undefined;
    const end = () => (ended ??= database.pool.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [new URL(own.url).pathname.slice(1)]));
    expect(await problem(write(join(folder, 'site.tar'), { pool: own.pool, onProgress: end }))).toMatch(/terminat|connection error/);
    expect(await readdir(folder)).toEqual([]);
    await own.drop();
  });
});

describe('a process of its own', () => {
  let scratch: string;
  let program: readonly string[];
  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'openhall-writer-'));
    await chmod(scratch, 0o755);
    // An account without rights may not be able to read this repository, nor the Node it was started with.
    const node = join(scratch, 'node');
    await copyFile(await realpath(process.execPath), node);
    await build({
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: { ssr: join(import.meta.dirname, 'fixtures/write-sample-backup.ts'), outDir: join(scratch, 'program'), rolldownOptions: { output: { entryFileNames: 'write-sample-backup.mjs' } } },
    });
    program = [node, join(scratch, 'program/write-sample-backup.mjs')];
    // More than a small disk holds, and more than is written at once.
    await database.pool.query("insert into journal select n, (select string_agg(md5(random()::text), '') from generate_series(1, 1000 + n)) from generate_series(1000, 1100) as n");
  });
  afterAll(() => rm(scratch, { recursive: true }));

  const run = (path: string, account: { uid?: number; gid?: number } = {}) => spawnSync(program[0] ?? '', [...program.slice(1), database.url, path], { encoding: 'utf8', cwd: '/', ...account });

  it('without the right to write there says so', async () => {
    const closed = join(folder, 'closed');
    await mkdir(closed, { mode: 0o555 });
    const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const { status, stderr } = run(join(closed, 'site.tar'), account);
    expect([status, stderr]).toEqual([1, `BackupError: 没有权限写入 ${join(closed, 'site.tar')}；请检查权限，或另选路径。\n`]);
    expect(await readdir(closed)).toEqual([]);
  });

  // A small disk of its own, in a mount namespace that ends with the command: as root, or as a user where the system lets users have one.
  const onSmallDisk = (disk: string, script: string) => spawnSync('unshare', ['--map-root-user', '--mount', 'sh', '-c', `mount -t tmpfs -o size=256k none '${disk}' && ${script}`], { encoding: 'utf8' });
  const small = spawnSync('unshare', ['--map-root-user', '--mount', 'true']).status === 0 ? ['a disk of 256 kB'] : [];
  it.each(small)('on %s says that it is full, and leaves it empty', async () => {
    const disk = join(folder, 'disk');
    await mkdir(disk);
    const ended = onSmallDisk(disk, `{ '${program.join("' '")}' '${database.url}' '${disk}/site.tar'; echo "code $?"; ls -A '${disk}'; }`);
    expect(ended.stderr).toBe(`BackupError: ${disk}/site.tar 所在磁盘已满，没有留下文件；请腾出空间，或另选路径。\n`);
    expect(ended.stdout.replace(/^\.+/, '')).toBe('code 1\n');
  });

  it('that is killed leaves nothing under the name of a backup', async () => {
    const child = spawn(program[0] ?? '', [...program.slice(1), database.url, join(folder, 'site.tar')], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'close');
    expect((await readdir(folder)).filter((name) => !name.endsWith('.partial'))).toEqual([]);
    // The next one is not in its way.
    expect(run(join(folder, 'site.tar')).stderr).toContain('EEXIST');
    await rm(join(folder, 'site.tar.fixture.partial'));
    expect(run(join(folder, 'site.tar')).stdout).toMatch(/written\n$/);
  });
});
