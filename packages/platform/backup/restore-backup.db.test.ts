import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openDatabase, readGenerations, type Database, type GenerationTables, type Migration } from '@openhall/database';
import { createTestDatabase, startOtherServer, type TestDatabase } from '@openhall/testkit';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BackupArchive, restoreBackup, writeBackup, type Progress, type RestoreOptions } from './index.ts';
import { contentOf, fillSample, laterMigration, sampleMigrations, schemaOf } from './testing/sample-installation.ts';

type Tables = GenerationTables & { accounts: { id: number; entries_count: number } };

const now = new Date('2026-11-25T01:00:00Z');
const signal = new AbortController().signal;
let folder: string;
let origin: TestDatabase<Tables>;
let path: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openhall-restore-'));
  origin = await createTestDatabase<Tables>({ empty: true });
  await fillSample(origin.pool, now);
  path = join(folder, 'sample.tar');
  await writeBackup({ pool: origin.pool, path, id: 'one', now, productVersion: '0.1.0', files: [], derivedSchemas: ['queue'], signal });
});
afterAll(async () => {
  await origin.drop();
  await rm(folder, { recursive: true });
});

let target: TestDatabase<Tables>;
beforeEach(async () => {
  target = await createTestDatabase<Tables>({ empty: true });
});
afterEach(() => target.drop());

async function restore(pool: TestDatabase<Tables>['pool'], changes: Partial<RestoreOptions<Tables>> = {}) {
  const archive = await BackupArchive.open(path);
  try {
    await archive.check({ signal });
    return await restoreBackup<Tables>({ pool, archive, migrations: sampleMigrations, now: new Date('2026-12-01T00:00:00Z'), replace: null, derivedSchemas: ['queue'], checks: [], signal, ...changes });
  } finally {
    await archive.close();
  }
}

const databaseName = ({ url }: TestDatabase<Tables>): string => new URL(url).pathname.slice(1);
const problem = (work: Promise<unknown>): Promise<string> => work.then(() => 'it was done', (error: unknown) => String(error));
/** What differs on purpose: the numbers by which running processes notice. */
const withoutGenerations = (content: Record<string, readonly string[]>) => ({ ...content, cache_generations: null });

describe('a restored installation', () => {
  it('holds every row of every table to the byte, with the keys, triggers and sequences of the origin', async () => {
    const report = await restore(target.pool);
    expect(report).toEqual({ database: databaseName(target), tables: 6, rows: 50 + 490 + 3 + 41 + 1 + 2, migrated: [], checks: [] });
    expect(withoutGenerations(await contentOf(target.pool))).toEqual(withoutGenerations(await contentOf(origin.pool)));
    expect(await schemaOf(target.pool)).toEqual(await schemaOf(origin.pool));
    await expect(target.pool.query('delete from journal')).rejects.toThrow('immutable');
    await expect(target.pool.query('insert into entries (account, amount) values (999, 1)')).rejects.toThrow('foreign key');
    // No number is given twice; the refused row has used up the first one.
    const { rows } = await target.pool.query('insert into entries (account, amount) values (1, 1) returning "order"');
    expect(rows).toEqual([{ order: 502 }]);
  });

  it('makes running processes drop what they kept, whether the database was new to them or not', async () => {
    await restore(target.pool);
    expect(await readGenerations(target.db)).toEqual(new Map([['sample', 8]]));
    await target.pool.query("update cache_generations set generation = 40; insert into cache_generations values ('other', 3)");
    await restore(target.pool, { replace: databaseName(target) });
    expect(await readGenerations(target.db)).toEqual(new Map([['sample', 41], ['other', 4]]));
  });

  it('of an older version is brought up to this one with its rows', async () => {
    const report = await restore(target.pool, { migrations: [...sampleMigrations, laterMigration] });
    expect(report.migrated).toEqual([laterMigration.name]);
    const counts = await target.db.selectFrom('accounts').select(sql<number>`sum(entries_count)`.as('all')).executeTakeFirstOrThrow();
    expect(Number(counts.all)).toBe(490);
    expect(await migrate(target.pool, [...sampleMigrations, laterMigration], now)).toEqual([]);
  });

  it('has passed what the product asks of it, or nothing is kept', async () => {
    const asked: number[] = [];
    const count = async (db: Parameters<RestoreOptions<Tables>['checks'][number]['check']>[0]) => {
      const { all } = await db.selectFrom('accounts').select((eb) => eb.fn.countAll<number>().as('all')).executeTakeFirstOrThrow();
      asked.push(all);
      return null;
    };
    const refuse = { name: '账目', check: () => Promise.resolve('少了 3 笔') };
    expect(await problem(restore(target.pool, { checks: [{ name: '户数', check: count }, refuse] }))).toBe('BackupError: 恢复后的检查“账目”没有通过：少了 3 笔。已全部撤销，未作任何改动。');
    expect(asked).toEqual([50]);
    expect(await contentOf(target.pool)).toEqual({ sequences: [] });
    expect((await restore(target.pool, { checks: [{ name: '户数', check: count }] })).checks).toEqual(['户数']);
  });
});

