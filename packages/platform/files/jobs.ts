import { defineJob, handle, scheduleOf, type JobHandler, type Schedule } from '@openhall/jobs';
import { z } from 'zod';
import { examineJob, examineUpload, type ExamineOptions } from './uploads/examine.ts';
import type { Receiver } from './uploads/receive.ts';

const sweepJob = defineJob('files.sweep', z.object({}));
const followJob = defineJob('files.follow', z.object({}));

/** Seconds between two looks for files nothing refers to, and for uploads nobody is at any more. */
const SWEEP_EVERY = 60 * 60;
const FOLLOW_EVERY = 60;

/** What is done with files behind the answers, and how often. */
export function fileJobs(options: ExamineOptions & { readonly receiver: Receiver; readonly onSwept?: (removed: number) => void }): { handlers: JobHandler[]; schedules: Schedule[] } {
  const { store, clock, receiver, onSwept } = options;
  return {
    handlers: [
      handle(examineJob, ({ uploadId }) => examineUpload(uploadId, options)),
      handle(followJob, () => receiver.follow(clock.now())),
      handle(sweepJob, async () => onSwept?.(await store.sweep({ now: clock.now() }))),
    ],
    schedules: [scheduleOf('files.sweep', sweepJob, {}, SWEEP_EVERY), scheduleOf('files.follow', followJob, {}, FOLLOW_EVERY)],
  };
}
