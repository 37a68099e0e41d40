import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testBlobs } from '@openhall/files/testing';
import { foldLedger, openSigner, verifierKeyText } from '@openhall/ledger';
import { createTestDatabase, fixedClock, type TestDatabase } from '@openhall/testkit';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runGateway, type RunningGateway } from '../../test/running-gateway.ts';
import { sampleDocument } from '../../test/sample-document.ts';
import { smallApp } from '../../test/small-app.ts';
import { createServices, type Tables } from '../compose.ts';
import { runCli } from '../cli/program.ts';

const clock = fixedClock('2026-11-24T01:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
const signer = openSigner(join(folder, 'ledger-key.pem'), 'localhost:4000/ledger');
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
const fold = () => foldLedger(database.db, { signer, clock });

describe('witnesses', () => {
  let gateway: RunningGateway;
  beforeEach(async () => {
    gateway = await runGateway({ database, clock, app: await smallApp(), variables: { SITE_URL: 'https://hrss.example.gov.cn' } });
  });
  afterEach(() => gateway.drain());

  it('find nothing to keep before anything was folded', async () => {
    expect((await gateway.ask('/ledger/checkpoint', { headers: { host: 'localhost' } })).status).toBe(404);
    expect((await gateway.ask('/feeds/ledger.xml', { headers: { host: 'localhost' } })).text).not.toContain('<entry>');
  });

  it('get the newest signed checkpoint, and each with the proof that it continues the one before', async () => {
    await publish('甲', '乙', '丙');
    await fold();
    await publish('丁');
    await fold();
    const newest = await gateway.ask('/ledger/checkpoint', { headers: { host: 'localhost' } });
    expect(newest.headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
    expect(newest.text).toMatch(/^localhost:4000\/ledger\n4\n[\w+/=]{44}\n\n— localhost:4000\/ledger \S+\n$/);
    const feed = await gateway.ask('/feeds/ledger.xml', { headers: { host: 'localhost' } });
    expect(feed.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    expect(feed.text.match(/<entry>/g)).toHaveLength(2);
    expect(feed.text).toContain('https://hrss.example.gov.cn/ledger/checkpoint#4');
    expect(feed.text).toMatch(/\nconsistency 3 4\n(?:[\w+/=]{44}\n){3}/);
    expect(feed.text).toContain(newest.text);
  });
});

describe('openhall verify-ledger', () => {
  let ids = 0;
  async function verifyLedger(...argv: string[]) {
    const run = { exitCode: 0, lines: [] as string[], notes: [] as string[] };
    run.exitCode = await runCli(['verify-ledger', ...argv], {
      variables: { DATABASE_URL: database.url, OPENHALL_LEDGER_KEY: join(folder, 'ledger-key.pem') },
      clock,
      newId: () => `run-${(ids += 1)}`,
      signal: new AbortController().signal,
      output: { line: (text) => run.lines.push(text), note: (text) => run.notes.push(text), bar: null },
    });
    return run;
  }

  it('says in one line that all is whole, with the installation’s own key or one that is brought along', async () => {
    await publish('甲', '乙');
    await fold();
    expect(await verifyLedger()).toEqual({ exitCode: 0, lines: ['公开日志完整：每一条目、内容、次序和签名都与记录相符。', '已核验条目 2 条，校验点 1 个，待编入 0 条，内容已依法清除 0 条。'], notes: [] });
    expect((await verifyLedger('--key', verifierKeyText(signer.key))).exitCode).toBe(0);
    const stranger = openSigner(join(folder, 'stranger.pem'), 'localhost:4000/ledger');
    expect((await verifyLedger('--key', verifierKeyText(stranger.key))).lines[0]).toBe('校验点签名无效：不是由所给公钥签署，或者与记录不符。');
    expect((await verifyLedger('--key', 'nonsense')).notes[0]).toContain('“nonsense”不是校验点公钥');
  });

  it('names the first row that was altered, and ends with 1', async () => {
    await publish('甲', '乙');
    await fold();
    await database.pool.query(`set session_replication_role = replica; update ledger_events set actor = 'nobody' where leaf_index = 1; set session_replication_role = default`);
    const { rows } = await database.pool.query<{ id: number; subject_id: string }>('select id, subject_id from ledger_events where leaf_index = 1');
    const run = await verifyLedger();
    expect(run.exitCode).toBe(1);
    expect(run.lines).toEqual(['日志条目被改动：登记的内容与当时计算的摘要不符。', `  ledger_events.id = ${rows[0]?.id} (document/${rows[0]?.subject_id})`, '已核验条目 1 条，校验点 0 个，待编入 0 条，内容已依法清除 0 条。']);
    expect(JSON.parse((await verifyLedger('--json')).lines.join(''))).toMatchObject({ ok: false, fault: { kind: 'event-altered' }, place: `ledger_events.id = ${rows[0]?.id} (document/${rows[0]?.subject_id})` });
  });
});