describe('a database that is not empty', () => {
  it('is left as it is unless it is named, and is replaced whole where it is', async () => {
    await migrate(target.pool, sampleMigrations, now);
    await target.pool.query("insert into accounts (name, balance) values ('不能丢', 1); create table kept (line text); create view seen as select * from kept");
    const before = await contentOf(target.pool);
    const name = databaseName(target);
    expect(await problem(restore(target.pool))).toBe(`BackupError: 数据库 ${name} 不是空的（accounts、journal 中有数据），未作任何改动；确实要以备份取代其中的全部内容，请加上 --replace ${name}。`);
    expect(await problem(restore(target.pool, { replace: 'postgres' }))).toBe(`BackupError: --replace 写的是 postgres，而数据库名是 ${name}，未作任何改动。`);
    expect(await contentOf(target.pool)).toEqual(before);
    await restore(target.pool, { replace: name });
    expect(withoutGenerations(await contentOf(target.pool))).toEqual(withoutGenerations(await contentOf(origin.pool)));
  });

  it('loses what was derived from the rows that are replaced, and a backup leaves it out', async () => {
    await fillSample(target.pool, now);
    await target.pool.query('create schema queue; create table queue.jobs (about bigint references accounts); insert into queue.jobs values (1)');
    const { manifest } = await writeBackup({ pool: target.pool, path: join(folder, 'queue.tar'), id: 'four', now, productVersion: '0.1.0', files: [], derivedSchemas: ['queue'], signal });
    expect(manifest.tables.map(({ name }) => name)).not.toContain('jobs');
    await restore(target.pool, { replace: databaseName(target) });
    expect((await target.pool.query("select to_regclass('queue.jobs') as jobs")).rows).toEqual([{ jobs: null }]);
    expect(withoutGenerations(await contentOf(target.pool))).toEqual(withoutGenerations(await contentOf(origin.pool)));
  });

  it('keeps everything where the restore fails half-way', async () => {
    await fillSample(target.pool, now);
    await target.pool.query("update accounts set name = '后来的' where id = 1");
    const before = [await contentOf(target.pool), await schemaOf(target.pool)];
    for (const share of [0, 0.2, 0.45, 0.6, 0.9]) {
      const stop = new AbortController();
      const onProgress = ({ done, total }: Progress) => done >= share * total && stop.abort();
      expect(await problem(restore(target.pool, { replace: databaseName(target), signal: stop.signal, onProgress })), `at ${share}`).toBe('BackupError: 已中断，未作任何改动。');
    }
    const failing: Migration = { name: '20260301T000000_fails', sql: 'select 1 / 0' };
    expect(await problem(restore(target.pool, { replace: databaseName(target), migrations: [...sampleMigrations, failing] }))).toBe('MigrationError: 数据库结构升级 20260301T000000_fails 失败：division by zero');
    expect([await contentOf(target.pool), await schemaOf(target.pool)]).toEqual(before);
  });

  it('is replaced under readers and writers, who go on afterwards', async () => {
    await fillSample(target.pool, now);
    const stop = new AbortController();
    const lost: unknown[] = [];
    // Each holds one table while it asks for the next, in its own order.
    const busy = async (tables: readonly string[]): Promise<number> => {
      let rounds = 0;
      for (; !stop.signal.aborted; rounds += 1) {
        const client = await target.pool.connect();
        try {
          await client.query('begin');
          for (const table of tables) await client.query(`select count(*) from ${table}`);
          await client.query("insert into entries (account, amount) values (1, 1); insert into accounts (name, balance) values ('后来', 0)");
          await client.query('commit');
          client.release();
        } catch (error) {
          lost.push(error);
          client.release(true);
        }
      }
      return rounds;
    };
    const others = [['accounts', 'entries', 'journal'], ['journal', 'entries', 'rich']].map(busy);
    await restore(target.pool, { replace: databaseName(target) });
    const roundsOf = async () => Number((await target.pool.query("select count(*) from accounts where name = '后来'")).rows[0]?.count);
    const after = await roundsOf();
    await expect.poll(roundsOf, { timeout: 10_000 }).toBeGreaterThan(after + 4);
    stop.abort();
    await Promise.all(others);
    // A transaction that began before and stands in the way of the restore is given up by the server, or finds its table gone.
    expect(lost.filter((error) => !/deadlock detected|does not exist|could not open relation/.test(String(error)))).toEqual([]);
    const { accounts = [] } = await contentOf(target.pool);
    expect(accounts.filter((line) => !line.includes('后来'))).toEqual((await contentOf(origin.pool))['accounts']);
  });

  it('and never was ours is not touched, even where it is named', async () => {
    await target.pool.query('create table payroll (id int)');
    expect(await problem(restore(target.pool, { replace: databaseName(target) }))).toBe('BackupError: 数据库中有不属于明厅的表（payroll），不能恢复到这里；请使用单独的空数据库，未作任何改动。');
    await target.pool.query('drop table payroll; create schema finance; create table finance.payroll (id int)');
    expect(await problem(restore(target.pool))).toBe('BackupError: 数据库中有不属于明厅的表 finance.payroll；请为明厅使用单独的数据库，未作任何改动。');
    expect((await target.pool.query('select * from finance.payroll')).rows).toEqual([]);
  });

  it('counts as empty while its tables hold no row', async () => {
    await migrate(target.pool, sampleMigrations.filter(({ sql: text }) => !text.includes('insert into journal')), now);
    expect((await restore(target.pool)).tables).toBe(6);
  });
});

