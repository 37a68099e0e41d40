import { readTrail, type TrailEntry } from '@openhall/ledger';
import { sql, type Kysely } from 'kysely';
import { LEDGER_SUBJECT } from './ledger-contents.ts';
import { slot, type Statements } from './statements.ts';
import type { PublishingTables } from './tables.ts';

/** A fact a version records, as text for people to read and compare. */
export type RevisionFact = { readonly name: string; readonly value: string };

/** A version of a document, drafts included: the department reads all of its own history. */
export type DeskRevisionRow = {
  readonly documentId: string;
  readonly number: number;
  readonly createdAt: Date;
  readonly title: string;
  readonly changeNote: string | null;
  /** Who wrote it, as the ledger has it; null for versions that never were public. */
  readonly actor: string | null;
};

export type DeskTrailEntry = Pick<TrailEntry, 'code' | 'at' | 'actor' | 'change' | 'fields' | 'leafIndex' | 'checkpoint'> & { readonly revision: number | null; readonly leafHash: string };

/** Bounds a history nobody reads to its end. */
const MOST_SHOWN = 200;

/** Versions of a document that was read through `readDeskDocument`, newest first. */
export function readDeskRevisions(statements: Statements, documentId: string): Promise<DeskRevisionRow[]> {
  return statements.read<DeskRevisionRow>(
    'desk revisions',
    (db) =>
      sql<DeskRevisionRow>`select r.document_id as "documentId", r.number, r.created_at as "createdAt", r.title, r.change_note as "changeNote", e.actor
        from document_revisions r left join lateral (
          select l.actor from ledger_events l where l.subject_kind = ${LEDGER_SUBJECT} and l.subject_id = r.document_id and (l.ref ->> 'revision')::integer = r.number order by l.id limit 1) e on true
        where r.document_id = ${slot('id')}::text order by r.number desc limit ${MOST_SHOWN}`.compile(db),
    { id: documentId },
  );
}

type Recorded = { readonly bodyHtml: string; readonly metadata: Readonly<Record<string, unknown>> };

/** The text of a version of such a document, and what was recorded with it; null where there is no such version. */
export async function readDeskRevision(statements: Statements, documentId: string, number: number): Promise<{ bodyHtml: string; facts: RevisionFact[] } | null> {
  const [row] = await statements.read<Recorded>(
    'desk revision',
    (db) => sql<Recorded>`select body_html as "bodyHtml", metadata from document_revisions where document_id = ${slot('id')}::text and number = ${slot('number')}::integer`.compile(db),
    { id: documentId, number },
  );
  return row === undefined ? null : { bodyHtml: row.bodyHtml, facts: Object.entries(row.metadata).map(([name, value]) => ({ name, value: asText(value) })) };
}

/** What the ledger has of such a document, newest first. */
export async function readDeskTrail(db: Kysely<PublishingTables>, documentId: string): Promise<DeskTrailEntry[]> {
  const entries = await readTrail(db, LEDGER_SUBJECT, documentId, MOST_SHOWN);
  return entries.map(({ ref, leafHash, code, at, actor, change, fields, leafIndex, checkpoint }) => ({
    code, at, actor, change, fields, leafIndex, checkpoint,
    revision: typeof ref['revision'] === 'number' ? ref['revision'] : null,
    leafHash: Buffer.from(leafHash).toString('hex'),
  }));
}

/** Digits of a digest that tell two contents of one file name apart. */
const SHOWN_DIGITS = 12;

/** Lists are joined; files are named with their digest, since a corrected file keeps its name. */
function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(asText).join('、');
  if (typeof value === 'object') return 'name' in value && 'sha256' in value ? `${String(value.name)}（SHA-256 ${String(value.sha256).slice(0, SHOWN_DIGITS)}…）` : JSON.stringify(value);
  return String(value);
}

