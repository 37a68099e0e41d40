import { once } from 'node:events';
import { readFailedJobs, retryJobs, type FailedJob } from '@openhall/jobs';
import { createLogger } from '@openhall/runtime';
import { OperatorError } from '../failures.ts';
import { startJobs } from '../jobs/start-jobs.ts';
import { EXIT, environmentOf, type CliContext } from './cli-context.ts';
import { withSite } from './connection.ts';
import { messages } from './messages.ts';

/** Failed jobs listed at once. */
const LISTED = 100;

export interface JobsCommandOptions {
  readonly json: boolean;
  /** Identifiers of jobs to try again; none: only list. */
  readonly retry: readonly string[];
}

/** `openhall jobs`: what failed, and why; with `--retry` tries it again. */
export async function jobsCommand({ json, retry }: JobsCommandOptions, context: CliContext): Promise<number> {
  const ids = retry.map(idOf);
  const { retried, failed } = await withSite(environmentOf(context), context.clock.now(), async ({ connection: { db } }) => ({
    retried: (await retryJobs(db, ids, context.clock.now())).length,
    failed: await readFailedJobs(db, LISTED),
  }));
  if (json) context.output.line(JSON.stringify({ ok: retried === ids.length, retried, failed }));
  else {
    if (ids.length > 0) context.output.line(messages.jobsRetried(retried, ids.length));
    else for (const line of failed.length === 0 ? [messages.noFailedJobs] : failed.map(lineOf)) context.output.line(line);
  }
  return retried === ids.length ? EXIT.ok : EXIT.failed;
}

function idOf(text: string): number {
  const id = Number(text);
  if (!Number.isSafeInteger(id) || id < 1) throw new OperatorError(messages.badJobId(text));
  return id;
}

const lineOf = ({ id, job, attempts, maxAttempts, lastError, nextAttemptAt }: FailedJob): string =>
  messages.failedJob({ id, job, attempts, maxAttempts, reason: lastError.split('\n')[0] ?? '', next: nextAttemptAt?.toISOString() ?? null });

/** `openhall worker`: does jobs until it is ended. */
export async function workerCommand(context: CliContext): Promise<number> {
  const environment = environmentOf(context);
  return withSite(environment, context.clock.now(), async ({ connection }) => {
    const stop = await startJobs({ environment, url: connection.url, clock: context.clock, log: createLogger(environment.log) });
    context.output.line(messages.workerReady);
    if (!context.signal.aborted) await once(context.signal, 'abort');
    await stop();
    return EXIT.ok;
  });
}
