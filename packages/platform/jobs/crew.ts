import { EventEmitter } from 'node:events';
import { Logger, run, runMigrations, type WorkerEvents } from 'graphile-worker';
import { sql, type Kysely } from 'kysely';
import type pg from 'pg';
import type { JobHandler } from './job.ts';
import { signOfLife } from './sign-of-life.ts';
import type { WorkerLog } from './worker-log.ts';

// Everything that knows the library behind the queue stands here, and in the SQL that names its schema.

/** Brings the queue's own tables up to date; to be called where migrations are applied. */
export function migrateQueue(pool: pg.Pool): Promise<void> {
  bearLostConnections(pool);
  return runMigrations({ pgPool: pool, logger: silent });
}

export interface CrewOptions<Tables> {
  readonly db: Kysely<Tables>;
  /** Direct connections, not through a transaction pooler: the queue listens, and each process holds a lock while it lives. */
  readonly pool: pg.Pool;
  readonly handlers: readonly JobHandler[];
  /** Jobs done at once in this process. */
  readonly concurrency: number;
  readonly log: WorkerLog;
}

/** The workers of this process, as long as the queue holds out. */
export interface Crew {
  /** Rejects where the queue gave up. */
  readonly ended: Promise<void>;
  /** Lets the jobs at hand end. Never rejects. */
  dismiss(): Promise<void>;
}

/** Starts them. */
export async function startCrew<Tables>({ db, pool, handlers, concurrency, log }: CrewOptions<Tables>): Promise<Crew> {
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
  const life = await signOfLife(pool, workerIds, log).catch(async (error: unknown) => {
    await runner.stop().catch(() => undefined);
    throw error;
  });
  return {
    ended,
    dismiss: async () => {
      await runner.stop().catch(() => undefined);
      await sql`delete from job_workers where process_key = ${life.key}`.execute(db).catch(() => undefined);
      await life.end().catch(() => undefined);
    },
  };
}

/** The queue asks for this: a connection that dies while it is handed out must not end the process. */
export function bearLostConnections(pool: pg.Pool): void {
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
