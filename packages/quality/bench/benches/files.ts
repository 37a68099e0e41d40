import { testDataFolder } from '@openhall/files/testing';
import { CORPUS_NOW } from '../harness/corpus.ts';
import { startBenchServer, type BenchServer, type OpenDatabase } from '../harness/database.ts';
import { compareCpu, type Target } from '../harness/load.ts';
import { processCpuSeconds } from '../harness/process-cpu.ts';
import type { Bench, Row } from '../harness/row.ts';
import { copyBuiltSite, startBenchSite } from '../harness/site.ts';

const MEGABYTE = 1024 * 1024;
const STORED = 'stored';
const IN_DATABASE = 'in the database';

const document = (sourceKey: string, fill: number) => ({
  source: 'bench-files', sourceKey, kind: 'ANNOUNCEMENT' as const, title: sourceKey, issuer: { name: '示例省人力资源和社会保障厅', own: true }, bodyHtml: '<p>.</p>', bodyText: '.', outline: [],
  publicationState: 'PUBLISHED' as const, disclosureAttribute: 'ACTIVE' as const, publishedAt: CORPUS_NOW,
  attachments: [{ name: '附件.bin', mediaType: 'application/octet-stream', bytes: new Uint8Array(MEGABYTE).fill(fill) }],
});

/** Processor time of a site with its database: what one of them saves, the other may spend. A connection that is closed as idle keeps what it has used. */
function together(site: () => number, backends: readonly number[]): () => number {
  const used = new Map<number, number>();
  const ofBackend = (pid: number): number => {
    try {
      used.set(pid, processCpuSeconds(pid));
    } catch {
      // Gone since.
    }
    return used.get(pid) ?? 0;
  };
  return () => site() + backends.reduce((sum, pid) => sum + ofBackend(pid), 0);
}

async function compare(server: BenchServer, name: string, database: OpenDatabase): Promise<Row[]> {
  await database.publishing.saveDocuments([document(STORED, 1), document(IN_DATABASE, 2)], { now: CORPUS_NOW });
  const { rows: files } = await database.pool.query<{ id: string; key: string; sha256: string }>('select a.id, d.source_key as key, a.sha256 from attachments a join documents d on d.id = a.document_id');
  const pathOf = (key: string): string => `/files/${files.find((file) => file.key === key)?.id ?? ''}/${encodeURIComponent('附件.bin')}`;
  copyBuiltSite([]);
  const site = await startBenchSite({ DATABASE_URL: server.urlOf(name), OPENHALL_DATA_DIR: testDataFolder() });
  try {
    // As it was before there was a store; the site moves such contents only when it starts.
    await database.pool.query('update attachment_contents set stored = null, bytes = $2 where sha256 = $1', [files.find(({ key }) => key === IN_DATABASE)?.sha256, Buffer.alloc(MEGABYTE, 2)]);
    const backends = async () => (await database.pool.query<{ pid: number }>("select pid from pg_stat_activity where datname = current_database() and application_name = 'openhall'")).rows.map(({ pid }) => pid);
    const target = (key: string, pids: readonly number[]): Target => ({ name: key, origin: site.origin, requests: [{ path: pathOf(key) }], expectStatus: 200, cpuSeconds: together(site.cpuSeconds, pids) });
    // Every connection is opened before those that are counted are looked up.
    await compareCpu(target(STORED, []), target(IN_DATABASE, []), { amount: 50, rounds: 1, warmup: 50 });
    const pids = await backends();
    const cpu = await compareCpu(target(STORED, pids), target(IN_DATABASE, pids), { amount: 100, warmup: 100 });
    return [{ bench: 'files', what: 'processor time of gateway and database for a download of 1 MB from the store on disk, against the same out of PostgreSQL', measured: cpu.ratio, unit: 'x', bound: { atMost: 1 }, detail: { storeMicroseconds: cpu.measured, databaseMicroseconds: cpu.against } }];
  } finally {
    await site.stop();
  }
}

/** What it costs to serve a file from the store, against what it cost out of the database (ADR 0002, ADR 0011). */
export const files: Bench = {
  name: 'files',
  run: async () => {
    const server = await startBenchServer();
    const name = 'files_bench';
    try {
      await server.drop(name);
      await server.create(name, CORPUS_NOW);
      const database = server.open(name);
      try {
        return await compare(server, name, database);
      } finally {
        await database.close();
        await server.drop(name);
      }
    } finally {
      await server.stop();
    }
  },
};
