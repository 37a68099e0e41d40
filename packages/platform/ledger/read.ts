import { sql, type Kysely } from 'kysely';
import { toBase64 } from './bytes.ts';
import { leafText } from './leaf.ts';
import { consistencySpans, inclusionSpans } from './merkle.ts';
import { readSpans } from './nodes.ts';
import type { LedgerProof } from './proof.ts';
import type { LedgerChange, LedgerRef, LedgerTables } from './tables.ts';

/** An entry as its owner's service needs it. */
export interface LedgerEvent {
  readonly id: number;
  readonly at: Date;
  readonly actor: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly change: LedgerChange;
  readonly ref: LedgerRef;
  readonly fields: string[];
  readonly code: string;
  readonly contentDigest: Uint8Array | null;
  /** Null for a withdrawal and where the content was erased. */
  readonly contentSalt: Uint8Array | null;
  readonly recordDigest: Uint8Array;
  readonly recordSalt: Uint8Array;
  readonly leafHash: Uint8Array;
  /** Null until it is folded. */
  readonly leafIndex: number | null;
}

const COLUMNS = sql.raw(`e.id, e.at, e.actor, e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.change, e.ref, e.fields, e.code, e.content_digest as "contentDigest",
  e.content_salt as "contentSalt", e.record_digest as "recordDigest", e.record_salt as "recordSalt", e.leaf_hash as "leafHash", e.leaf_index as "leafIndex"`);

/** The entry with this code, as `typedCode` gives it; null where there is none. */
export async function readEventByCode<Tables>(db: Kysely<Tables>, code: string): Promise<LedgerEvent | null> {
  const { rows } = await sql<LedgerEvent>`select ${COLUMNS} from ledger_events e where e.code = ${code}`.execute(db);
  return rows[0] ?? null;
}

/** The newest entry of each of these subjects, by identifier. Those without any are absent. */
export async function readLatestEvents<Tables>(db: Kysely<Tables>, subjectKind: string, subjectIds: readonly string[]): Promise<Map<string, LedgerEvent>> {
  if (subjectIds.length === 0) return new Map();
  const { rows } = await sql<LedgerEvent>`
    select ${COLUMNS} from unnest(${[...subjectIds]}::text[]) as wanted (id)
      cross join lateral (select * from ledger_events l where l.subject_kind = ${subjectKind} and l.subject_id = wanted.id order by l.id desc limit 1) e`.execute(db);
  return new Map(rows.map((event) => [event.subjectId, event]));
}

/** All entries of one subject, newest first. */
export async function readHistory<Tables>(db: Kysely<Tables>, subjectKind: string, subjectId: string): Promise<LedgerEvent[]> {
  const { rows } = await sql<LedgerEvent>`
    select ${COLUMNS} from ledger_events e where e.subject_kind = ${subjectKind} and e.subject_id = ${subjectId} order by e.id desc`.execute(db);
  return rows;
}

/** An entry with the first signed head of the log that covers it; null until it is folded and signed for. */
export interface TrailEntry extends LedgerEvent {
  readonly checkpoint: { readonly size: number; readonly at: Date } | null;
}

/** Entries of one subject, newest first, at most `limit`, each with what proves it. */
export async function readTrail<Tables>(db: Kysely<Tables>, subjectKind: string, subjectId: string, limit: number): Promise<TrailEntry[]> {
  type Row = LedgerEvent & { readonly size: number | null; readonly signedAt: Date | null };
  const { rows } = await sql<Row>`
    select ${COLUMNS}, c.size, c.at as "signedAt" from ledger_events e
      left join lateral (select size, at from ledger_checkpoints where size > e.leaf_index order by size limit 1) c on true
    where e.subject_kind = ${subjectKind} and e.subject_id = ${subjectId} order by e.id desc limit ${limit}`.execute(db);
  return rows.map(({ size, signedAt, ...event }) => ({ ...event, checkpoint: size === null || signedAt === null ? null : { size, at: signedAt } }));
}

/** Entries that wait for their place, in the order they were written. */
export async function readWaitingEvents<Tables>(db: Kysely<Tables>, afterId: number, limit: number): Promise<LedgerEvent[]> {
  const { rows } = await sql<LedgerEvent>`select ${COLUMNS} from ledger_events e where e.leaf_index is null and e.id > ${afterId} order by e.id limit ${limit}`.execute(db);
  return rows;
}

/** How many entries there are, folded or waiting. */
export async function countEvents<Tables>(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from ledger_events`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Entries in the order of the log from a place on; for whoever walks the whole ledger. */
export async function readEventsFrom<Tables>(db: Kysely<Tables>, leafIndex: number, limit: number): Promise<LedgerEvent[]> {
  const { rows } = await sql<LedgerEvent>`select ${COLUMNS} from ledger_events e where e.leaf_index >= ${leafIndex} order by e.leaf_index limit ${limit}`.execute(db);
  return rows;
}

/**
 * The proof of an entry against the newest checkpoint.
 * @param content the public content in canonical JSON, where it may be shown; its salt goes with it
 */
export async function proofOf<Tables>(db: Kysely<Tables>, event: LedgerEvent, content: string | null): Promise<LedgerProof> {
  const shown = content === null || event.contentSalt === null ? null : { content, salt: toBase64(event.contentSalt) };
  const plain = { leaf: leafText(event), content: shown?.content ?? null, salt: shown?.salt ?? null };
  const waiting = { ...plain, index: null, size: null, path: [], checkpoint: null, key: null };
  if (event.leafIndex === null) return waiting;
  const [head] = await readCheckpoints(db, 1);
  if (head === undefined || head.size <= event.leafIndex) return waiting;
  const path = await readSpans(db as unknown as Kysely<LedgerTables>, inclusionSpans(event.leafIndex, head.size));
  return { ...plain, index: event.leafIndex, size: head.size, path: path.map(toBase64), checkpoint: head.note, key: head.key };
}

/** A signed head of the log. */
export interface SignedCheckpoint {
  readonly size: number;
  readonly at: Date;
  /** The signed note. */
  readonly note: string;
  /** The key it is signed with, as witnesses have it. */
  readonly key: string;
}

/** The newest checkpoints, newest first. */
export async function readCheckpoints<Tables>(db: Kysely<Tables>, limit: number): Promise<SignedCheckpoint[]> {
  const { rows } = await sql<SignedCheckpoint>`select size, at, note, key from ledger_checkpoints order by size desc limit ${limit}`.execute(db);
  return rows;
}

/** Hashes that prove that the log of `size` entries begins with that of `oldSize`, base64. Both must be sizes the log has had. */
export async function readConsistency<Tables>(db: Kysely<Tables>, oldSize: number, size: number): Promise<string[]> {
  const path = await readSpans(db as unknown as Kysely<LedgerTables>, consistencySpans(oldSize, size));
  return path.map(toBase64);
}
