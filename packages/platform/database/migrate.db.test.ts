import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../../quality/testkit/index.ts';
import type { TestDatabase } from '../../quality/testkit/index.ts';
import { holdSchema, migrate, migrateInside, MigrationError, migrationsFrom, openDatabase, pendingMigrations } from './index.ts';
import type { Migration } from './index.ts';

const now = new Date('2026-11-25T01:00:00Z');
const first: Migration = { name: '20260101T000000_create_one', sql: 'create table one (id int)' };
const second: Migration = { name: '20260102T000000_create_two', sql: 'create table two as select * from one' };

let database: TestDatabase<object>;

beforeEach(async () => {
  database = await createTestDatabase({ empty: true });
});

afterEach(() => database.drop());

const recorded = async (): Promise<unknown[]> => (await database.pool.query('select name, applied_at from schema_migrations order by name')).rows;

describe('migrations', () => {
  it('run once, in the order of their names, whichever package they come from', async () => {
    expect(await pendingMigrations(database.pool, [second, first])).toEqual([first, second]);
    expect(await migrate(database.pool, [second, first], now)).toEqual([first.name, second.name]);
    expect(await recorded()).toEqual([first, second].map(({ name }) => ({ name, applied_at: now })));
    expect(await migrate(database.pool, [first, second], now)).toEqual([]);
    expect(await pendingMigrations(database.pool, [first, second])).toEqual([]);
  });

  it('run once where several processes start at the same moment', async () => {
    const slow: Migration = { name: '20260103T000000_slow', sql: 'select pg_sleep(0.3); create table three (id int)' };
    const starts = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const { pool, close } = openDatabase({ url: database.url, poolSize: 2, namedStatements: true });
        const applied = await migrate(pool, [first, second, slow], now);
        await close();
        return applied;
      }),
    );
    expect(starts.toSorted((a, b) => b.length - a.length)).toEqual([[first.name, second.name, slow.name], [], [], []]);
  });

  it('stop at the one that fails, which leaves nothing behind, and go on from there', async () => {
    const broken: Migration = { name: second.name, sql: 'create table half (id int); select * from nowhere' };
    await expect(migrate(database.pool, [first, broken], now)).rejects.toThrow(new MigrationError(`数据库结构升级 ${broken.name} 失败：relation "nowhere" does not exist`));
    expect(await recorded()).toHaveLength(1);
    expect((await database.pool.query("select to_regclass('half') as half")).rows).toEqual([{ half: null }]);
    expect(await migrate(database.pool, [first, second], now)).toEqual([second.name]);
  });

  it('tell the first reason where the connection dies under one', async () => {
    const fatal: Migration = { name: second.name, sql: 'select pg_terminate_backend(pg_backend_pid())' };
    await expect(migrate(database.pool, [first, fatal], now)).rejects.toThrow(new RegExp(`^数据库结构升级 ${fatal.name} 失败：terminating connection`));
    expect(await migrate(database.pool, [first, second], now)).toEqual([second.name]);
  });

  it('inside a transaction stand or fall with it, as if each had one of its own', async () => {
    const keyed: Migration = { name: '20260103T000000_keyed', sql: 'create table keyed (id int primary key, up int references keyed deferrable initially deferred); insert into keyed values (2, 1), (1, null)' };
    const altering: Migration = { name: '20260104T000000_altering', sql: 'alter table keyed add column line text' };
    const client = await database.pool.connect();
    for (const end of ['rollback', 'commit']) {
      await client.query('begin');
      expect(await migrateInside(client, [altering, keyed, first], now)).toEqual([first.name, keyed.name, altering.name]);
      const start = migrate(database.pool, [first, keyed, altering], now);
      await client.query(end);
      expect(await start).toEqual(end === 'commit' ? [] : [first.name, keyed.name, altering.name]);
      await database.pool.query(end === 'commit' ? 'select 1' : 'drop table schema_migrations, keyed, one');
    }
    await client.query('begin');
    await expect(migrateInside(client, [first, keyed, altering, { name: '20260105T000000_orphan', sql: 'insert into keyed values (3, 9)' }], now)).rejects.toThrow(/^数据库结构升级 20260105T000000_orphan 失败：.*foreign key/);
    client.release(true);
  });

  it('wait while somebody looks at the schema', async () => {
    const client = await database.pool.connect();
    const order: string[] = [];
    const start = await holdSchema(client, async () => {
      const migrating = migrate(database.pool, [first], now).then(() => order.push('migrated'));
      await client.query('select pg_sleep(0.2)');
      order.push('looked');
      return [migrating];
    });
    await Promise.all(start);
    expect(order).toEqual(['looked', 'migrated']);
    client.release();
  });

  it('are refused where one was changed after it ran', async () => {
    await migrate(database.pool, [first], now);
    const edited: Migration = { ...first, sql: `${first.sql}; drop table one` };
    await expect(migrate(database.pool, [edited, second], now)).rejects.toThrow(new MigrationError(`migration ${first.name} was changed after it was applied; write a new one instead`));
    expect((await database.pool.query("select to_regclass('two') as two")).rows).toEqual([{ two: null }]);
  });

  it('are refused where the database is ahead of this version', async () => {
    await migrate(database.pool, [first, second], now);
    await expect(migrate(database.pool, [first], now)).rejects.toThrow(new MigrationError(`数据库中有本版本不认识的结构升级 ${second.name}，它由更新的版本写入；请使用该版本或更新的版本。`));
  });

  it('are refused where two have one name or a name has no place on the timeline', async () => {
    await expect(migrate(database.pool, [first, first], now)).rejects.toThrow(new MigrationError(`two migrations are named ${first.name}`));
    await expect(migrate(database.pool, [{ ...first, name: '2026_create' }], now)).rejects.toThrow(MigrationError);
  });
});

describe('migrations read from files', () => {
  it('are named by the file, without folder and ending', () => {
    expect(migrationsFrom({ './b/20260102T000000_create_two.sql': second.sql, './a/20260101T000000_create_one.sql': first.sql })).toEqual([first, second]);
  });
});
