import { bumpGeneration, inTransaction } from '@openhall/database';
import { sql, type Kysely, type Transaction } from 'kysely';
import { verifierKeyText } from './checkpoint.ts';
import { nodeSha256 } from './hash.ts';
import { combined, nodeHash, subtreesOf } from './merkle.ts';
import { readSubtrees } from './nodes.ts';
import type { CheckpointSigner } from './signer.ts';
import type { LedgerTables } from './tables.ts';

/** Entries folded in one transaction: bounds what is held in memory and how long others wait for the lock. */
const BATCH = 5000;

/** Name under which caches follow the log: what is said of an entry changes when it gets its place. */
const LEDGER_GENERATION = 'ledger';

/** One of all processes folds at a time. The number is the word "fold". */
const FOLDING = sql`pg_advisory_xact_lock(1718578276)`;

export interface FoldOptions {
  readonly signer: CheckpointSigner;
  readonly clock: { now(): Date };
  /** Told after each batch. */
  readonly onProgress?: (folded: number) => void;
}

/**
 * Gives entries that wait their place in the log, in the order they were written, and signs the head anew. Safe to run anywhere
 * at any time: what was folded stays, what was not is found again by the next run.
 * @returns how many entries were folded
 */
export async function foldLedger<Tables>(db: Kysely<Tables>, { signer, clock, onProgress }: FoldOptions): Promise<number> {
  let folded = 0;
  for (;;) {
    const batch = await inTransaction(db as unknown as Kysely<LedgerTables>, (trx) => foldBatch(trx, signer, clock));
    folded += batch;
    if (batch > 0) onProgress?.(folded);
    if (batch < BATCH) return folded;
  }
}

async function foldBatch(trx: Transaction<LedgerTables>, signer: CheckpointSigner, clock: FoldOptions['clock']): Promise<number> {
  await sql`select ${FOLDING}`.execute(trx);
  const waiting = await trx.selectFrom('ledger_events').select(['id', 'leaf_hash']).where('leaf_index', 'is', null).orderBy('id').limit(BATCH).execute();
  if (waiting.length === 0) return 0;
  const head = await trx.selectFrom('ledger_checkpoints').select('size').orderBy('size', 'desc').limit(1).executeTakeFirst();
  const before = head?.size ?? 0;
  const size = before + waiting.length;
  const { added, root } = await grow(trx, before, waiting.map(({ leaf_hash }) => leaf_hash));
  await sql`insert into ledger_nodes (level, position, hash)
    select * from unnest(${added.map(({ level }) => level)}::smallint[], ${added.map(({ position }) => position)}::bigint[], ${added.map(({ hash }) => hash)}::bytea[])`.execute(trx);
  await sql`update ledger_events e set leaf_index = ${before}::bigint + n.place - 1
    from unnest(${waiting.map(({ id }) => id)}::bigint[]) with ordinality as n (id, place) where e.id = n.id`.execute(trx);
  await trx.insertInto('ledger_checkpoints').values({ size, at: clock.now(), root, note: signer.note({ size, root }), key: verifierKeyText(signer.key) }).execute();
  await bumpGeneration(trx, LEDGER_GENERATION);
  return waiting.length;
}

interface Node {
  readonly level: number;
  readonly position: number;
  readonly hash: Uint8Array;
}

/** Adds leaves on the right: every two complete subtrees of one height make one of the next. */
async function grow(trx: Transaction<LedgerTables>, before: number, leaves: readonly Uint8Array[]): Promise<{ added: Node[]; root: Uint8Array }> {
  // The right edge: the subtrees that are complete and have no neighbour yet, the smallest last.
  const edge: Node[] = await readSubtrees(trx, subtreesOf(0, before));
  const added: Node[] = [];
  for (const [offset, hash] of leaves.entries()) {
    let node: Node = { level: 0, position: before + offset, hash };
    added.push(node);
    for (let left = edge.at(-1); left !== undefined && left.level === node.level; left = edge.at(-1)) {
      edge.pop();
      node = { level: node.level + 1, position: left.position / 2, hash: nodeHash(left.hash, node.hash, nodeSha256) };
      added.push(node);
    }
    edge.push(node);
  }
  return { added, root: combined(edge.map(({ hash }) => hash), nodeSha256) };
}
