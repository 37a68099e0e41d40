import { join } from 'node:path';
import { inTransaction } from '@openhall/database';
import { generateDocuments } from '@openhall/demo-data';
import { appendEntries, foldLedger, openSigner, proofOf, readEventByCode } from '@openhall/ledger';
import { CORPUS_NOW } from '../harness/corpus.ts';
import { startBenchServer, type BenchServer, type OpenDatabase } from '../harness/database.ts';
import { root } from '../harness/root.ts';
import { median, percentile, type Bench, type Row } from '../harness/row.ts';

const ENTRIES = 100_000;
const PROOFS = 500;
const ROUNDS = 9;
const DOCUMENTS = 200;

const milliseconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/**
 * The same documents saved as published, which the ledger records, and as withheld, which it does not: in turn, so that what slows
 * the machine slows both. The difference holds the upkeep of the lists' indexes too, which only published rows are in.
 */
async function append({ publishing }: OpenDatabase): Promise<Row> {
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const batch = (name: string, disclosureAttribute: 'ACTIVE' | 'WITHHELD') =>
      [...generateDocuments({ seed: 1000 + round, count: DOCUMENTS, now: CORPUS_NOW })].map((document) => ({ ...document, source: `bench-${name}-${round}`, disclosureAttribute, publicationState: 'PUBLISHED' as const, columnSlug: null }));
    const withheld = batch('withheld', 'WITHHELD');
    const published = batch('published', 'ACTIVE');
    const without = await milliseconds(() => publishing.saveDocuments(withheld, { now: CORPUS_NOW }));
    const recorded = await milliseconds(() => publishing.saveDocuments(published, { now: CORPUS_NOW }));
    ratios.push(recorded / without);
  }
  // The first round warms up.
  const ratio = median(ratios.slice(1));
  return { bench: 'ledger', what: 'saving documents that the ledger records, against the same withheld from it', measured: ratio, unit: 'x', bound: { atMost: 1.15 }, detail: { documents: DOCUMENTS, rounds: ROUNDS - 1 } };
}

async function foldAndProve({ db, pool }: OpenDatabase): Promise<Row[]> {
  const entry = (index: number) => ({ subjectKind: 'document', subjectId: `bench-${index}`, change: 'PUBLISHED' as const, content: { title: `第 ${index} 件` }, ref: { revision: 1 }, fields: [] });
  const before = (await pool.query<{ count: number }>('select count(*)::integer as count from ledger_events')).rows[0]?.count ?? 0;
  for (let index = 0; index < ENTRIES; index += 1000) {
    const entries = Array.from({ length: 1000 }, (_, offset) => entry(index + offset));
    await inTransaction(db, (trx) => appendEntries(trx, entries, { now: CORPUS_NOW, actor: 'bench' }));
  }
  const signer = openSigner(join(root, '.openhall-bench/ledger-key.pem'), 'bench.test/ledger');
  const folding = await milliseconds(() => foldLedger(db, { signer, clock: { now: () => CORPUS_NOW } }));
  const { rows } = await pool.query<{ code: string }>('select code from ledger_events order by md5(code) limit $1', [PROOFS]);
  const times: number[] = [];
  for (const { code } of rows) {
    const event = await readEventByCode(db, code);
    if (event === null) throw new Error('an entry is gone');
    times.push(await milliseconds(() => proofOf(db, event, null)));
  }
  return [
    { bench: 'ledger', what: 'folding 100,000 entries into the log, signed', measured: folding, unit: 'ms', bound: { atMost: 10_000 }, detail: { entries: ENTRIES + before } },
    { bench: 'ledger', what: 'inclusion proof in a log of 100,000, p95', measured: percentile(times.slice(50), 0.95), unit: 'ms', bound: { atMost: 5 }, detail: { median: median(times) } },
  ];
}

async function measure(server: BenchServer): Promise<Row[]> {
  const name = 'ledger_bench';
  await server.drop(name);
  await server.create(name, CORPUS_NOW);
  const database = server.open(name);
  try {
    return [await append(database), ...(await foldAndProve(database))];
  } finally {
    await database.close();
    await server.drop(name);
  }
}

/** What recording costs a write, and what the log costs to make and to prove by. */
export const ledger: Bench = {
  name: 'ledger',
  run: async () => {
    const server = await startBenchServer();
    try {
      return await measure(server);
    } finally {
      await server.stop();
    }
  },
};
