import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { afterValues, beforeValues, readingOrder, type Keyset } from './keyset.ts';

const db = new Kysely<object>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});
const newest: Keyset = { columns: [sql.ref('d.listed_on'), sql.ref('d.id')], descending: true };
const oldest: Keyset = { ...newest, descending: false };
const values = [sql`${'2026-11-24'}`, sql`${'abc'}`];
const text = (part: ReturnType<typeof readingOrder>) => part.compile(db).sql;

describe('keysets', () => {
  it('compare whole rows, so that one index serves them', () => {
    expect(text(afterValues(newest, values))).toBe('("d"."listed_on", "d"."id") < ($1, $2)');
    expect(text(beforeValues(newest, values))).toBe('("d"."listed_on", "d"."id") > ($1, $2)');
    expect(text(afterValues(oldest, values))).toBe('("d"."listed_on", "d"."id") > ($1, $2)');
    expect(text(beforeValues(oldest, values))).toBe('("d"."listed_on", "d"."id") < ($1, $2)');
  });

  it('read backwards in the opposite order', () => {
    expect(text(readingOrder(newest, 'forward'))).toBe('"d"."listed_on" desc, "d"."id" desc');
    expect(text(readingOrder(newest, 'backward'))).toBe('"d"."listed_on" asc, "d"."id" asc');
    expect(text(readingOrder(oldest, 'forward'))).toBe('"d"."listed_on" asc, "d"."id" asc');
  });

  it('want a value for each column', () => {
    expect(() => afterValues(newest, values.slice(1))).toThrow('needs as many values');
  });
});
