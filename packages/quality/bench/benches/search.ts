import { COMMON_WORD } from '@openhall/demo-data';
import { CORPUS_NOW, fillCorpora } from '../harness/corpus.ts';
import { startBenchServer, type OpenDatabase } from '../harness/database.ts';
import { median, percentile, type Bench, type Row } from '../harness/row.ts';
import { mixedQueries, nearest, wordShares, type Sample } from './search-queries.ts';

const SMALL = 10_000;
const LARGE = 100_000;
const ROUNDS = 3;
const REPEATS = 40;

/** What the search page asks for. */
const selected = new Set([
  'totalCount', 'totalIsExact', 'suggestion', 'facets', 'facets.field', 'facets.values', 'edges', 'edges.node', 'edges.node.id', 'edges.node.path',
  'edges.node.highlight', 'edges.node.document', 'edges.node.document.kind', 'edges.node.document.documentNumber', 'edges.node.document.status',
  'edges.node.document.listedOn', 'edges.node.document.issuer', 'pageInfo',
]);

async function timed({ publishing }: OpenDatabase, query: string): Promise<number> {
  const start = performance.now();
  await publishing.search({ query, sort: 'RELEVANCE', first: 20 }, { now: CORPUS_NOW, selected });
  return performance.now() - start;
}

/** Times of the same queries on both databases, taken in turn. */
async function measure(databases: readonly [OpenDatabase, OpenDatabase], queries: readonly string[], rounds: number): Promise<[number[], number[]]> {
  const [small, large] = databases;
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round += 1) {
    for (const query of queries) {
      const taken = [await timed(small, query), await timed(large, query)] as const;
      // The first round fills the server's memory, as a site that has been running has it.
      if (round > 0) taken.forEach((time, index) => times[index]?.push(time));
    }
  }
  return times;
}

function rows(what: string, [small, large]: [number[], number[]], detail: Row['detail']): Row[] {
  const [p95Small, p95Large] = [percentile(small, 0.95), percentile(large, 0.95)];
  const figures = { ...detail, searches: large.length, medianSmallMs: median(small), medianLargeMs: median(large), p95SmallMs: p95Small, p95LargeMs: p95Large };
  return [
    { bench: 'search', what: `${what}, 100,000 documents, p95`, measured: p95Large, unit: 'ms', bound: { atMost: 50 }, detail: figures },
    { bench: 'search', what: `${what}, growth from 10,000`, measured: p95Large / p95Small, unit: 'x', bound: { atMost: 3 }, detail: figures },
  ];
}

async function measureAll(small: OpenDatabase, large: OpenDatabase): Promise<Row[]> {
  const words = await wordShares(large);
  const samples = await large.pool.query<Sample>('select title, document_number as number from documents order by id limit 80');
  const four = [0.4, 0.3, 0.2, 0.1].map((share) => nearest(words, share));
  const repeated = (query: string): string[] => Array<string>(REPEATS).fill(query);
  const either = four.map(({ word }) => word).join(' | ');
  return [
    ...rows('mixed queries', await measure([small, large], mixedQueries(words, samples.rows), ROUNDS), {}),
    ...rows('a word in 60 % of them', await measure([small, large], repeated(COMMON_WORD), 1), { query: COMMON_WORD }),
    ...rows('an OR of four', await measure([small, large], repeated(either), 1), { query: either, shares: four.map(({ share }) => share).join(' ') }),
  ];
}

/** Search without any cache before it, as the page asks, in one process over PostgreSQL. */
export const search: Bench = {
  name: 'search',
  run: async () => {
    const server = await startBenchServer();
    try {
      const databases = (await fillCorpora(server, [SMALL, LARGE])).map((name) => server.open(name)) as [OpenDatabase, OpenDatabase];
      try {
        return await measureAll(...databases);
      } finally {
        for (const database of databases) await database.close();
      }
    } finally {
      await server.stop();
    }
  },
};
