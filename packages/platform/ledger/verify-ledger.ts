import { sql, type Kysely } from 'kysely';
import { sameBytes, utf8 } from './bytes.ts';
import { recordText } from './append.ts';
import { openNote, type VerifierKey } from './checkpoint.ts';
import { codeOf } from './code.ts';
import { nodeSha256 } from './hash.ts';
import { leafText, saltedDigest } from './leaf.ts';
import { combined, leafHash, nodeHash } from './merkle.ts';
import { countEvents, readEventsFrom, readWaitingEvents, type LedgerEvent } from './read.ts';
import { verifyByNode } from './signer.ts';
import type { LedgerTables } from './tables.ts';

/** Derives the contents of entries again from the records, canonical JSON by entry; absent where the record is gone. */
type DeriveContents = (events: readonly LedgerEvent[]) => Promise<ReadonlyMap<number, string>>;

/** Compares the newest entry of each subject with the record as it is now; names subjects that are not as their newest entry says. */
type FindUnrecorded = () => AsyncIterable<string>;

export interface VerifyOptions {
  /** Keys whose signature counts. */
  readonly keys: readonly VerifierKey[];
  readonly deriveContents: DeriveContents;
  readonly findUnrecorded: FindUnrecorded;
  /** Told how many entries were checked, and how many there were when it began. */
  readonly onProgress?: (checked: number, total: number) => void;
}

/** What is wrong, and where. `event` is the row's identifier. */
export type LedgerFault =
  /** The row does not say what its leaf was made of. */
  | { readonly kind: 'event-altered'; readonly event: number; readonly subject: string }
  /** The record the row speaks of is not what it was. */
  | { readonly kind: 'content-altered'; readonly event: number; readonly subject: string }
  /** An entry of the log is missing: the row was removed. */
  | { readonly kind: 'event-missing'; readonly index: number }
  /** A stored node is not the hash of what is below it. */
  | { readonly kind: 'node-altered'; readonly level: number; readonly position: number }
  /** The log does not have the root that was signed: entries up to this size were exchanged or moved after the last checkpoint that holds. */
  | { readonly kind: 'root-differs'; readonly size: number; readonly goodUntil: number }
  /** A checkpoint is not signed by a known key, or says something else than its row. */
  | { readonly kind: 'signature-invalid'; readonly size: number }
  /** The log has a checkpoint for more entries than there are. */
  | { readonly kind: 'log-shortened'; readonly size: number; readonly entries: number }
  /** A record changed without an entry, or its entry is missing. */
  | { readonly kind: 'unrecorded'; readonly subject: string };

export interface LedgerReport {
  readonly entries: number;
  readonly checkpoints: number;
  /** Entries that wait to be folded. */
  readonly waiting: number;
  /** Contents that were erased on purpose and cannot be compared. */
  readonly erased: number;
  /** The first fault found, in the order of the log; null where everything holds. */
  readonly fault: LedgerFault | null;
}

/** Entries read at once. */
const BATCH = 500;
/** Heights a tree can have: numbers are exact to 2^53. */
const LEVELS = 52;

/**
 * Derives everything again: contents from the records, digests from the contents, leaves from the rows, nodes from the leaves,
 * roots from the nodes, and checks each signature. In constant memory; stops at the first fault.
 */
export async function verifyLedger<Tables>(connection: Kysely<Tables>, options: VerifyOptions): Promise<LedgerReport> {
  const db = connection as unknown as Kysely<LedgerTables>;
  const walk = new Walk(db, options, await countEvents(db));
  const fault = (await walk.log()) ?? (await walk.waitingEvents()) ?? (await firstUnrecorded(options.findUnrecorded));
  return { ...walk.counts, fault };
}

async function firstUnrecorded(find: FindUnrecorded): Promise<LedgerFault | null> {
  for await (const subject of find()) return { kind: 'unrecorded', subject };
  return null;
}

interface Subtree {
  readonly level: number;
  readonly position: number;
  readonly hash: Uint8Array;
}

class Walk {
  readonly #db: Kysely<LedgerTables>;
  readonly #options: VerifyOptions;
  readonly counts = { entries: 0, checkpoints: 0, waiting: 0, erased: 0 };
  /** The right edge of the tree as derived so far. */
  #edge: Subtree[] = [];
  #goodUntil = 0;

  readonly #total: number;

  constructor(db: Kysely<LedgerTables>, options: VerifyOptions, total: number) {
    this.#db = db;
    this.#options = options;
    this.#total = total;
  }

