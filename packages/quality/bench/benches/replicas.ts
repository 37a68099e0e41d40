import { setTimeout as delay } from 'node:timers/promises';
import { demoSite } from '@openhall/demo-data';
import { CORPUS_NOW } from '../harness/corpus.ts';
import { startBenchServer, type BenchServer } from '../harness/database.ts';
import { percentile, type Bench, type Row } from '../harness/row.ts';
import { copyBuiltSite, startBenchSite } from '../harness/site.ts';

const ROUNDS = 20;
const DATABASE = 'replicas_bench';

/** Milliseconds from the end of a write until a replica that had the old list in memory shows the new one. */
async function measure(server: BenchServer): Promise<Row> {
  await server.drop(DATABASE);
  await server.create(DATABASE, CORPUS_NOW);
  const { publishing, close } = server.open(DATABASE);
  copyBuiltSite([]);
  const env = { DATABASE_URL: server.urlOf(DATABASE), OPENHALL_WORKER: '0' };
  const replicas = [await startBenchSite(env), await startBenchSite(env)];
  try {
    await publishing.syncColumns(demoSite.columns);
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const title = `第 ${round} 件文件`;
      const lists = (): Promise<string[]> => Promise.all(replicas.map(async ({ origin }) => (await fetch(`${origin}/documents`)).text()));
      // Both have the list in memory now.
      await lists();
      await publishing.saveDocument(
        { source: 'bench', sourceKey: String(round), kind: 'NEWS', title, issuer: { name: '示例机关', own: true }, bodyHtml: '<p>文</p>', bodyText: '文', outline: [], publicationState: 'PUBLISHED', disclosureAttribute: 'ACTIVE', publishedAt: new Date() },
        { now: new Date() },
      );
      const written = performance.now();
      while (!(await lists()).every((list) => list.includes(title))) await delay(5);
      times.push(performance.now() - written);
    }
    return { bench: 'replicas', what: 'a write shows on every replica, p95', measured: percentile(times, 0.95), unit: 'ms', bound: { atMost: 1000 }, detail: { rounds: ROUNDS, slowest: Math.max(...times) } };
  } finally {
    await Promise.all(replicas.map((replica) => replica.stop()));
    await close();
    await server.drop(DATABASE);
  }
}

/** How soon replicas that keep answers in memory give them up. */
export const replicas: Bench = {
  name: 'replicas',
  run: async () => {
    const server = await startBenchServer();
    try {
      return [await measure(server)];
    } finally {
      await server.stop();
    }
  },
};
