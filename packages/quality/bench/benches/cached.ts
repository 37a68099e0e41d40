import { BROWSER, startCopyOf } from '../harness/cached-copy.ts';
import type { ChildServer } from '../harness/child-server.ts';
import { fillCorpora } from '../harness/corpus.ts';
import { startBenchServer } from '../harness/database.ts';
import { LIST } from '../harness/documents.ts';
import { compareCpu, type Target } from '../harness/load.ts';
import type { Bench, Row } from '../harness/row.ts';
import { copyBuiltSite, documentHash, documentPath, startBenchSite } from '../harness/site.ts';
import { SIZE } from './uncached.ts';

interface Comparison {
  what: string;
  path: string;
  status: 200 | 304;
  atLeast: number;
}

const COMPARISONS: readonly Comparison[] = [
  { what: 'persisted GET from the cache, requests per CPU-second against node:http with the same bytes', path: documentPath(documentHash(LIST)), status: 200, atLeast: 0.5 },
  { what: 'persisted GET answered 304, against node:http', path: documentPath(documentHash(LIST)), status: 304, atLeast: 0.65 },
  { what: 'list page from the cache, against node:http with the same bytes', path: '/documents', status: 200, atLeast: 0.5 },
];

async function compare(site: ChildServer, { what, path, status, atLeast }: Comparison): Promise<Row> {
  const { server: copy, etag } = await startCopyOf(site.origin, path);
  try {
    const headers = { ...BROWSER, ...(status === 304 && { 'if-none-match': etag }) };
    const target = (name: string, { origin, cpuSeconds }: ChildServer): Target => ({ name, origin, cpuSeconds, requests: [{ path, headers }], expectStatus: status });
    const cpu = await compareCpu(target('site', site), target('copy', copy), { amount: 1500, warmup: 6000 });
    return { bench: 'cached', what, measured: 1 / cpu.ratio, unit: 'x', bound: { atLeast }, detail: { siteMicroseconds: cpu.measured, nodeHttpMicroseconds: cpu.against } };
  } finally {
    await copy.stop();
  }
}

/** What an answer costs that the site has in memory, against a server that does nothing else than write those bytes. */
export const cached: Bench = {
  name: 'cached',
  run: async () => {
    const server = await startBenchServer();
    try {
      const [name = ''] = await fillCorpora(server, [SIZE]);
      copyBuiltSite([LIST]);
      const site = await startBenchSite({ DATABASE_URL: server.urlOf(name) });
      try {
        const rows: Row[] = [];
        for (const comparison of COMPARISONS) rows.push(await compare(site, comparison));
        return rows;
      } finally {
        await site.stop();
      }
    } finally {
      await server.stop();
    }
  },
};
