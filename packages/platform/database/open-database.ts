import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Transaction } from 'kysely';
import pg from 'pg';
import { messages } from './messages.ts';
import { statementClient } from './statement-client.ts';
import { typeParsers } from './type-parsers.ts';

export interface DatabaseOptions {
  /** A `postgres://` address. */
  url: string;
  /** Most connections at once. */
  poolSize: number;
  /** Name statements by their hash; off behind a transaction pooler without support for prepared statements. */
  namedStatements: boolean;
  /** Longest a statement may run, in milliseconds; 0 for no bound (imports, migrations). */
  statementTimeoutMs?: number;
  /** Told of a connection that broke while idle; the pool replaces it by itself. */
  onIdleError?: (error: Error) => void;
}

export interface Database<Tables> {
  db: Kysely<Tables>;
  pool: pg.Pool;
  close(): Promise<void>;
}

/** Opens a pool and Kysely over it. Connects lazily: an unreachable server shows with the first statement. */
export function openDatabase<Tables>(options: DatabaseOptions): Database<Tables> {
  const timeout = options.statementTimeoutMs ?? 0;
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    application_name: 'openhall',
    types: typeParsers,
    Client: statementClient(options.namedStatements),
    // Said as a statement: poolers refuse it among the start-up parameters.
    ...(timeout > 0 && { onConnect: async (client: pg.ClientBase) => void (await client.query({ text: `set statement_timeout = ${Math.trunc(timeout)}` })) }),
  });
  // Without a listener a connection that dies while idle would end the process.
  pool.on('error', (error) => options.onIdleError?.(error));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  let closing: Promise<void> | undefined;
  // Kysely ends the pool only if it was ever asked something.
  const close = async (): Promise<void> => {
    await db.destroy();
    if (!pool.ended) await pool.end();
  };
  return { db, pool, close: () => (closing ??= close()) };
}

/** Runs `work` in one transaction; joins the one that `db` already is. */
export function inTransaction<Tables, T>(db: Kysely<Tables>, work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db as Transaction<Tables>) : db.transaction().execute(work);
}

/** The server's major version, e.g. 18. */
export async function serverMajorVersion(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ server_version_num: string }>('show server_version_num');
  return Math.floor(Number(rows[0]?.server_version_num) / 10_000);
}

/** Thrown where a given database cannot hold this product's data; the message is one line for an operator. */
export class UnsuitableDatabaseError extends Error {
  override name = 'UnsuitableDatabaseError';
}

/** Refuses a database that would lose Chinese text (not UTF8) or that the statements were never run on. */
export async function refuseUnsuitable(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ server_encoding: string }>('show server_encoding');
  const encoding = rows[0]?.server_encoding;
  if (encoding !== 'UTF8') {
    throw new UnsuitableDatabaseError(messages.notUtf8(String(encoding)));
  }
  const major = await serverMajorVersion(pool);
  if (major < 15 || major > 18) throw new UnsuitableDatabaseError(messages.wrongVersion(major));
}

/** `select 1`, for readiness. */
export async function ping<Tables>(db: Kysely<Tables>): Promise<void> {
  await sql`select 1`.execute(db);
}
