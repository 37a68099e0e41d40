import { fillCorpora } from '../harness/corpus.ts';
import { startBenchServer } from '../harness/database.ts';
import { compareCpu, type Target } from '../harness/load.ts';
import type { Bench } from '../harness/row.ts';
import { copyBuiltSite, documentPath, siteDocumentHash, startBenchSite } from '../harness/site.ts';
import { SIZE } from './uncached.ts';

/** What rendering the list page adds to the query it shows: same process, same database, no cache. */
export const page: Bench = {
  name: 'page',
  run: async () => {
    const server = await startBenchServer();
    try {
      const [name = ''] = await fillCorpora(server, [SIZE]);
      copyBuiltSite([]);
      const site = await startBenchSite({ DATABASE_URL: server.urlOf(name), OPENHALL_CACHE_BYTES: '0' });
      try {
        const query = documentPath(siteDocumentHash('DocumentList'), { sort: 'NEWEST', first: 20 });
        const target = (label: string, path: string): Target => ({ name: label, origin: site.origin, cpuSeconds: site.cpuSeconds, requests: [{ path }], expectStatus: 200 });
        const cpu = await compareCpu(target('page', '/documents'), target('query', query), { amount: 200, warmup: 1500 });
        return [
          {
            bench: 'page',
            what: 'list page rendered, CPU against the GraphQL query it shows',
            measured: cpu.ratio,
            unit: 'x',
            bound: { atMost: 2.5 },
            detail: { pageMicroseconds: cpu.measured, queryMicroseconds: cpu.against },
          },
        ];
      } finally {
        await site.stop();
      }
    } finally {
      await server.stop();
    }
  },
};
