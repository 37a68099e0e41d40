import { sql, type Kysely } from 'kysely';
import type { Job } from './job.ts';

export interface EnqueueOptions {
  /** One job of this key waits at a time: another that is enqueued meanwhile takes its place. One that runs already is followed by a new one. */
  readonly key?: string;
  /** Not before this moment. */
  readonly runAt?: Date;
  /** Attempts before it is left in the list of failed jobs; between them the pause grows from seconds to hours. */
  readonly maxAttempts?: number;
}

/** Attempts over about an hour: an outage of that length is waited out, a mistake is seen the same morning. */
const ATTEMPTS = 12;

/** Puts a job into the queue, in the transaction of what it follows from: both are there or neither is. */
export async function enqueue<Tables, Payload>(db: Kysely<Tables>, job: Job<Payload>, payload: Payload, { key, runAt, maxAttempts = ATTEMPTS }: EnqueueOptions = {}): Promise<void> {
  await sql`select graphile_worker.add_job(${job.name}, payload => ${JSON.stringify(job.payload.parse(payload))}::json, run_at => ${runAt ?? null}::timestamptz,
    max_attempts => ${maxAttempts}::integer, job_key => ${key ?? null}::text)`.execute(db);
}
