import { readFileSync } from 'node:fs';
import { CORPUS_NOW, importReal } from '../harness/corpus.ts';
import { startBenchServer, type OpenDatabase } from '../harness/database.ts';
import { sharedPath } from '../harness/root.ts';
import type { Bench } from '../harness/row.ts';

interface Case {
  query: string;
  expect: string[];
}

async function missedCases({ publishing }: OpenDatabase, cases: readonly Case[]): Promise<string[]> {
  const missed: string[] = [];
  for (const { query, expect } of cases) {
    const { edges } = await publishing.search({ query, sort: 'RELEVANCE', first: 5 }, { now: CORPUS_NOW, selected: new Set(['edges', 'edges.node', 'edges.node.title']) });
    if (!edges.some(({ node }) => expect.some((title) => node.title.includes(title)))) missed.push(query);
  }
  return missed;
}

/** The real questions over the real laws and policies; `search-cases.db.test.ts` of publishing holds the same. */
export const searchCases: Bench = {
  name: 'search-cases',
  run: async () => {
    const { cases } = JSON.parse(readFileSync(sharedPath('data/search-cases.json'), 'utf8')) as { cases: Case[] };
    const server = await startBenchServer();
    try {
      await server.drop('search_cases');
      await server.create('search_cases', CORPUS_NOW);
      const database = server.open('search_cases');
      try {
        await importReal(database, 'laws');
        await importReal(database, 'policies');
        await database.pool.query('analyze');
        const missed = await missedCases(database, cases);
        return [
          {
            bench: 'search-cases',
            what: 'real questions whose expected title is in the first 5',
            measured: (100 * (cases.length - missed.length)) / cases.length,
            unit: '%',
            bound: { atLeast: 95 },
            detail: { cases: cases.length, missed: missed.join('; ') },
          },
        ];
      } finally {
        await database.close();
      }
    } finally {
      await server.stop();
    }
  },
};
