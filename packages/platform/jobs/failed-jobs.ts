import { sql, type Kysely } from 'kysely';

/** A job that will not be tried again by itself, or that failed and waits for another attempt. */
export interface FailedJob {
  readonly id: number;
  readonly job: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly maxAttempts: number;
  /** Empty where the process that did it was killed. */
  readonly lastError: string;
  /** When it is tried again; null where it is given up. */
  readonly nextAttemptAt: Date | null;
  readonly createdAt: Date;
}

/** Where a page of failed jobs begins: after this job. */
export type FailedJobPosition = { readonly givenUp: boolean; readonly id: number };

const FAILED = sql`(j.last_error is not null or (j.attempts >= j.max_attempts and j.locked_by is null))`;

/** How many jobs failed, counted up to `limit`. */
export async function countFailedJobs<Tables>(db: Kysely<Tables>, limit: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from (select 1 from graphile_worker._private_jobs j where ${FAILED} limit ${limit}) failed`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Whether a failed job is tried no more unless somebody asks for it. */
export const isGivenUp = ({ nextAttemptAt }: Pick<FailedJob, 'nextAttemptAt'>): boolean => nextAttemptAt === null;

/** Jobs that failed, given up first, then the oldest; `after` a job, where one is given. */
export async function readFailedJobs<Tables>(db: Kysely<Tables>, limit: number, after: FailedJobPosition | null = null): Promise<FailedJob[]> {
  // The view leaves out payloads, and only the table has them: read by their names in this version, which a test holds.
  const { rows } = await sql<FailedJob>`
    select j.id::bigint as id, t.identifier as job, j.payload, j.attempts::integer as attempts, j.max_attempts::integer as "maxAttempts", coalesce(j.last_error, '') as "lastError",
      case when j.attempts < j.max_attempts then j.run_at end as "nextAttemptAt", j.created_at as "createdAt"
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where ${FAILED}
      and (${after === null} or (j.attempts < j.max_attempts, j.id) > (${after?.givenUp === false}, ${after?.id ?? 0}::bigint))
    order by j.attempts < j.max_attempts, j.id limit ${limit}`.execute(db);
  return rows;
}

/**
 * Tries failed jobs again now, with all their attempts. One that is running is left alone.
 * @returns how many were taken up
 */
export async function retryJobs<Tables>(db: Kysely<Tables>, ids: readonly number[], now: Date): Promise<number> {
  if (ids.length === 0) return 0;
  const { rows } = await sql<{ id: string }>`select id from graphile_worker.reschedule_jobs(${ids.map(String)}::bigint[], run_at => ${now}::timestamptz, attempts => 0)`.execute(db);
  return rows.length;
}
