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
  bearLostConnections(pool);
  return runMigrations({ pgPool: pool, logger: silent });
}

/** A worker that runs. */
export interface JobWorker {
  /** Takes no more jobs, lets those at hand end, then resolves. */
  stop(): Promise<void>;
}

/** Starts doing jobs in this process. */
export async function startWorker<Tables>(options: WorkerOptions<Tables>): Promise<JobWorker> {
  const { db, pool, schedules, clock, log, sweepEveryMs = 5000 } = options;
  bearLostConnections(pool);
  await syncSchedules(db, schedules, clock.now());
  const stopped = new AbortController();
  const pause = (milliseconds: number) => delay(milliseconds, undefined, { signal: stopped.signal }).catch(() => undefined);
  const first = await startCrew(options);
  const working = (async () => {
    let crew: Crew | null = first;
    while (!stopped.signal.aborted) {
      try {
        crew ??= await startCrew(options);
        // Ends by itself only where the queue gave up, as it does when the database is gone just as it reports a failure.
        await Promise.race([crew.ended, stopped.signal.aborted ? undefined : new Promise((resolve) => stopped.signal.addEventListener('abort', resolve, { once: true }))]);
      } catch (error) {
        log.warn({ err: error }, 'the jobs were interrupted; starting again');
      }
      if (stopped.signal.aborted) break;
      await crew?.dismiss();
      crew = null;
      await pause(REVIVE_AFTER_MS);
    }
    await crew?.dismiss();
  })();
  const sweeping = (async () => {
    while (!stopped.signal.aborted) {
      try {
        await sweepSchedules(db, clock.now());
        await giveBackJobsOfTheDead(db);
      } catch (error) {
        log.error({ err: error }, 'the sweep of jobs failed; trying again');
      }
      await pause(sweepEveryMs);
    }
  })();
  return {
    stop: async () => {
      stopped.abort();
      await Promise.all([working, sweeping]);
    },
  };
}

/** The workers of this process, as long as the queue holds out. */
interface Crew {
  /** Rejects where the queue gave up. */
  readonly ended: Promise<void>;
  /** Lets the jobs at hand end. Never rejects. */
  dismiss(): Promise<void>;
}

async function startCrew<Tables>({ db, pool, handlers, concurrency, log }: WorkerOptions<Tables>): Promise<Crew> {
  // Jobs are locked by the pool in some ways and by its workers in others.
  const workerIds: string[] = [];
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => workerIds.push(workerPool.id));
  events.on('worker:create', ({ worker }) => workerIds.push(worker.workerId));
  const runner = await run({
    pgPool: pool,
    concurrency,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: loggerOver(log),
    events,
    // One by one, the outcome of a job is written without anybody waiting for it: a database that is gone then ends the process. In batches it is heard of.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    taskList: Object.fromEntries(handlers.map(({ name, run: work }) => [name, (payload: unknown) => work(payload)])),
  });
  const ended = runner.promise;
  // Heard of where it is awaited; until somebody does, it must not end the process.
  ended.catch(() => undefined);
  const life = await signOfLife(pool, workerIds, log);
  return {
    ended,
    dismiss: async () => {
      await runner.stop().catch(() => undefined);
      await sql`delete from job_workers where process_key = ${life.key}`.execute(db).catch(() => undefined);
      await life.end().catch(() => undefined);
    },
  };
}

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
async function signOfLife(pool: pg.Pool, workerIds: readonly string[], log: WorkerLog): Promise<SignOfLife> {
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
  // A job that another of its key replaced while it ran has no attempt left. Where its schedule finds the work again anyway it can go.
  await sql`select graphile_worker.complete_jobs(array_agg(j.id)) from graphile_worker.jobs j
    where j.locked_by is null and j.last_error is null and j.attempts >= j.max_attempts and j.task_identifier in (select job from job_schedules) having count(*) > 0`.execute(db);
  await sql`delete from job_workers w where not exists (
    select 1 from pg_locks l where l.locktype = 'advisory' and l.classid = ${LIFE}::oid and l.objid = w.process_key::oid and l.objsubid = 2)
    and not exists (select 1 from graphile_worker.jobs j where j.locked_by = w.worker_id)`.execute(db);
}

/** The queue asks for this: a connection that dies while it is handed out must not end the process. */
function bearLostConnections(pool: pg.Pool): void {
  pool.on('connect', (client) => client.on('error', () => undefined));
}

const silent = new Logger(() => () => undefined);

/** What the queue tells, without its chatter: each start and end of a job is of no interest to an operator, a failure is. */
function loggerOver(log: WorkerLog): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === 'error') log.error({ ...meta }, message);
    else if (level === 'warning') log.warn({ ...meta }, message);
  });
}
