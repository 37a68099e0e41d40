import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { testBlobs } from '@openhall/files/testing';
import { openDatabase, startEmbeddedPostgres, type Database, type EmbeddedPostgres } from '@openhall/database';
import { openSigner, verifyLedger } from '@openhall/ledger';
import { createPublishing, type DocumentInput, type Publishing, type PublishingTables } from '@openhall/publishing';
import { packagedSynonyms } from '@openhall/search';
import { createCalendar, packagedYears } from '@openhall/statutory-time';
import { testedVersion, until } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { victim, type Victim } from './victim.ts';

const kills = Number(process.env['OPENHALL_FAULTS'] ?? 8);
const kinds = ['gateway', 'worker', 'database', 'backend'] as const;
const port = 21_000 + Math.floor(Math.random() * 9000);
const folder = mkdtempSync(join(tmpdir(), 'openhall-faults-'));

let server: EmbeddedPostgres;
let database: Database<PublishingTables>;
let publishing: Publishing;
let victims: Readonly<Record<'gateway' | 'worker', Victim>>;

beforeAll(async () => {
  server = await startEmbeddedPostgres({ dataDir: folder, ...testedVersion() });
  const variables = { DATABASE_URL: server.url, OPENHALL_DATA_DIR: folder, OPENHALL_DEMO: '0', OPENHALL_LOG_LEVEL: 'error', PORT: String(port) };
  victims = {
    gateway: victim('main.js', [], { ...variables, OPENHALL_WORKER: '0' }, /^ready /),
    worker: victim('cli.js', ['worker'], variables, /^后台任务已开始/),
  };
  await victims.gateway.start();
  await victims.worker.start();
  database = openDatabase<PublishingTables>({ url: server.url, poolSize: 4, namedStatements: true });
  publishing = createPublishing({ db: database.db, blobs: testBlobs(), calendar: createCalendar(packagedYears), synonyms: packagedSynonyms, businessTimeZone: 'Asia/Shanghai' });
}, 180_000);
afterAll(async () => {
  await database.close();
  await Promise.all(Object.values(victims).map((process) => process.kill()));
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

function documentOf(key: string): DocumentInput {
  const own = { name: '示例省人力资源和社会保障厅', own: true };
  return { source: 'faults', sourceKey: key, kind: 'NEWS', title: `第 ${key} 件`, issuer: own, bodyHtml: `<p>${key}</p>`, bodyText: key, outline: [], publicationState: 'PUBLISHED', disclosureAttribute: 'ACTIVE', publishedAt: new Date() };
}

/** Writes one document after another until it is stopped; remembers those whose writing was acknowledged. */
function writer(name: string, acknowledged: string[]): () => Promise<void> {
  const state = { stopped: false };
  const running = (async () => {
    for (let number = 0; !state.stopped; number += 1) {
      const key = `${name}-${number}`;
      try {
        await publishing.saveDocument(documentOf(key), { now: new Date() });
        acknowledged.push(key);
      } catch {
        // Nobody said that this one was written: it may be there, whole, or not at all.
        await delay(20);
      }
    }
  })();
  return async () => {
    state.stopped = true;
    await running;
  };
}

/** Kills come thick, and each is followed by a recovery. */
const patience = { forMs: 120_000 };

const isReady = async (): Promise<boolean> => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
const numbersIn = (text: string): number[] => text.split('\n').map(Number).filter((number) => number > 0);

/** Processes of the server, by the kind that a line of `ps` names. */
function backendsOf(postmaster: number): number[] {
  return numbersIn(execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(postmaster)], { encoding: 'utf8' }).split('\n').filter((line) => line.includes('openhall postgres')).map((line) => String(Number.parseInt(line, 10))).join('\n'));
}

async function strike(kind: (typeof kinds)[number], round: number): Promise<void> {
  if (kind === 'gateway' || kind === 'worker') {
    await victims[kind].kill();
    await victims[kind].start();
    return;
  }
  const postmaster = Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
  const backends = backendsOf(postmaster);
  process.kill(kind === 'database' ? postmaster : (backends[round % backends.length] ?? postmaster), 'SIGKILL');
}

describe(`${kills} processes killed while documents are written`, () => {
  it(
    'lose no acknowledged write, leave none by half, and come back without a hand',
    async () => {
      const acknowledged: string[] = [];
      const stops = ['甲', '乙'].map((name) => writer(name, acknowledged));
      const recovery: Record<string, number[]> = { gateway: [], worker: [], database: [], backend: [] };
      for (let round = 0; round < kills; round += 1) {
        const kind = kinds[round % kinds.length] ?? 'gateway';
        const before = acknowledged.length;
        await until('writing goes on', async () => acknowledged.length > before + 2, patience);
        const since = performance.now();
        await strike(kind, round);
        const after = acknowledged.length;
        await until('the gateway is ready', isReady, patience);
        await until('writing goes on again', async () => acknowledged.length > after + 2, patience);
        recovery[kind]?.push(performance.now() - since);
      }
      await Promise.all(stops.map((stop) => stop()));
      for (const [kind, times] of Object.entries(recovery)) {
        process.stdout.write(`${kind}: ${times.length} kills, recovered within ${Math.round(Math.max(...times))} ms, usually ${Math.round(times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0)} ms\n`);
      }
      process.stdout.write(`${acknowledged.length} writes acknowledged\n`);

      await until('the queue is empty', async () => (await database.pool.query('select 1 from graphile_worker.jobs j where j.key is null or j.run_at <= now()')).rows.length === 0, patience);
      const { rows } = await database.pool.query<{ lost: number; repeated: number; half: number; locked: number }>(
        `select
          (select count(*)::integer from unnest($1::text[]) as key where not exists (select 1 from documents d where d.source_system = 'faults' and d.source_key = key)) as lost,
          (select count(*)::integer from (select subject_id from ledger_events group by 1 having count(*) <> 1) as several) as repeated,
          (select count(*)::integer from documents d full join ledger_events e on e.subject_id = d.id full join document_revisions r on r.document_id = d.id
            where d.id is null or e.id is null or r.number is null) as half,
          (select count(*)::integer from graphile_worker.jobs where locked_by is not null) as locked`,
        [acknowledged],
      );
      expect(rows[0]).toEqual({ lost: 0, repeated: 0, half: 0, locked: 0 });
      const signer = openSigner(join(folder, 'ledger-key.pem'), `localhost:${port}/ledger`);
      const report = await verifyLedger(database.db, { keys: [signer.key], ...publishing.ledgerContents });
      expect(report).toMatchObject({ fault: null, waiting: 0 });
      expect(report.entries).toBeGreaterThanOrEqual(acknowledged.length);
      expect(await Promise.all([victims.gateway.end(), victims.worker.end()])).toEqual([0, 0]);
      // Nobody is left at the database but this test.
      const { rows: left } = await database.pool.query("select application_name from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name <> 'openhall'");
      expect(left).toEqual([]);
    },
    120_000 + kills * 15_000,
  );
});
