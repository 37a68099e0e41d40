import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, databaseUrl, fixedClock, sharedPath, testedVersion } from './index.ts';

afterEach(() => vi.unstubAllEnvs());

describe('a test database', () => {
  it('has every package’s tables, is the test’s own, and goes with it', async () => {
    const [one, other] = await Promise.all([createTestDatabase<object>(), createTestDatabase<object>()]);
    await one.pool.query('create table only_here (id int)');
    const tables = async ({ pool }: typeof one) => (await pool.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public'")).rows.map(({ name }) => name);
    expect(await tables(one)).toEqual(expect.arrayContaining(['only_here', 'documents', 'calendar_years', 'search_synonyms', 'cache_generations']));
    expect(await tables(other)).not.toContain('only_here');
    await one.drop();
    const { rows } = await other.pool.query('select 1 from pg_database where datname = $1', [new URL(one.url).pathname.slice(1)]);
    expect(rows).toEqual([]);
    await other.drop();
  });

  it('is empty where a test asks for that', async () => {
    const database = await createTestDatabase<object>({ empty: true });
    expect((await database.pool.query("select 1 from pg_tables where schemaname = 'public'")).rows).toEqual([]);
    await database.drop();
  });

  it('is addressed by name on the server of the run', () => {
    expect(databaseUrl('postgres://openhall:secret@127.0.0.1:5433/postgres', 'test_1')).toBe('postgres://openhall:secret@127.0.0.1:5433/test_1');
  });

  it('runs on the version that is asked for', () => {
    vi.stubEnv('OPENHALL_TEST_PG', '15');
    expect(testedVersion().packageFolder).toMatch(/linux-x64@15|postgres-15/);
    vi.stubEnv('OPENHALL_TEST_PG', '');
    expect(testedVersion()).toEqual({});
  });
});

describe('a fixed clock', () => {
  it('stands still until it is set, and nobody can move it by the date it gave', () => {
    const clock = fixedClock('2026-11-25T00:00:00Z');
    clock.now().setFullYear(1999);
    expect(clock.now()).toEqual(new Date('2026-11-25T00:00:00Z'));
    clock.set('2026-11-26T00:00:00Z');
    expect(clock.now()).toEqual(new Date('2026-11-26T00:00:00Z'));
  });
});

describe('the real input', () => {
  it('fails with what to get where it is missing', () => {
    vi.stubEnv('OPENHALL_SHARED', '/nonexistent');
    expect(() => sharedPath('data', 'laws')).toThrow(/^\/nonexistent\/data\/laws is missing\. .* OPENHALL_SHARED \(see CONTRIBUTING\.md, "Real input"\)\.$/);
  });
});
