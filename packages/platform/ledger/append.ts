import { randomBytes } from 'node:crypto';
import { enqueue } from '@openhall/jobs';
import { sql, type Transaction } from 'kysely';
import { utf8 } from './bytes.ts';
import { codeOf } from './code.ts';
import { foldJob } from './fold-job.ts';
import { nodeSha256 } from './hash.ts';
import { canonicalJson, leafText, saltedDigest, type Json } from './leaf.ts';
import { leafHash } from './merkle.ts';
import type { LedgerChange, LedgerRef } from './tables.ts';

/** A change of a published record. */
export interface LedgerEntry {
  /** Kind of record, e.g. `document`. */
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly change: LedgerChange;
  /** The public content after the change; null for a withdrawal. */
  readonly content: Json;
  /** What its owner needs to derive the content again. */
  readonly ref: LedgerRef;
  /** Names of the fields that changed; none for a first publication. */
  readonly fields: readonly string[];
}

/** Bytes of a salt: as many as the digest has, so that neither is the weaker. */
const SALT_BYTES = 32;

/**
 * Appends entries in the transaction that makes the changes: both are there or neither is.
 *
 * Salts are drawn from the machine's own generator, not handed in: one that could be foreseen would protect nothing.
 */
export async function appendEntries<Tables>(trx: Transaction<Tables>, entries: readonly LedgerEntry[], { now, actor }: { readonly now: Date; readonly actor: string }): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map((entry) => rowOf(entry, now, actor));
  // One statement whatever their number; bytes travel as hexadecimal text.
  await sql`insert into ledger_events (at, actor, subject_kind, subject_id, change, ref, fields, content_digest, content_salt, record_digest, record_salt, leaf_hash, code)
    select at, ${actor}::text, subject_kind, subject_id, change, ref, fields,
      decode(content_digest, 'hex'), decode(content_salt, 'hex'), decode(record_digest, 'hex'), decode(record_salt, 'hex'), decode(leaf_hash, 'hex'), code
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (at timestamptz, subject_kind text, subject_id text, change text, ref jsonb, fields text[],
      content_digest text, content_salt text, record_digest text, record_salt text, leaf_hash text, code text)`.execute(trx);
  await enqueue(trx, foldJob, {}, { key: foldJob.name });
}

function rowOf({ subjectKind, subjectId, change, content, ref, fields }: LedgerEntry, at: Date, actor: string) {
  const contentSalt = content === null ? null : randomBytes(SALT_BYTES);
  const contentDigest = contentSalt === null ? null : saltedDigest(contentSalt, canonicalJson(content), nodeSha256);
  const recordSalt = randomBytes(SALT_BYTES);
  const recordDigest = saltedDigest(recordSalt, recordText({ actor, fields, ref }), nodeSha256);
  const leaf = leafHash(utf8(leafText({ at, change, subjectKind, subjectId, contentDigest, recordDigest })), nodeSha256);
  return {
    at,
    subject_kind: subjectKind,
    subject_id: subjectId,
    change,
    ref,
    fields,
    content_digest: hex(contentDigest),
    content_salt: hex(contentSalt),
    record_digest: hex(recordDigest),
    record_salt: hex(recordSalt),
    leaf_hash: hex(leaf),
    code: codeOf(leaf),
  };
}

/** What an entry's record digest is made of. */
export function recordText({ actor, fields, ref }: { readonly actor: string; readonly fields: readonly string[]; readonly ref: LedgerRef }): string {
  return canonicalJson({ actor, fields, ref });
}

const hex = (bytes: Uint8Array | null): string | null => (bytes === null ? null : Buffer.from(bytes).toString('hex'));
