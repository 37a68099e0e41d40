import { defineJob, enqueue, handle, startWorker } from '@openhall/jobs';
import { createTestDatabase, fixedClock, type TestDatabase } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { silentLog } from '../../test/silent-log.ts';
import type { Tables } from '../compose.ts';
import { createJobDesk } from './job-desk.ts';

const clock = fixedClock(new Date().toISOString());
const failing = defineJob('desk.test', z.object({ name: z.string() }));
const everything = new Set(['totalCount']);

let database: TestDatabase<Tables>;
let ids: number[];
beforeAll(async () => {
  database = await createTestDatabase<Tables>();
  ids = [];
  for (const name of ['甲', '乙', '丙']) await enqueue(database.db, failing, { name });
  // Given up, as after the last attempt; the stack of the error is nobody's business at a desk.
  const { rows } = await database.pool.query<{ id: string }>(`update graphile_worker._private_jobs set attempts = max_attempts, last_error = E'地址不通\\n    at secret.ts:1' where true returning id`);
  ids = rows.map(({ id }) => Number(id)).toSorted((one, other) => one - other);
});
afterAll(() => database.drop());

describe('failed jobs at a desk', () => {
  it('come page by page with their reason, without what they were about', async () => {
    const desk = createJobDesk(database.db);
    const first = await desk.failed({ first: 2 }, everything);
    expect(first).toMatchObject({ totalCount: 3, totalIsExact: true, pageInfo: { hasNextPage: true } });
    expect(first.edges.map(({ node }) => node.id)).toEqual(ids.slice(0, 2));
    expect(first.edges[0]?.node).toEqual({ id: ids[0], job: 'desk.test', attempts: expect.any(Number), maxAttempts: expect.any(Number), reason: '地址不通', nextAttemptAt: null, createdAt: expect.any(Date) });
    const second = await desk.failed({ first: 2, after: first.pageInfo.endCursor }, new Set());
    expect(second.edges.map(({ node }) => node.id)).toEqual(ids.slice(2));
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it('are done when they are tried again and nothing is in their way any more', async () => {
    const desk = createJobDesk(database.db);
    const [id = 0] = ids;
    expect(await desk.retry(String(id), clock.now())).toMatchObject({ __typename: 'JobRetried', id });
    const done = Promise.withResolvers<string>();
    const worker = await startWorker({ db: database.db, pool: database.pool, handlers: [handle(failing, async ({ name }) => done.resolve(name))], schedules: [], concurrency: 1, clock, log: silentLog });
    expect(await done.promise).toBe('甲');
    await worker.stop();
    expect((await desk.failed({}, everything)).totalCount).toBe(2);
  });

  it.each(['0', '-1', '999999999', 'x', '1e400'])('cannot be tried again by the number %s', async (id) => {
    expect(await createJobDesk(database.db).retry(id, clock.now())).toMatchObject({ __typename: 'Refused' });
  });

  it('are refused from a place that is none', async () => {
    await expect(createJobDesk(database.db).failed({ after: 'x' }, everything)).rejects.toThrow('翻页位置无效');
  });
});
