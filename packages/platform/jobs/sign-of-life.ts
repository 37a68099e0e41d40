import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import type pg from 'pg';
import type { WorkerLog } from './worker-log.ts';

/** First half of the advisory locks by which processes show that they live. The number is the word "work". */
const LIFE = 2_003_792_491;

/** Milliseconds until a lost sign of life is tried again. */
const REVIVE_AFTER_MS = 200;

interface SignOfLife {
  readonly key: number;
  end(): Promise<void>;
}

/**
 * A connection of its own that holds a lock while this process lives: the server lets go of it the moment the process is gone,
 * however it went. Where it is the connection that went, or the server, it is made again, and the workers written down again:
 * others may have taken them for dead meanwhile. The jobs at hand then cost a second attempt, which they bear.
 */
export async function signOfLife(pool: pg.Pool, workerIds: readonly string[], log: WorkerLog): Promise<SignOfLife> {
  const key = randomInt(2 ** 31 - 1);
  const ended = new AbortController();
  const shown = { client: await showLife(pool, key, workerIds) };
  void (async () => {
    while (!ended.signal.aborted) {
      await shown.client.gone;
      while (!ended.signal.aborted) {
        try {
          shown.client = await showLife(pool, key, workerIds);
          break;
        } catch (error) {
          log.warn({ err: error }, 'the database does not answer the jobs; trying again');
          await delay(REVIVE_AFTER_MS);
        }
      }
    }
  })();
  return {
    key,
    end: async () => {
      ended.abort();
      await shown.client.end();
    },
  };
}

/** Takes the lock on a new connection, and writes the workers down as those of its key. */
async function showLife(pool: pg.Pool, key: number, workerIds: readonly string[]): Promise<{ readonly gone: Promise<void>; end(): Promise<void> }> {
  const { Client, options } = pool as pg.Pool & { readonly Client: typeof pg.Client };
  const client = new Client({ ...options, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  const gone = new Promise<void>((resolve) => client.once('end', resolve));
  try {
    await client.connect();
    await client.query('select pg_advisory_lock($1::integer, $2::integer)', [LIFE, key]);
    await client.query('insert into job_workers (worker_id, process_key) select id, $2::integer from unnest($1::text[]) as id on conflict (worker_id) do nothing', [workerIds, key]);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  return { gone, end: () => client.end() };
}

/** Seconds in which a worker that was just started writes itself down. */
const GRACE_SECONDS = 30;

/**
 * Gives the jobs of processes that are gone to others. The queue itself would wait four hours, since it cannot tell a dead worker from
 * a slow one; a lock of the database can.
 */
export async function giveBackJobsOfTheDead<Tables>(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ worker: string }>`
    with living as (
      select w.worker_id from job_workers w join pg_locks l on l.locktype = 'advisory' and l.classid = ${LIFE}::oid and l.objid = w.process_key::oid and l.objsubid = 2
        and l.database = (select oid from pg_database where datname = current_database())
    )
    select distinct j.locked_by as worker from graphile_worker.jobs j
    where j.locked_by is not null and j.locked_by not in (select worker_id from living)
      and (j.locked_by in (select worker_id from job_workers) or j.locked_at < now() - make_interval(secs => ${GRACE_SECONDS}))`.execute(db);
  if (rows.length > 0) await sql`select graphile_worker.force_unlock_workers(${rows.map(({ worker }) => worker)}::text[])`.execute(db);
  // A job that another of its key replaced while it ran has no attempt left. Where its schedule finds the work again anyway it can go.
  await sql`select graphile_worker.complete_jobs(array_agg(j.id)) from graphile_worker.jobs j
    where j.locked_by is null and j.last_error is null and j.attempts >= j.max_attempts and j.task_identifier in (select job from job_schedules) having count(*) > 0`.execute(db);
  await sql`delete from job_workers w where not exists (
    select 1 from pg_locks l where l.locktype = 'advisory' and l.classid = ${LIFE}::oid and l.objid = w.process_key::oid and l.objsubid = 2)
    and not exists (select 1 from graphile_worker.jobs j where j.locked_by = w.worker_id)`.execute(db);
}
