import { defineJob } from '@openhall/jobs';
import { z } from 'zod';

/** Gives waiting entries their place in the log; enqueued with each change, one at a time. */
export const foldJob = defineJob('ledger.fold', z.object({}));
