import { unauthenticated, type Viewer } from '@openhall/graphql-kit';
import { recordEvent } from '../data/events.ts';
import type { Trx } from './write.ts';

/** Records that somebody had a failed job tried again, in the transaction that puts it back into the queue. Jobs keep no names themselves. */
export async function recordJobRetried(trx: Trx, { id, job }: { readonly id: number; readonly job: string }, { now, viewer }: { readonly now: Date; readonly viewer: Viewer | null }): Promise<void> {
  if (viewer === null) throw unauthenticated();
  const changes = [{ field: 'job', label: '后台任务', before: '', after: `${job}（编号 ${id}）` }];
  await recordEvent(trx, { kind: 'JOB_RETRIED', at: now, actor: viewer, personId: viewer.personId, subjectId: viewer.personId, changes });
}
