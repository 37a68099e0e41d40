import { inTransaction } from '@openhall/database';
import { sql, type Kysely } from 'kysely';
import type { Job } from './job.ts';

/** What is to happen again and again. */
export interface Schedule {
  /** Names the row; one job of it waits at a time. */
  readonly name: string;
  readonly job: Job<unknown>;
  readonly payload: unknown;
  readonly everySeconds: number;
}

export function scheduleOf<Payload>(name: string, job: Job<Payload>, payload: Payload, everySeconds: number): Schedule {
  return { name, job: job as Job<unknown>, payload: job.payload.parse(payload), everySeconds };
}

/** Makes the schedules what this version of the program says; when each is next due stays as it is. Rows of others are left alone. */
export async function syncSchedules<Tables>(db: Kysely<Tables>, schedules: readonly Schedule[], now: Date): Promise<void> {
  for (const { name, job, payload, everySeconds } of schedules) {
    await sql`insert into job_schedules (name, job, payload, every_seconds, next_at) values (${name}, ${job.name}, ${JSON.stringify(payload)}::jsonb, ${everySeconds}, ${now})
      on conflict (name) do update set job = excluded.job, payload = excluded.payload, every_seconds = excluded.every_seconds`.execute(db);
  }
}

/**
 * Enqueues what is due, and writes down when it is next. What fell due several times while nothing ran is done once. A row that another
 * process is at is left to it.
 * @returns names of the schedules that were enqueued
 */
export function sweepSchedules<Tables>(db: Kysely<Tables>, now: Date): Promise<string[]> {
  return inTransaction(db, async (trx) => {
    const { rows } = await sql<{ name: string }>`
      with due as (
        select name from job_schedules where next_at <= ${now} for update skip locked
      ), moved as (
        update job_schedules s set last_at = ${now}, next_at = ${now}::timestamptz + make_interval(secs => s.every_seconds)
        from due where s.name = due.name returning s.name, s.job, s.payload
      )
      select name from moved, lateral graphile_worker.add_job(moved.job, payload => moved.payload::json, job_key => 'schedule ' || moved.name)`.execute(trx);
    return rows.map(({ name }) => name);
  });
}
