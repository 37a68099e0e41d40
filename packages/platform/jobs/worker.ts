import { randomInt } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Logger, run, runMigrations, type WorkerEvents } from 'graphile-worker';
import { sql, type Kysely } from 'kysely';
import type pg from 'pg';
import type { JobHandler } from './job.ts';
import { syncSchedules, sweepSchedules, type Schedule } from './schedules.ts';

/** What a worker writes its log to. */
interface WorkerLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface WorkerOptions<Tables> {
  readonly db: Kysely<Tables>;
  /** Direct connections, not through a transaction pooler: the queue listens, and each process holds a lock while it lives. */
  readonly pool: pg.Pool;
  readonly handlers: readonly JobHandler[];
  readonly schedules: readonly Schedule[];
  /** Jobs done at once in this process. */
  readonly concurrency: number;
  readonly clock: { now(): Date };
  readonly log: WorkerLog;
  /** Milliseconds between two looks for what is due and for processes that are gone. */
  readonly sweepEveryMs?: number;
}

/** Brings the queue's own tables up to date; to be called where migrations are applied. */
export function migrateQueue(pool: pg.Pool): Promise<void> {
  return runMigrations({ pgPool: pool, logger: silent });
}

/** A worker that runs. */
export interface JobWorker {
  /** Takes no more jobs, lets those at hand end, then resolves. */
  stop(): Promise<void>;
}

/** Starts doing jobs in this process. */
export async function startWorker<Tables>(options: WorkerOptions<Tables>): Promise<JobWorker> {
  const { db, pool, handlers, schedules, concurrency, clock, log, sweepEveryMs = 5000 } = options;
  await syncSchedules(db, schedules, clock.now());
  const life = await signOfLife(pool);
  // The queue asks for this: a connection that dies while it is handed out must not end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const workerIds: string[] = [];
  const events: WorkerEvents = new EventEmitter();
  events.on('worker:create', ({ worker }) => workerIds.push(worker.workerId));
  const runner = await run({
    pgPool: pool,
    concurrency,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: loggerOver(log),
    events,
    taskList: Object.fromEntries(handlers.map(({ name, run: work }) => [name, (payload: unknown) => work(payload)])),
  });
  await sql`insert into job_workers (worker_id, process_key) select id, ${life.key}::integer from unnest(${workerIds}::text[]) as id`.execute(db);
  const stopped = new AbortController();
  const sweeping = (async () => {
    while (!stopped.signal.aborted) {
      try {
        await sweepSchedules(db, clock.now());
        await giveBackJobsOfTheDead(db);
      } catch (error) {
        log.error({ err: error }, 'the sweep of jobs failed; trying again');
      }
      await delay(sweepEveryMs, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      stopped.abort();
      await sweeping;
      await runner.stop();
      await sql`delete from job_workers where process_key = ${life.key}`.execute(db);
      await life.end();
    },
  };
}

/** First half of the advisory locks by which processes show that they live. The number is the word "work". */
const LIFE = 2_003_792_491;

/** A connection of its own that holds a lock: the server lets go of it the moment the process is gone, however it went. */
async function signOfLife(pool: pg.Pool): Promise<{ readonly key: number; end(): Promise<void> }> {
  const { Client, options } = pool as pg.Pool & { readonly Client: typeof pg.Client };
  const client = new Client(options);
  // A broken connection costs the jobs at hand a second attempt, which they bear; it is no reason to end the process.
  client.on('error', () => undefined);
  await client.connect();
  const key = randomInt(2 ** 31 - 1);
  await client.query('select pg_advisory_lock($1::integer, $2::integer)', [LIFE, key]);
  return { key, end: () => client.end() };
}

/** Seconds in which a worker that was just started writes itself down. */
const GRACE_SECONDS = 30;

/**
 * Gives the jobs of processes that are gone to others. The queue itself would wait four hours, since it cannot tell a dead worker from
 * a slow one; a lock of the database can.
 */
async function giveBackJobsOfTheDead<Tables>(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ worker: string }>`
    with living as (
      select w.worker_id from job_workers w join pg_locks l on l.locktype = 'advisory' and l.classid = ${LIFE}::oid and l.objid = w.process_key::oid and l.objsubid = 2
        and l.database = (select oid from pg_database where datname = current_database())
    )
    select distinct j.locked_by as worker from graphile_worker.jobs j
    where j.locked_by is not null and j.locked_by not in (select worker_id from living)
      and (j.locked_by in (select worker_id from job_workers) or j.locked_at < now() - make_interval(secs => ${GRACE_SECONDS}))`.execute(db);
  if (rows.length > 0) await sql`select graphile_worker.force_unlock_workers(${rows.map(({ worker }) => worker)}::text[])`.execute(db);
  await sql`delete from job_workers w where not exists (
    select 1 from pg_locks l where l.locktype = 'advisory' and l.classid = ${LIFE}::oid and l.objid = w.process_key::oid and l.objsubid = 2)
    and not exists (select 1 from graphile_worker.jobs j where j.locked_by = w.worker_id)`.execute(db);
}

const silent = new Logger(() => () => undefined);

/** What the queue tells, without its chatter: each start and end of a job is of no interest to an operator, a failure is. */
function loggerOver(log: WorkerLog): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === 'error') log.error({ ...meta }, message);
    else if (level === 'warning') log.warn({ ...meta }, message);
  });
}
