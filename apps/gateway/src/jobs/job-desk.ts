import { connectionFrom, decodeCursor, encodeCursor, pageRequest, refused, type CursorShape, type Refused } from '@openhall/graphql-kit';
import { countFailedJobs, isGivenUp, readFailedJobs, retryJobs, type FailedJob } from '@openhall/jobs';
import type { Kysely } from 'kysely';
import { JobRetried } from './job-types.ts';

/** Counting stops here: who has a thousand failed jobs need not know how many exactly. */
const countedUpTo = 1000;
/** Characters of an error that are shown. */
const longestReason = 300;

const cursor: CursorShape = { scope: 'failedJobs', values: [(value) => value === 0 || value === 1, (value) => Number.isSafeInteger(value)] };

/** A failed job as a desk shows it: without what it was about, which may be personal, and without the stack of its error. */
const shown = ({ id, job, attempts, maxAttempts, lastError, nextAttemptAt, createdAt }: FailedJob) => ({
  id, job, attempts, maxAttempts, nextAttemptAt, createdAt,
  reason: (lastError.split('\n')[0] ?? '').slice(0, longestReason),
});

/** Failed jobs for whoever looks after the installation. Who that is, the permission table says. */
export function createJobDesk<Tables>(db: Kysely<Tables>) {
  return {
    /** A page of failed jobs. Throws BAD_USER_INPUT for a size or a cursor that makes no sense. */
    failed: async (args: { readonly first?: number | null; readonly after?: string | null }, selected: ReadonlySet<string>) => {
      const page = pageRequest(args);
      const [givenUp, id] = page.after === undefined ? [] : decodeCursor(page.after, cursor);
      const [jobs, counted] = await Promise.all([
        readFailedJobs(db, page.size + 1, typeof id === 'number' ? { givenUp: givenUp === 1, id } : null),
        selected.has('totalCount') || selected.has('totalIsExact') ? countFailedJobs(db, countedUpTo + 1) : 0,
      ]);
      const connection = connectionFrom(jobs.map(shown), page, (job) => encodeCursor(cursor.scope, [isGivenUp(job) ? 1 : 0, job.id]));
      return Object.assign(connection, { totalCount: Math.min(counted, countedUpTo), totalIsExact: counted <= countedUpTo });
    },

    /** Tries one again now. Refused where it no longer waits: it is running, or done. */
    retry: async (id: string, now: Date): Promise<JobRetried | Refused> => {
      const number = Number(id);
      const retried = Number.isSafeInteger(number) && number > 0 ? await retryJobs(db, [number], now) : 0;
      return retried === 1 ? new JobRetried(number) : refused('这项任务已不在等待中：可能正在执行，也可能已经完成。请刷新列表。', 'id');
    },
  };
}

export type JobDesk = ReturnType<typeof createJobDesk>;
