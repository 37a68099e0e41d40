import type { ColumnType, Generated, JSONColumnType } from 'kysely';

/** What became of a published record. */
export type LedgerChange = 'PUBLISHED' | 'REVISED' | 'WITHDRAWN';

interface LedgerEventRow {
  id: Generated<number>;
  at: Date;
  actor: string;
  subject_kind: string;
  subject_id: string;
  change: LedgerChange;
  ref: JSONColumnType<LedgerRef>;
  fields: string[];
  content_digest: Uint8Array | null;
  content_salt: Uint8Array | null;
  record_digest: Uint8Array;
  record_salt: Uint8Array;
  leaf_hash: Uint8Array;
  code: string;
  leaf_index: ColumnType<number | null, never, number>;
}

/** What the owner of a subject needs to derive the content of an event again. */
export type LedgerRef = Readonly<Record<string, string | number | null>>;

export interface LedgerTables {
  ledger_events: LedgerEventRow;
  ledger_nodes: { level: number; position: number; hash: Uint8Array };
  ledger_checkpoints: { size: number; at: Date; root: Uint8Array; note: string; key: string };
}
