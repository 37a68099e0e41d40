import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { testBlobs } from '@openhall/files/testing';
import { defineJob, enqueue } from '@openhall/jobs';
import { readCheckpoints } from '@openhall/ledger';
import { loadEnvironment } from '@openhall/runtime';
import { createTestDatabase, fixedClock, until, type TestDatabase } from '@openhall/testkit';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sampleDocument } from '../../test/sample-document.ts';
import { silentLog } from '../../test/silent-log.ts';
import { runCli } from '../cli/program.ts';
import { createServices, type Tables } from '../compose.ts';
import { startJobs } from './start-jobs.ts';

const clock = fixedClock('2026-11-24T01:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'jobs-'));
afterAll(() => rmSync(folder, { recursive: true }));

let database: TestDatabase<Tables>;
beforeEach(async () => {
  database = await createTestDatabase<Tables>();
});
afterEach(() => database.drop());

async function publish(...keys: string[]): Promise<void> {
  const { publishing } = await createServices(database.db, 'Asia/Shanghai', testBlobs());
  await publishing.saveDocuments(keys.map((key) => sampleDocument(key)), { now: clock.now() });
}
const variables = () => ({ DATABASE_URL: database.url, OPENHALL_DATA_DIR: folder, OPENHALL_LOG_LEVEL: 'silent' });
const checkpoint = async () => (await readCheckpoints(database.db, 1))[0]?.size ?? 0;

async function openhall(argv: string[], signal = new AbortController().signal) {
  const run = { exitCode: 0, lines: [] as string[], notes: [] as string[] };
  run.exitCode = await runCli(argv, { variables: variables(), clock, newId: () => 'run', signal, output: { line: (text) => run.lines.push(text), note: (text) => run.notes.push(text), bar: null } });
  return run;
}

describe('a process that does jobs', () => {
  it('folds the ledger after each change, and no more once it ended', async () => {
    const stop = await startJobs({ environment: loadEnvironment(variables()), url: database.url, clock, log: silentLog });
    await publish('甲', '乙');
    await until('two entries are folded', async () => (await checkpoint()) === 2);
    await publish('丙');
    await until('three entries are folded', async () => (await checkpoint()) === 3);
    await stop();
    await publish('丁');
    await delay(200);
    expect(await checkpoint()).toBe(3);
  });

  it('may be one of its own: openhall worker, until it is interrupted', async () => {
    await publish('甲');
    const interrupted = new AbortController();
    const running = openhall(['worker'], interrupted.signal);
    await until('one entry is folded', async () => (await checkpoint()) === 1);
    interrupted.abort();
    expect(await running).toEqual({ exitCode: 0, lines: ['后台任务已开始运行，按 Ctrl-C 结束。'], notes: [] });
  });
});

describe('openhall jobs', () => {
  it('lists what failed with its reason, and tries it again', async () => {
    expect(await openhall(['jobs'])).toEqual({ exitCode: 0, lines: ['没有失败的任务。'], notes: [] });
    await enqueue(database.db, defineJob('test.broken', z.object({})), {}, { maxAttempts: 1 });
    await database.pool.query(`update graphile_worker._private_jobs set attempts = 1, last_error = 'no such folder' || chr(10) || 'at …'`);
    const { lines } = await openhall(['jobs']);
    expect(lines).toEqual([expect.stringMatching(/^\d+　test\.broken　已试 1\/1 次　不再自动重试　no such folder$/)]);
    const id = lines[0]?.split('　')[0] ?? '';
    expect(JSON.parse((await openhall(['jobs', '--json'])).lines.join(''))).toMatchObject({ ok: true, retried: 0, failed: [{ id: Number(id), job: 'test.broken' }] });
    expect(await openhall(['jobs', '--retry', id])).toMatchObject({ exitCode: 0, lines: ['已重新执行 1 个任务。'] });
    expect(await openhall(['jobs', '--retry', '999999'])).toMatchObject({ exitCode: 1, lines: ['已重新执行 0 个任务；另有 1 个不存在，或者正在执行。'] });
    expect((await openhall(['jobs', '--retry', 'x'])).notes).toEqual(['错误：“x”不是任务编号']);
  });
});