  async log(): Promise<LedgerFault | null> {
    for (;;) {
      const events = await readEventsFrom(this.#db, this.counts.entries, BATCH);
      const fault = (await this.#checkBatch(events)) ?? null;
      if (fault !== null) return fault;
      this.#options.onProgress?.(this.counts.entries, this.#total);
      if (events.length < BATCH) return this.#afterTheEnd();
    }
  }

  /** Entries without a place yet are checked like all others, but for the log. */
  async waitingEvents(): Promise<LedgerFault | null> {
    let after = 0;
    for (;;) {
      const events = await readWaitingEvents(this.#db, after, BATCH);
      if (events.length === 0) return null;
      this.counts.waiting += events.length;
      const contents = await this.#options.deriveContents(events);
      for (const event of events) {
        const fault = this.#checkEvent(event, contents);
        if (fault !== null) return fault;
      }
      after = events.at(-1)?.id ?? after;
    }
  }

  async #checkBatch(events: readonly LedgerEvent[]): Promise<LedgerFault | null> {
    const from = this.counts.entries;
    const [contents, nodes, checkpoints] = await Promise.all([
      this.#options.deriveContents(events),
      this.#storedNodes(from, from + events.length),
      this.#checkpoints(from, from + events.length),
    ]);
    for (const event of events) {
      if (event.leafIndex !== this.counts.entries) return { kind: 'event-missing', index: this.counts.entries };
      const fault = this.#checkEvent(event, contents) ?? this.#grow(event, nodes) ?? (await this.#checkCheckpoint(checkpoints.get(this.counts.entries)));
      if (fault !== null) return fault;
    }
    return null;
  }

  #checkEvent(event: LedgerEvent, contents: ReadonlyMap<number, string>): LedgerFault | null {
    const at = { event: event.id, subject: `${event.subjectKind}/${event.subjectId}` };
    const leaf = leafHash(utf8(leafText(event)), nodeSha256);
    const record = saltedDigest(event.recordSalt, recordText(event), nodeSha256);
    if (!sameBytes(leaf, event.leafHash) || !sameBytes(record, event.recordDigest) || codeOf(leaf) !== event.code) return { kind: 'event-altered', ...at };
    if (event.contentDigest === null) return null;
    if (event.contentSalt === null) {
      this.counts.erased += 1;
      return null;
    }
    const content = contents.get(event.id);
    const same = content !== undefined && sameBytes(saltedDigest(event.contentSalt, content, nodeSha256), event.contentDigest);
    return same ? null : { kind: 'content-altered', ...at };
  }

  /** Adds a leaf to the derived tree and compares each node that becomes complete with the stored one. */
  #grow(event: LedgerEvent, stored: ReadonlyMap<string, Uint8Array>): LedgerFault | null {
    let node: Subtree = { level: 0, position: this.counts.entries, hash: event.leafHash };
    this.counts.entries += 1;
    for (;;) {
      const known = stored.get(`${node.level} ${node.position}`);
      if (known === undefined || !sameBytes(known, node.hash)) return { kind: 'node-altered', level: node.level, position: node.position };
      const left = this.#edge.at(-1);
      if (left === undefined || left.level !== node.level) break;
      this.#edge.pop();
      node = { level: node.level + 1, position: left.position / 2, hash: nodeHash(left.hash, node.hash, nodeSha256) };
    }
    this.#edge.push(node);
    return null;
  }

  async #checkCheckpoint(checkpoint: { size: number; root: Uint8Array; note: string } | undefined): Promise<LedgerFault | null> {
    if (checkpoint === undefined) return null;
    const { size, root, note } = checkpoint;
    this.counts.checkpoints += 1;
    const signed = await openNote(note, this.#options.keys, verifyByNode);
    if (signed === null || signed.size !== size || !sameBytes(signed.root, root)) return { kind: 'signature-invalid', size };
    if (!sameBytes(root, combined(this.#edge.map(({ hash }) => hash), nodeSha256))) return { kind: 'root-differs', size, goodUntil: this.#goodUntil };
    this.#goodUntil = size;
    return null;
  }

  async #afterTheEnd(): Promise<LedgerFault | null> {
    const { entries } = this.counts;
    const last = await this.#db.selectFrom('ledger_checkpoints').select('size').orderBy('size', 'desc').limit(1).executeTakeFirst();
    const size = last?.size ?? 0;
    if (size > entries) return { kind: 'log-shortened', size, entries };
    // Folding signs what it folds in the same transaction: entries beyond the last signature were put there by somebody else.
    return size < entries ? { kind: 'signature-invalid', size: entries } : null;
  }

  /** Nodes that become complete with the leaves [from, to). */
  async #storedNodes(from: number, to: number): Promise<Map<string, Uint8Array>> {
    const { rows } = await sql<Subtree>`
      select n.level, n.position, n.hash
      from generate_series(0, ${LEVELS}::integer) as height (level)
        join ledger_nodes n on n.level = height.level and n.position >= ${from}::bigint / (1::bigint << height.level) and n.position < ${to}::bigint / (1::bigint << height.level)`.execute(this.#db);
    return new Map(rows.map(({ level, position, hash }) => [`${level} ${position}`, hash]));
  }

  async #checkpoints(from: number, to: number): Promise<Map<number, { size: number; root: Uint8Array; note: string }>> {
    const rows = await this.#db.selectFrom('ledger_checkpoints').select(['size', 'root', 'note']).where('size', '>', from).where('size', '<=', to).execute();
    return new Map(rows.map((row) => [row.size, row]));
  }
}

/** A fault's place in a form for people who look into the database. */
export function faultPlace(fault: LedgerFault): string {
  switch (fault.kind) {
    case 'event-altered':
    case 'content-altered':
      return `ledger_events.id = ${fault.event} (${fault.subject})`;
    case 'event-missing':
      return `ledger_events.leaf_index = ${fault.index}`;
    case 'node-altered':
      return `ledger_nodes (${fault.level}, ${fault.position})`;
    case 'unrecorded':
      return fault.subject;
    case 'root-differs':
    case 'signature-invalid':
    case 'log-shortened':
      return `ledger_checkpoints.size = ${fault.size}`;
  }
}
