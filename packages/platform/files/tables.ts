import type { ColumnType } from 'kysely';
import type { FindingKind } from './findings.ts';

/** Where an upload stands. RECEIVING → UPLOADED → SCANNING → CLEAN, FINDINGS or REFUSED; DISCARDED from any of them. */
export type UploadState = 'RECEIVING' | 'UPLOADED' | 'SCANNING' | 'CLEAN' | 'FINDINGS' | 'REFUSED' | 'DISCARDED';
export type UploadEvent = 'RECEIVED' | 'EXAMINED' | 'ACKNOWLEDGED' | 'DISCARDED' | 'EXPIRED';

/** The driver gives bigint as a number: no file is larger than a number can say. */
type Bytes = ColumnType<number, number, never>;

export type UploadRow = {
  id: string;
  name: string;
  owner_id: string;
  owner_name: string;
  state: UploadState;
  size_bytes: Bytes;
  sha256: string | null;
  media_type: string | null;
  refusal: string | null;
  waiting_for: string | null;
  created_at: Date;
  changed_at: Date;
  acknowledged_at: Date | null;
  acknowledged_by_id: string | null;
  acknowledged_by: string | null;
  acknowledgement: string | null;
};

export interface FilesTables {
  stored_files: { sha256: string; size_bytes: Bytes; put_at: Date };
  uploads: UploadRow;
  upload_findings: { upload_id: string; position: number; kind: FindingKind; place: string; excerpt: string | null; count: number };
  upload_events: { upload_id: string; number: number; at: Date; actor_id: string | null; actor: string; event: UploadEvent; note: string | null };
}
