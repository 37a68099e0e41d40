import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoSite, generateDocuments } from '@openhall/demo-data';
import { importColumns, openLaws, openPolicies, runImport, type DocumentInput } from '@openhall/publishing';
import type { BenchServer, OpenDatabase } from './database.ts';
import { root, sharedPath } from './root.ts';

/** What the documents are dated by; benches ask at the same instant. */
export const CORPUS_NOW = new Date('2026-11-24T01:00:00Z');
const SEED = 20_261_124;
const BATCH = 200;

/** Everything that decides what is in the databases: when one of these files changes, they are filled anew. */
const DECIDING = [
  'packages/domains/publishing/data/migrations/*.sql',
  'packages/domains/publishing/data/{repository,revision-content,identity,reference-data}.ts',
  'packages/platform/*/migrations/*.sql',
  'packages/platform/ledger/{append,leaf}.ts',
  'packages/platform/ledger/data/migrations/*.sql',
  'packages/platform/search/{fold,index-tokens,pinyin-words,vector,words}.ts',
  'packages/platform/search/data/*.json',
  'packages/quality/demo-data/grammar/**/*.ts',
  'packages/quality/bench/harness/corpus.ts',
];

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of globSync(DECIDING, { cwd: root }).toSorted()) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 12);
}

/**
 * Databases of so many generated documents each, saved through the domain, with the real laws and policies among them. Kept between runs.
 * @returns database names, in order
 */
export async function fillCorpora(server: BenchServer, sizes: readonly number[]): Promise<string[]> {
  const mark = fingerprint();
  const known = await server.databases();
  for (const name of known) if (name.startsWith('corpus_') && !name.startsWith(`corpus_${mark}_`)) await server.drop(name);
  const names = sizes.map((size) => `corpus_${mark}_${size}`);
  for (const [index, name] of names.entries()) if (!known.includes(name)) await fill(server, name, sizes[index] ?? 0);
  return names;
}

/** Word indexes are built once at the end: kept up row by row they take most of the time, and come out the same. */
const WORD_INDEXES = ['documents_title_vector', 'documents_word_vector', 'documents_authority_words', 'documents_authority_titles'];

async function fill(server: BenchServer, name: string, size: number): Promise<void> {
  const start = performance.now();
  // Under another name until it is whole: a run that is cut off leaves nothing that would be taken for it.
  const draft = 'corpus_draft';
  await server.drop(draft);
  await server.create(draft, CORPUS_NOW);
  const database = server.open(draft);
  try {
    const { rows } = await database.pool.query<{ indexdef: string }>('select indexdef from pg_indexes where indexname = any($1)', [WORD_INDEXES]);
    for (const index of WORD_INDEXES) await database.pool.query(`drop index ${index}`);
    await database.publishing.syncColumns(demoSite.columns);
    await importReal(database, 'laws');
    await importReal(database, 'policies');
    await saveGenerated(database, size);
    for (const { indexdef } of rows) await database.pool.query(indexdef);
    await database.pool.query('vacuum analyze');
  } finally {
    await database.close();
  }
  await server.rename(draft, name);
  console.error(`${size} documents filled in ${Math.round((performance.now() - start) / 1000)} s`);
}

/** Imports the real laws or policies. */
export async function importReal({ db, publishing }: OpenDatabase, kind: 'laws' | 'policies'): Promise<void> {
  const columns = await importColumns(db);
  const open = () => (kind === 'laws' ? openLaws(sharedPath('data/laws'), { columns }) : openPolicies(sharedPath('data/policies/govcn-policies.jsonl'), { columns }));
  const report = await runImport(open, { db, publishing, clock: { now: () => CORPUS_NOW }, runId: kind });
  if (report === 'locked' || report.failed > 0) throw new Error(`the import of ${kind} refused records`);
}

async function saveGenerated({ publishing }: OpenDatabase, size: number): Promise<void> {
  let batch: DocumentInput[] = [];
  let saved = 0;
  for (const document of generateDocuments({ seed: SEED, count: size, now: CORPUS_NOW })) {
    batch.push(document);
    if (batch.length < BATCH && saved + batch.length < size) continue;
    await publishing.saveDocuments(batch, { now: CORPUS_NOW });
    saved += batch.length;
    batch = [];
    if (saved % 10_000 === 0) console.error(`${saved} of ${size} documents saved`);
  }
}