describe('an account that may not', () => {
  it('make tables, or read them all, is told so in one line', async () => {
    const role = `limited_${databaseName(target)}`;
    await target.pool.query(`create role ${role} login password 'limited'`);
    const url = new URL(target.url);
    [url.username, url.password] = [role, 'limited'];
    const limited = openDatabase<Tables>({ url: url.href, poolSize: 2, namedStatements: true });
    try {
      expect(await problem(restore(limited.pool))).toBe('BackupError: 数据库账号权限不足（permission denied for schema public），未作任何改动。');
      await migrate(target.pool, sampleMigrations, now);
      const unread = join(folder, 'unread.tar');
      expect(await problem(writeBackup({ pool: limited.pool, path: unread, id: 'three', now, productVersion: '0.1.0', files: [], derivedSchemas: ['queue'], signal }))).toMatch(/^BackupError: 数据库账号权限不足（permission denied for table .+），未作任何改动。$/);
      expect(await readdir(folder)).not.toContain('unread.tar');
    } finally {
      await limited.close();
      await target.pool.query(`drop owned by ${role}; drop role ${role}`);
    }
  });
});

describe('a version that does not know the backup', () => {
  it('refuses it before anything is written', async () => {
    expect(await problem(restore(target.pool, { migrations: sampleMigrations.slice(0, -1) }))).toBe('BackupError: 备份由更新的版本写成（数据结构 20260101T000000_create_sample）；请使用该版本或更新的版本，未作任何改动。');
    const altered = sampleMigrations.map((migration) => (migration.name.endsWith('create_sample') ? { ...migration, sql: `${migration.sql} ` } : migration));
    expect(await problem(restore(target.pool, { migrations: altered }))).toBe('BackupError: 备份的数据结构 20260101T000000_create_sample 与本版本的不同；请使用写成它的版本，未作任何改动。');
    expect(await contentOf(target.pool)).toEqual({ sequences: [] });
  });
});

describe('another version of PostgreSQL', () => {
  // The oldest one is packaged for one platform only.
  const platforms = process.platform === 'linux' && process.arch === 'x64' ? ['another version'] : [];
  it.each(platforms)('takes a backup, and gives one back', async () => {
    const server = await startOtherServer();
    const other: Database<Tables> = openDatabase<Tables>({ url: server.url, poolSize: 2, namedStatements: true });
    try {
      await restore(other.pool);
      const wanted = withoutGenerations(await contentOf(origin.pool));
      expect(withoutGenerations(await contentOf(other.pool))).toEqual(wanted);
      const returned = join(folder, 'returned.tar');
      const { manifest } = await writeBackup({ pool: other.pool, path: returned, id: 'two', now, productVersion: '0.1.0', files: [], derivedSchemas: ['queue'], signal });
      const archive = await BackupArchive.open(returned);
      await restoreBackup<Tables>({ pool: target.pool, archive, migrations: sampleMigrations, now, replace: null, derivedSchemas: ['queue'], checks: [], signal });
      await archive.close();
      expect(withoutGenerations(await contentOf(target.pool))).toEqual(wanted);
      const versions = await Promise.all([other, target].map(async ({ pool }) => (await pool.query<{ server_version: string }>('show server_version')).rows[0]?.server_version));
      expect(manifest.postgresVersion).toBe(versions[0]);
      expect(versions.map((version) => Math.floor(Number.parseFloat(version ?? ''))).toSorted()).toEqual([15, 18]);
    } finally {
      await other.close();
      await server.stop();
    }
  });
});
