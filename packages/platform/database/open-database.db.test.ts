import { sql } from 'kysely';
import type { QueryResult } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// By path: the testkit stands on this package, so that it cannot be a dependency of it.
import { createTestDatabase, databaseUrl } from '../../quality/testkit/index.ts';
import type { TestDatabase } from '../../quality/testkit/index.ts';
import { countStatements, inTransaction, openDatabase, ping, refuseUnsuitable, serverMajorVersion, UnsuitableDatabaseError } from './index.ts';

interface Tables {
  moments: { day: string; instant: Date; total: number; days: string[]; totals: number[]; nothing: string | null };
}

let database: TestDatabase<Tables>;

beforeAll(async () => {
  database = await createTestDatabase<Tables>({ empty: true });
  await database.pool.query('create table moments (day date, instant timestamptz, total bigint, days date[], totals bigint[], nothing date)');
});

afterAll(() => database.drop());

describe('values', () => {
  it('arrive as calendar dates, instants and exact numbers, whatever the zone of this process', async () => {
    const row: Tables['moments'] = {
      day: '2026-02-17',
      instant: new Date('2026-02-16T16:00:00Z'),
      total: 9_007_199_254_740_991,
      days: ['2026-02-17', '0001-01-01', '9999-12-31'],
      totals: [1, 9_007_199_254_740_991],
      nothing: null,
    };
    await database.db.insertInto('moments').values(row).execute();
    expect(await database.db.selectFrom('moments').selectAll().execute()).toEqual([row]);
  });

  it.each(['2026-11-25 01:02:03.456789+00', '2026-11-25 01:00:00+08', '2026-11-25 01:00:00+05:30', '1900-01-01 00:00:00+00', '0044-03-15 00:00:00+00', '0044-03-15 00:00:00+00 BC', '10000-01-01 00:00:00+00', 'infinity'])('are the instant the database means: %s', async (text) => {
    // The server counts the milliseconds since 1970 itself; infinity has none.
    const { rows } = await sql<{ instant: Date | number; milliseconds: string }>`
      select ${text}::timestamptz as instant, case when isfinite(${text}::timestamptz) then floor(extract(epoch from ${text}::timestamptz) * 1000)::text else 'Infinity' end as milliseconds`.execute(database.db);
    expect(String(Number(rows[0]?.instant))).toBe(rows[0]?.milliseconds);
  });

  it('are refused rather than rounded where a number cannot hold them', async () => {
    await expect(sql`select 9007199254740993::bigint as total`.execute(database.db)).rejects.toThrow('The database answered 9007199254740993, which a number cannot hold exactly.');
  });

  it('stay as another user of pg in this process wants them', () => {
    expect(pg.types.getTypeParser(20)('12')).toBe('12');
  });
});

describe('statements', () => {
  it('longer than allowed are ended, and the connection goes on', async () => {
    const bounded = openDatabase<Tables>({ url: database.url, poolSize: 1, namedStatements: true, statementTimeoutMs: 50 });
    await expect(sql`select pg_sleep(10)`.execute(bounded.db)).rejects.toMatchObject({ code: '57014' });
    expect((await sql<{ one: number }>`select 1 as one`.execute(bounded.db)).rows).toEqual([{ one: 1 }]);
    await bounded.close();
  });

  it.each([
    { namedStatements: true, names: 1 },
    { namedStatements: false, names: 0 },
  ])('are kept by name only where that is switched on: $namedStatements', async ({ namedStatements, names }) => {
    const { db, close } = openDatabase<Tables>({ url: database.url, poolSize: 1, namedStatements });
    for (const day of ['2026-01-01', '2026-01-02']) await db.selectFrom('moments').select('total').where('day', '=', day).execute();
    const { rows } = await sql<{ count: number }>`select count(*) from pg_prepared_statements where statement like 'select "total"%'`.execute(db);
    expect(rows).toEqual([{ count: names }]);
    await close();
  });

  it('are planned anew where they ask for it', async () => {
    const { db, close } = openDatabase<Tables>({ url: database.url, poolSize: 1, namedStatements: true });
    await sql`/* plan anew */ select ${1}::int`.execute(db);
    expect((await sql`select name from pg_prepared_statements where statement like '/* plan anew%'`.execute(db)).rows).toEqual([]);
    await close();
  });

  it('are counted, those of other work beside it are not', async () => {
    const beside = sql`select 'beside'`.execute(database.db);
    const { result, statements } = await countStatements(() => inTransaction(database.db, (trx) => inTransaction<Tables, QueryResult<{ one: number }>>(trx, (same) => sql<{ one: number }>`select 1 as one`.execute(same))));
    await beside;
    expect(result.rows).toEqual([{ one: 1 }]);
    expect(statements).toEqual(['begin', 'select 1 as one', 'commit']);
  });
});

/** Server processes that sleep on behalf of a statement. */
async function sleeping(): Promise<number[]> {
  const { rows } = await database.pool.query<{ pid: number }>("select pid from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'");
  return rows.map(({ pid }) => pid);
}

describe('a connection that breaks', () => {
  it('at work fails what waits for it, and nothing else', async () => {
    const working: Promise<unknown> = sql`select pg_sleep(10)`.execute(database.db).catch((error: unknown) => error);
    const [pid] = await expect.poll(sleeping, { timeout: 5000 }).toHaveLength(1).then(sleeping);
    await database.pool.query('select pg_terminate_backend($1)', [pid]);
    expect(await working).toMatchObject({ code: '57P01' });
    const answers = (): Promise<boolean> => ping(database.db).then(() => true, () => false);
    await expect.poll(answers).toBe(true);
  });

  it('while idle is told of and replaced', async () => {
    const told: string[] = [];
    const { db, close } = openDatabase<Tables>({ url: database.url, poolSize: 1, namedStatements: true, onIdleError: (error) => told.push(error.message) });
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
    await database.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await expect.poll(() => told.length).toBeGreaterThan(0);
    await ping(db);
    await close();
    await close();
  });
});

describe('a given database', () => {
  it('is taken where it is UTF8 on PostgreSQL 15 to 18', async () => {
    await expect(refuseUnsuitable(database.pool)).resolves.toBeUndefined();
    expect(await serverMajorVersion(database.pool)).toBe(process.env['OPENHALL_TEST_PG'] === '15' ? 15 : 18);
  });

  it('is refused where Chinese text would vanish, with what to do', async () => {
    const name = `${new URL(database.url).pathname.slice(1)}_ascii`;
    await database.pool.query(`create database ${name} template template0 encoding 'SQL_ASCII' locale 'C'`);
    const ascii = openDatabase({ url: databaseUrl(database.url, name), poolSize: 1, namedStatements: true });
    const refused: unknown = await refuseUnsuitable(ascii.pool).catch((error: unknown) => error);
    await ascii.close();
    await database.pool.query(`drop database ${name}`);
    expect(refused).toBeInstanceOf(UnsuitableDatabaseError);
    expect((refused as Error).message).toBe("数据库的编码是 SQL_ASCII，不能保存中文；请用 ENCODING 'UTF8' 重新建立（CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8'）。");
  });

  it('is refused where its version was never tried', async () => {
    // No other server is at hand; its answer is.
    const old = { query: (text: string) => Promise.resolve({ rows: text.includes('encoding') ? [{ server_encoding: 'UTF8' }] : [{ server_version_num: '140011' }] }) };
    await expect(refuseUnsuitable(old as unknown as pg.Pool)).rejects.toThrow('数据库服务器是 PostgreSQL 14；支持的版本是 15 至 18。');
  });
});
