import type { z } from 'zod';

/** A kind of work that is done after the answer, by whichever process is free. */
export interface Job<Payload> {
  /** Names it in the queue, e.g. `ledger.fold`; stays what it is, for jobs that wait. */
  readonly name: string;
  /** What it is told; a job that was queued by an older version is refused by it, not guessed at. */
  readonly payload: z.ZodType<Payload>;
}

export function defineJob<Payload>(name: string, payload: z.ZodType<Payload>): Job<Payload> {
  return { name, payload };
}

/** A job with how it is done. May run more than once: it asks the database what is to do, or wraps what must happen once in `onceOnly`. */
export interface JobHandler {
  readonly name: string;
  readonly run: (payload: unknown) => Promise<void>;
}

/** Says how a job is done. */
export function handle<Payload>(job: Job<Payload>, run: (payload: Payload) => Promise<void>): JobHandler {
  return { name: job.name, run: (payload) => run(job.payload.parse(payload)) };
}
