import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { inTransaction, openDatabase, type Database } from '@openhall/database';
import { createTestDatabase, fixedClock, until, type TestDatabase } from '@openhall/testkit';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineJob, enqueue, handle, onceOnly, readFailedJobs, retryJobs, scheduleOf, startWorker, type JobHandler, type JobWorker, type Schedule } from './index.ts';

const NOW = new Date('2026-11-25T01:00:00Z');
const note = defineJob('test.note', z.object({ text: z.string() }));
const silentLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

let test: TestDatabase<object>;
let database: Database<object>;
const workers: JobWorker[] = [];
beforeEach(async () => {
  test = await createTestDatabase();
  database = openDatabase<object>({ url: test.url, poolSize: 10, namedStatements: true });
  await database.pool.query('create table notes (id bigint generated always as identity, text text not null, at timestamptz not null default now())');
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  await database.close();
  await test.drop();
});

async function work(handlers: readonly JobHandler[], schedules: readonly Schedule[] = [], clock: { now(): Date } = fixedClock(NOW.toISOString())): Promise<JobWorker> {
  const worker = await startWorker({ db: database.db, pool: database.pool, handlers, schedules, concurrency: 4, clock, log: silentLog, sweepEveryMs: 100 });
  workers.push(worker);
  return worker;
}
const written = async () => (await database.pool.query<{ text: string }>('select text from notes order by id')).rows.map(({ text }) => text);
const waiting = async () => (await database.pool.query<{ count: number }>('select count(*)::integer as count from graphile_worker.jobs')).rows[0]?.count;
const write = (text: string) => sql`insert into notes (text) values (${text})`.execute(database.db);
const noteHandler = handle(note, async ({ text }) => void (await write(text)));

describe('a job', () => {
  it('is there with what it follows from, or neither is', async () => {
    await expect(
      inTransaction(database.db, async (trx) => {
        await enqueue(trx, note, { text: 'lost' });
        throw new Error('the change failed');
      }),
    ).rejects.toThrow('the change failed');
    await inTransaction(database.db, (trx) => enqueue(trx, note, { text: 'kept' }));
    await work([noteHandler]);
    await until('nothing waits', async () => (await waiting()) === 0);
    expect(await written()).toEqual(['kept']);
  });

  it('of one key waits once, with what it was told last', async () => {
    for (const text of ['first', 'second', 'third']) await enqueue(database.db, note, { text }, { key: 'one' });
    expect(await waiting()).toBe(1);
    await work([noteHandler]);
    await until('nothing waits', async () => (await waiting()) === 0);
    expect(await written()).toEqual(['third']);
  });

  it('that is told nonsense is refused before it is queued', async () => {
    await expect(enqueue(database.db, note, { text: 1 } as never)).rejects.toThrow();
    expect(await waiting()).toBe(0);
  });

  it('waits for its moment', async () => {
    await enqueue(database.db, note, { text: 'later' }, { runAt: new Date(Date.now() + 3_600_000) });
    await work([noteHandler]);
    await delay(300);
    expect(await written()).toEqual([]);
    expect(await waiting()).toBe(1);
  });
});

describe('a job that fails', () => {
  it('is listed with its reason, and done when it is tried again', async () => {
    const state = { broken: true };
    const handler = handle(note, async ({ text }) => {
      if (state.broken) throw new Error('no such folder');
      await write(text);
    });
    await enqueue(database.db, note, { text: 'stubborn' }, { maxAttempts: 1 });
    await work([handler]);
    await until('a job has failed', async () => (await readFailedJobs(database.db, 10)).length === 1);
    const [failed] = await readFailedJobs(database.db, 10);
    expect(failed).toMatchObject({ job: 'test.note', payload: { text: 'stubborn' }, attempts: 1, maxAttempts: 1, lastError: expect.stringContaining('no such folder'), nextAttemptAt: null });
    state.broken = false;
    expect(await retryJobs(database.db, [failed?.id ?? 0], new Date())).toEqual([{ id: failed?.id, job: 'test.note' }]);
    await until('nothing waits', async () => (await waiting()) === 0);
    expect(await written()).toEqual(['stubborn']);
    expect(await readFailedJobs(database.db, 10)).toEqual([]);
  });

  it('and will be tried again by itself says when', async () => {
    await enqueue(database.db, note, { text: 'x' }, { maxAttempts: 5 });
    await work([handle(note, async () => Promise.reject(new Error('not now')))]);
    await until('a job has failed', async () => (await readFailedJobs(database.db, 10)).length === 1);
    expect((await readFailedJobs(database.db, 10))[0]?.nextAttemptAt).toBeInstanceOf(Date);
    expect(await retryJobs(database.db, [], new Date())).toEqual([]);
    expect(await retryJobs(database.db, [999_999], new Date())).toEqual([]);
  });
});

describe('an effect', () => {
  it('happens once for its key, however many ask for it at once', async () => {
    const effect = () => onceOnly(database.db, 'letter 7', NOW, async (trx) => void (await sql`insert into notes (text) values ('letter')`.execute(trx)));
    const outcomes = await Promise.all(Array.from({ length: 8 }, effect));
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    expect(await effect()).toBe(false);
    expect(await written()).toEqual(['letter']);
  });

  it('that failed did not happen', async () => {
    const failing = onceOnly(database.db, 'letter 8', NOW, async () => Promise.reject(new Error('no paper')));
    await expect(failing).rejects.toThrow('no paper');
    expect(await onceOnly(database.db, 'letter 8', NOW, async () => undefined)).toBe(true);
  });
});

describe('what is scheduled', () => {
  const schedule = scheduleOf('test every minute', note, { text: 'tick' }, 60);

  it('is done when it is due, once, whoever sweeps, and again after its time', async () => {
    const clock = { current: NOW, now: () => clock.current };
    await Promise.all([work([noteHandler], [schedule], clock), work([noteHandler], [schedule], clock)]);
    await until('the first effect is there', async () => (await written()).length === 1);
    await delay(400);
    expect(await written()).toEqual(['tick']);
    // Three periods later it is made up for once.
    clock.current = new Date(NOW.getTime() + 200_000);
    await until('the second effect is there', async () => (await written()).length === 2);
    await delay(400);
    expect(await written()).toEqual(['tick', 'tick']);
  });

  it('is found again where its job was lost', async () => {
    const clock = { current: NOW, now: () => clock.current };
    await work([noteHandler], [schedule], clock);
    await until('the first effect is there', async () => (await written()).length === 1);
    await database.pool.query('delete from graphile_worker._private_jobs');
    clock.current = new Date(NOW.getTime() + 61_000);
    await until('the second effect is there', async () => (await written()).length === 2);
    expect(await written()).toEqual(['tick', 'tick']);
  });
});

describe('a process that is killed in the middle of a job', () => {
  it('leaves it to the others at once, and the job is done', async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'fixtures/hanging-worker.ts'), test.url], { stdio: ['ignore', 'pipe', 'inherit'] });
    await enqueue(database.db, note, { text: 'survivor' });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    await work([noteHandler]);
    await until('the first effect is there', async () => (await written()).length === 1);
    expect(await written()).toEqual(['survivor']);
    await until('the worker that died is gone', async () => (await database.pool.query('select 1 from job_workers where process_key = 7')).rows.length === 0);
  });
});
