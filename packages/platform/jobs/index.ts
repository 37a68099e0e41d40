/// <reference types="vite/client" />
import { migrationsFrom } from '@openhall/database';

export { enqueue } from './enqueue.ts';
export type { EnqueueOptions } from './enqueue.ts';
export { countFailedJobs, isGivenUp, readFailedJobs, retryJobs } from './failed-jobs.ts';
export type { FailedJob, FailedJobPosition } from './failed-jobs.ts';
export { defineJob, handle } from './job.ts';
export type { Job, JobHandler } from './job.ts';
export { onceOnly } from './once-only.ts';
export { scheduleOf } from './schedules.ts';
export type { Schedule } from './schedules.ts';
export { migrateQueue } from './crew.ts';
export { startWorker } from './worker.ts';
export type { JobWorker } from './worker.ts';

/** What the queue itself does not keep; its own tables come with `migrateQueue`. */
export const jobMigrations = migrationsFrom(import.meta.glob('./migrations/*.sql', { query: '?raw', import: 'default', eager: true }));
