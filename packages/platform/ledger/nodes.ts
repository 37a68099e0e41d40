import { sql, type Kysely } from 'kysely';
import { nodeSha256 } from './hash.ts';
import { combined, subtreesOf, type Subtree } from './merkle.ts';
import type { LedgerTables } from './tables.ts';

/** Complete subtrees with their hashes, in the order they were asked for. */
export async function readSubtrees(db: Kysely<LedgerTables>, wanted: readonly Subtree[]): Promise<(Subtree & { hash: Uint8Array })[]> {
  if (wanted.length === 0) return [];
  const { rows } = await sql<Subtree & { hash: Uint8Array }>`
    select n.level, n.position, n.hash
    from unnest(${wanted.map(({ level }) => level)}::smallint[], ${wanted.map(({ position }) => position)}::bigint[]) with ordinality as w (level, position, place)
    join ledger_nodes n on n.level = w.level and n.position = w.position
    order by w.place`.execute(db);
  if (rows.length !== wanted.length) throw new Error(`The ledger lacks ${wanted.length - rows.length} of ${wanted.length} nodes: verify it.`);
  return rows;
}

/** Hashes of spans of leaves, each made of its complete subtrees; all of them are one statement. */
export async function readSpans(db: Kysely<LedgerTables>, spans: readonly (readonly [from: number, to: number])[]): Promise<Uint8Array[]> {
  const parts = spans.map(([from, to]) => subtreesOf(from, to));
  const nodes = await readSubtrees(db, parts.flat());
  let next = 0;
  return parts.map((subtrees) => combined(nodes.slice(next, (next += subtrees.length)).map(({ hash }) => hash), nodeSha256));
}
