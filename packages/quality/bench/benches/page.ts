import { fillCorpora } from '../harness/corpus.ts';
import { startBenchServer } from '../harness/database.ts';
import { cpuPerRequest, type Target } from '../harness/load.ts';
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
        const cpu = await cpuPerRequest([target('query', query), target('page', '/documents')], { amount: 1500, rounds: 7, warmup: 2000 });
        const [queryUs = Number.NaN, pageUs = Number.NaN] = [cpu.get('query'), cpu.get('page')];
        return [
          {
            bench: 'page',
            what: 'list page rendered, CPU against the GraphQL query it shows',
            measured: pageUs / queryUs,
            unit: 'x',
            bound: { atMost: 2.5 },
            detail: { pageMicroseconds: pageUs, queryMicroseconds: queryUs },
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
