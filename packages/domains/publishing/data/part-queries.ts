import type { FileStore } from '@openhall/files';
import { sql } from 'kysely';
import type { ReadMoment } from './document-queries.ts';
import { PUBLIC_DOCUMENTS } from './public-document.ts';
import { slot, type Statements } from './statements.ts';

/** A file of a document as shown. */
export type PublicAttachment = {
  readonly id: string;
  readonly documentId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly path: string;
};

/** Files of public documents, in order, by document. */
export async function readAttachments(statements: Statements, ids: readonly string[], { now }: ReadMoment): Promise<Map<string, PublicAttachment[]>> {
  const rows = await statements.read<Omit<PublicAttachment, 'path'>>(
    'attachments',
    (db) =>
      sql<Omit<PublicAttachment, 'path'>>`
        select a.id, a.document_id as "documentId", a.name, a.media_type as "mediaType", a.size_bytes as "sizeBytes", a.sha256
        from ${PUBLIC_DOCUMENTS} d join attachments a on a.document_id = d.id
        where d.id = any(${slot('ids')}::text[]) order by a.document_id, a.position`.compile(db),
    { at: now, ids },
  );
  return groupBy(rows.map((row) => Object.assign(row, { path: attachmentPath(row.id, row.name) })), (row) => row.documentId);
}

/** The address of a file on this site. */
function attachmentPath(id: string, name: string): string {
  return `/files/${id}/${encodeURIComponent(name)}`;
}

/** Facts of a file; null unless its document is public at that moment. */
export async function readAttachment(statements: Statements, id: string, now: Date): Promise<PublicAttachment | null> {
  const [row] = await statements.read<Omit<PublicAttachment, 'path'>>(
    'attachment',
    (db) =>
      sql<Omit<PublicAttachment, 'path'>>`
        select a.id, a.document_id as "documentId", a.name, a.media_type as "mediaType", a.size_bytes as "sizeBytes", a.sha256
        from attachments a join ${PUBLIC_DOCUMENTS} d on d.id = a.document_id
        where a.id = ${slot('id')}::text`.compile(db),
    { at: now, id },
  );
  return row === undefined ? null : { ...row, path: attachmentPath(row.id, row.name) };
}

/** What bytes are read through: the gate is asked in the database, the bytes are in the store. */
export type AttachmentReads = { readonly statements: Statements; readonly files: FileStore };

type StoredContent = { readonly stored: string | null; readonly bytes: Uint8Array | null };

/** Bytes of a file from an offset on, at most `length` of them; null unless its document is public at that moment. */
export async function readAttachmentBytes({ statements, files }: AttachmentReads, id: string, { offset, length }: { offset: number; length: number }, now: Date): Promise<Uint8Array | null> {
  // Contents that were not moved yet are stored uncompressed (storage external), so that a part is read without the rest.
  const [row] = await statements.read<StoredContent>(
    'attachment bytes',
    (db) =>
      sql<StoredContent>`
        select c.stored, substring(c.bytes from ${slot('from')}::integer for ${slot('length')}::integer) as bytes
        from attachments a join ${PUBLIC_DOCUMENTS} d on d.id = a.document_id join attachment_contents c on c.sha256 = a.sha256
        where a.id = ${slot('id')}::text`.compile(db),
    { at: now, id, from: offset + 1, length },
  );
  if (row === undefined) return null;
  return row.stored === null ? row.bytes : files.read(row.stored, { offset, length });
}

/** One version the public could read. */
export type PublicRevision = {
  readonly documentId: string;
  readonly number: number;
  readonly createdAt: Date;
  readonly changeNote: string | null;
  readonly title: string;
};

/** Bounds a history nobody reads to its end. */
const MAX_REVISIONS = 200;

/**
 * A revision the public could read: the current one, and one that was public when the next took its place. Drafts, and
 * versions changed while a document was withdrawn or under embargo, are nobody's history. Rows are `r` (revisions) and `d` (documents).
 */
export const REVISION_WAS_PUBLIC = sql`(r.number = d.revision_number or exists (
  select 1 from document_revisions n where n.document_id = r.document_id and n.number = r.number + 1 and n.replaced_public))`;

/** Versions of public documents, newest first, without their texts, by document. */
export async function readRevisions(statements: Statements, ids: readonly string[], { now }: ReadMoment): Promise<Map<string, PublicRevision[]>> {
  const rows = await statements.read<PublicRevision>(
    'revisions',
    (db) =>
      sql<PublicRevision>`
        select r.document_id as "documentId", r.number, r.created_at as "createdAt", r.change_note as "changeNote", r.title
        from ${PUBLIC_DOCUMENTS} d cross join lateral (
          select r.* from document_revisions r where r.document_id = d.id and ${REVISION_WAS_PUBLIC} order by r.number desc limit ${MAX_REVISIONS}) as r
        where d.id = any(${slot('ids')}::text[]) order by r.document_id, r.number desc`.compile(db),
    { at: now, ids },
  );
  return groupBy(rows, (row) => row.documentId);
}

/** A revision as a loader key: `id number`. */
export function revisionKey(documentId: string, number: number): string {
  return `${documentId} ${number}`;
}

/** Texts of revisions the public could read, by `revisionKey`. */
export async function readRevisionBodies(statements: Statements, keys: readonly string[], { now }: ReadMoment): Promise<Map<string, string>> {
  const rows = await statements.read<{ key: string; bodyHtml: string }>(
    'revision bodies',
    (db) =>
      sql<{ key: string; bodyHtml: string }>`
        select key, r.body_html as "bodyHtml"
        from unnest(${slot('keys')}::text[]) as key
        join ${PUBLIC_DOCUMENTS} d on d.id = split_part(key, ' ', 1)
        join document_revisions r on r.document_id = d.id and r.number = split_part(key, ' ', 2)::integer and ${REVISION_WAS_PUBLIC}`.compile(db),
    { at: now, keys },
  );
  return new Map(rows.map((row) => [row.key, row.bodyHtml]));
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const lists = new Map<string, Row[]>();
  for (const row of rows) {
    const list = lists.get(keyOf(row));
    if (list === undefined) lists.set(keyOf(row), [row]);
    else list.push(row);
  }
  return lists;
}
