import assert from 'node:assert/strict';
import { join } from 'node:path';
import { COMMON_WORD, demoSite } from '@openhall/demo-data';
import { packagedSynonyms, parseQuery } from '@openhall/search';
import { startChildServer, type ChildServer } from '../harness/child-server.ts';
import { fillCorpora } from '../harness/corpus.ts';
import { startBenchServer, type OpenDatabase } from '../harness/database.ts';
import { BY_ID, LIST, WORDS } from '../harness/documents.ts';
import { compareCpu, type Target } from '../harness/load.ts';
import { root } from '../harness/root.ts';
import type { Bench, Row } from '../harness/row.ts';
import { copyBuiltSite, documentHash, documentPath, startBenchSite } from '../harness/site.ts';

/** Documents in the database that servers are measured over. */
export const SIZE = 10_000;

/** One question, put to both servers in their own way. */
interface Question {
  what: string;
  atMost: number;
  site: string[];
  floor: string[];
}

async function questions({ pool }: OpenDatabase): Promise<Question[]> {
  const { rows } = await pool.query<{ id: string }>('select id from documents where source_system <> $1 order by listed_on desc, id desc limit 50', ['lawrefbook']);
  const ids = rows.map(({ id }) => id);
  const searches = demoSite.columns.flatMap(({ slug }) => [COMMON_WORD, '通知', '办理'].map((word) => ({ column: slug, query: word })));
  const tsqueryOf = (word: string): string => parseQuery(word, packagedSynonyms).tsqueryAll ?? '';
  return [
    { what: 'list of 20 × 8 fields and issuer', atMost: 2, site: [documentPath(documentHash(LIST))], floor: ['/list'] },
    { what: 'one document with its text, by id', atMost: 2.2, site: ids.map((id) => documentPath(documentHash(BY_ID), { id })), floor: ids.map((id) => `/by-id/${id}`) },
    {
      what: 'the 20 newest of a column that hold a word',
      atMost: 1.8,
      site: searches.map((variables) => documentPath(documentHash(WORDS), variables)),
      floor: searches.map(({ column, query }) => `/words?${new URLSearchParams({ column, tsquery: tsqueryOf(query) })}`),
    },
  ];
}

/** A comparison of servers that answer different things would say nothing. */
async function assertSameAnswers(site: ChildServer, floor: ChildServer, question: Question): Promise<void> {
  for (const [index, path] of question.site.entries()) {
    const [ours, theirs] = await Promise.all([fetch(site.origin + path), fetch(`${floor.origin}${question.floor[index] ?? ''}`)]);
    assert.deepEqual(withoutCursors(await ours.json()), withoutCursors(await theirs.json()), `the servers differ about ${question.what}`);
  }
}

/** Cursors are opaque: that there is one of about the same length is all that can be compared. */
function withoutCursors(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, inner: unknown) => (/cursor$/i.test(key) && typeof inner === 'string' ? 'cursor' : inner)) as unknown;
}

async function compare(site: ChildServer, floor: ChildServer, question: Question): Promise<Row> {
  await assertSameAnswers(site, floor, question);
  const target = (name: string, { origin, cpuSeconds }: ChildServer, paths: readonly string[]): Target => ({
    name,
    origin,
    cpuSeconds,
    requests: paths.map((path) => ({ path })),
    expectStatus: 200,
  });
  const cpu = await compareCpu(target('site', site, question.site), target('floor', floor, question.floor), { amount: 300, warmup: 1500 });
  return {
    bench: 'uncached',
    what: `${question.what}, CPU per request against Fastify, one prepared SQL, JSON.stringify`,
    measured: cpu.ratio,
    unit: 'x',
    bound: { atMost: question.atMost },
    detail: { siteMicroseconds: cpu.measured, floorMicroseconds: cpu.against },
  };
}

/** What executing a manifest document costs over PostgreSQL, with the HTTP cache off, against the same answers written by hand. */
export const uncached: Bench = {
  name: 'uncached',
  run: async () => {
    const server = await startBenchServer();
    try {
      const [name = ''] = await fillCorpora(server, [SIZE]);
      const database = server.open(name);
      const asked = await questions(database).finally(() => database.close());
      copyBuiltSite([LIST, BY_ID, WORDS]);
      const env = { DATABASE_URL: server.urlOf(name) };
      const site = await startBenchSite({ ...env, OPENHALL_CACHE_BYTES: '0' });
      const floor = await startChildServer(join(root, 'packages/quality/bench/servers/floor.ts'), env);
      try {
        const rows: Row[] = [];
        for (const question of asked) rows.push(await compare(site, floor, question));
        return rows;
      } finally {
        await Promise.all([site.stop(), floor.stop()]);
      }
    } finally {
      await server.stop();
    }
  },
};
