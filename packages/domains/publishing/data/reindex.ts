import { bumpGeneration } from '@openhall/database';
import { sql, type Kysely } from 'kysely';
import { searchTokens } from './revision-content.ts';
import type { PublishingTables } from './tables.ts';
import { lockWrites, PUBLISHING_GENERATION } from './write-context.ts';

export type ReindexProgress = {
  /** Documents looked at. */
  readonly done: number;
  readonly total: number;
  /** Documents whose entry was not what it is now. */
  readonly changed: number;
};

const BATCH = 100;

/**
 * Builds every document's search entry anew from its current revision, as after a change of the dictionary or the
 * tokeniser. Documents stay searchable throughout; cut off, it is simply run again.
 */
export async function rebuildSearchIndex(db: Kysely<PublishingTables>, onProgress?: (progress: ReindexProgress) => void): Promise<ReindexProgress> {
  const { total } = await db.selectFrom('documents').select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let progress: ReindexProgress = { done: 0, total, changed: 0 };
  for (let after: string | null = ''; after !== null; ) {
    const batch = await rebuildBatch(db, after);
    progress = { total: Math.max(total, progress.done + batch.read), done: progress.done + batch.read, changed: progress.changed + batch.changed };
    onProgress?.(progress);
    after = batch.last;
  }
  return progress;
}

/** One transaction keeps other writers waiting, so that a document saved meanwhile is not given the entry of its old text. */
async function rebuildBatch(db: Kysely<PublishingTables>, after: string): Promise<{ read: number; changed: number; last: string | null }> {
  return db.transaction().execute(async (trx) => {
    await lockWrites(trx);
    const rows = await trx
      .selectFrom('documents as d')
      .innerJoin('document_revisions as r', (join) => join.onRef('r.document_id', '=', 'd.id').onRef('r.number', '=', 'd.revision_number'))
      .select(['d.id', 'd.title', 'd.document_number', 'd.document_number_aliases', 'd.index_number', 'd.keywords', 'd.topic', 'd.summary', 'r.body_text'])
      .where('d.id', '>', after)
      .orderBy('d.id')
      .limit(BATCH)
      .execute();
    let changed = 0;
    for (const row of rows) {
      const tokens = searchTokens({
        title: row.title,
        documentNumber: row.document_number,
        documentNumberAliases: row.document_number_aliases,
        indexNumber: row.index_number,
        keywords: row.keywords,
        topic: row.topic,
        summary: row.summary,
        bodyText: row.body_text,
      });
      const { numAffectedRows } = await sql`
        update documents set title_vector = ${tokens.titleVector}::tsvector, body_vector = ${tokens.bodyVector}::tsvector, numbers = ${tokens.numbers}::text[]
        where id = ${row.id} and (title_vector, body_vector, numbers)
          is distinct from (${tokens.titleVector}::tsvector, ${tokens.bodyVector}::tsvector, ${tokens.numbers}::text[])`.execute(trx);
      changed += Number(numAffectedRows ?? 0n);
    }
    if (changed > 0) await bumpGeneration(trx, PUBLISHING_GENERATION);
    return { read: rows.length, changed, last: rows.length < BATCH ? null : (rows.at(-1)?.id ?? null) };
  });
}
