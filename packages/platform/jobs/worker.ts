import { setTimeout as delay } from 'node:timers/promises';
import { bearLostConnections, startCrew, type Crew, type CrewOptions } from './crew.ts';
import { syncSchedules, sweepSchedules, type Schedule } from './schedules.ts';
import { giveBackJobsOfTheDead } from './sign-of-life.ts';

export interface WorkerOptions<Tables> extends CrewOptions<Tables> {
  readonly schedules: readonly Schedule[];
  readonly clock: { now(): Date };
  /** Milliseconds between two looks for what is due and for processes that are gone. */
  readonly sweepEveryMs?: number;
}

/** A worker that runs. */
export interface JobWorker {
  /** Takes no more jobs, lets those at hand end, then resolves. */
  stop(): Promise<void>;
}

/** Milliseconds until workers that were interrupted are started again. */
const RESTART_AFTER_MS = 200;

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
      await pause(RESTART_AFTER_MS);
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
