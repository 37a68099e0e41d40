import { extname } from 'node:path';
import type { FileStore } from '@openhall/files';
import { sql, type Kysely } from 'kysely';
import type { DocumentKind, DocumentStatus } from '../rules/index.ts';
import { createBusinessDay } from './business-day.ts';
import type { ReadMoment } from './document-queries.ts';
import { readAttachmentBytes, readAttachments, REVISION_WAS_PUBLIC, type AttachmentReads, type PublicAttachment } from './part-queries.ts';
import { documentColumns, documentJoins, PUBLIC_DOCUMENTS, type DocumentRecord } from './public-document.ts';
import { readColumns } from './site-queries.ts';
import { slot, Statements } from './statements.ts';
import type { DocumentRelation, OutlineItem, PublishingTables, StatedStatus } from './tables.ts';

/** A public document as `documents.jsonl` has it: everything it takes to show it elsewhere under the same address. */
export type ExportedDocument = {
  readonly id: string;
  /** Its natural key: `id` is made from it. */
  readonly source: { readonly system: string; readonly key: string };
  readonly kind: DocumentKind;
  readonly title: string;
  readonly indexNumber: string | null;
  readonly documentNumber: string | null;
  readonly documentNumberAliases: readonly string[];
  readonly issuer: string;
  readonly column: string | null;
  readonly topic: string | null;
  readonly keywords: readonly string[];
  readonly summary: string | null;
  readonly author: string | null;
  readonly editor: string | null;
  readonly sourceName: string | null;
  readonly sourceUrl: string | null;
  readonly writtenOn: string | null;
  readonly sourcePublishedOn: string | null;
  /** When it became public, and the embargo that ended before or then. */
  readonly publishedAt: Date;
  readonly embargoUntil: Date | null;
  readonly listedOn: string;
  /** Legal validity on the day of the export; null where the kind has none. */
  readonly status: DocumentStatus | null;
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
  readonly suspendedFrom: string | null;
  readonly suspendedUntil: string | null;
  readonly statedStatus: StatedStatus | null;
  readonly statusInferred: boolean;
  readonly statusBasis: string | null;
  readonly textFamily: string | null;
  readonly revision: { readonly number: number; readonly createdAt: Date; readonly changeNote: string | null };
  readonly bodyHtml: string;
  readonly bodyText: string;
  readonly outline: readonly OutlineItem[];
  /** `path` is where the file lies in the export. */
  readonly attachments: readonly { readonly name: string; readonly mediaType: string; readonly sizeBytes: number; readonly sha256: string; readonly path: string }[];
};

/** An act of one public document on another, as `relations.jsonl` has it. */
export type ExportedRelation = {
  readonly fromId: string;
  readonly toId: string;
  readonly relation: DocumentRelation;
  readonly effectiveOn: string | null;
  readonly inferred: boolean;
  readonly basis: string | null;
};

export type ExportMoment = { readonly now: Date; readonly businessTimeZone: string };

/** Bounds what is held of texts, and of short rows, at once. */
const TEXTS = 25;
const ROWS = 1000;
/** A file goes out in pieces: one of 20 MB is no reason for 20 MB of memory. */
const PIECE = 1024 * 1024;

/**
 * Everything of publishing that is public at an instant, for archives and other systems. Each list passes the one gate.
 *
 * @param db a transaction that sees one moment, or the lists may not fit together
 */
export function publishingExport(db: Kysely<PublishingTables>, files: FileStore, { now, businessTimeZone }: ExportMoment) {
  const statements = new Statements(db);
  const at: ReadMoment = { now, today: createBusinessDay(businessTimeZone)(now) };
  return {
    records: [
      { name: 'columns', rows: listed(() => readColumns(statements)) },
      { name: 'documents', rows: documents(statements, at) },
      { name: 'revisions', rows: earlierRevisions(statements, at) },
      { name: 'relations', rows: relations(statements, at) },
      { name: 'removed-documents', rows: removals(statements, at, businessTimeZone) },
    ],
    files: attachmentFiles({ statements, files }, at),
    /** Records of all lists together. */
    total: () => countRecords(statements, at),
  };
}

async function* listed<Row>(read: () => Promise<Row[]>): AsyncGenerator<Row> {
  yield* await read();
}

/** Reads on behind the last row as long as there are full pages. */
async function* paged<Row>(size: number, first: string, keyOf: (row: Row) => string, read: (after: string, size: number) => Promise<Row[]>): AsyncGenerator<Row[]> {
  for (let after = first; ; ) {
    const rows = await read(after, size);
    yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < size) return;
    after = keyOf(last);
  }
}

type ExportRow = DocumentRecord & {
  readonly system: string;
  readonly key: string;
  readonly embargoUntil: Date | null;
  readonly bodyText: string;
  readonly createdAt: Date;
  readonly changeNote: string | null;
};

const ALL_GROUPS = { status: true, validity: true, detail: true, body: true } as const;

async function* documents(statements: Statements, at: ReadMoment): AsyncGenerator<ExportedDocument> {
  const read = (after: string, size: number) =>
    statements.read<ExportRow>(
      'export documents',
      (db) =>
        sql<ExportRow>`select ${documentColumns(ALL_GROUPS)}, d.source_system as system, d.source_key as key, d.embargo_until as "embargoUntil",
            r.body_text as "bodyText", r.created_at as "createdAt", r.change_note as "changeNote"
          from ${PUBLIC_DOCUMENTS} d ${documentJoins(ALL_GROUPS)} where d.id > ${slot('after')}::text order by d.id limit ${slot('size')}::integer`.compile(db),
      { at: at.now, today: at.today, after, size },
    );
  for await (const rows of paged(TEXTS, '', ({ id }) => id, read)) {
    const files = await readAttachments(statements, rows.map(({ id }) => id), at);
    for (const row of rows) yield exported(row, files.get(row.id) ?? []);
  }
}

function exported(row: ExportRow, files: readonly PublicAttachment[]): ExportedDocument {
  return {
    id: row.id,
    source: { system: row.system, key: row.key },
    kind: row.kind,
    title: row.title,
    indexNumber: row.indexNumber,
    documentNumber: row.documentNumber,
    documentNumberAliases: row.documentNumberAliases,
    issuer: row.issuerName,
    column: row.columnSlug,
    topic: row.topic,
    keywords: row.keywords,
    summary: row.summary,
    author: row.author,
    editor: row.editor,
    sourceName: row.source,
    sourceUrl: row.sourceUrl,
    writtenOn: row.writtenOn,
    sourcePublishedOn: row.sourcePublishedOn,
    publishedAt: row.publishedAt,
    embargoUntil: row.embargoUntil,
    listedOn: row.listedOn,
    status: row.status ?? null,
    effectiveFrom: row.effectiveFrom,
    effectiveTo: row.effectiveTo,
    suspendedFrom: row.suspendedFrom,
    suspendedUntil: row.suspendedUntil,
    statedStatus: row.statedStatus,
    statusInferred: row.statusInferred,
    statusBasis: row.statusBasis,
    textFamily: row.textFamily,
    revision: { number: row.revisionNumber, createdAt: row.createdAt, changeNote: row.changeNote },
    bodyHtml: row.bodyHtml ?? '',
    bodyText: row.bodyText,
    outline: row.outline ?? [],
    attachments: files.map(({ name, mediaType, sizeBytes, sha256 }) => ({ name, mediaType, sizeBytes, sha256, path: exportPath({ name, sha256 }) })),
  };
}

/** Named by content, which any file system takes; the extension, so that a person can open it. */
function exportPath({ name, sha256 }: { readonly name: string; readonly sha256: string }): string {
  const extension = /^\.[a-z0-9]{1,10}$/.exec(extname(name).toLowerCase())?.[0] ?? '';
  return `attachments/${sha256}${extension}`;
}

type ExportedRevision = { readonly documentId: string; readonly number: number; readonly createdAt: Date; readonly changeNote: string | null; readonly title: string; readonly bodyHtml: string };

/** Versions before the current one that the public could read. */
async function* earlierRevisions(statements: Statements, at: ReadMoment): AsyncGenerator<ExportedRevision> {
  const read = (after: string, size: number) =>
    statements.read<ExportedRevision>(
      'export revisions',
      (db) =>
        sql<ExportedRevision>`select r.document_id as "documentId", r.number, r.created_at as "createdAt", r.change_note as "changeNote", r.title, r.body_html as "bodyHtml"
          from ${PUBLIC_DOCUMENTS} d join document_revisions r on r.document_id = d.id and r.number < d.revision_number and ${REVISION_WAS_PUBLIC}
          where (r.document_id, r.number) > (split_part(${slot('after')}::text, ' ', 1), split_part(${slot('after')}::text, ' ', 2)::integer)
          order by r.document_id, r.number limit ${slot('size')}::integer`.compile(db),
      { at: at.now, after, size },
    );
  for await (const rows of paged(TEXTS, ' 0', ({ documentId, number }) => `${documentId} ${number}`, read)) yield* rows;
}

async function* relations(statements: Statements, at: ReadMoment): AsyncGenerator<ExportedRelation> {
  const read = (after: string, size: number) =>
    statements.read<ExportedRelation>(
      'export relations',
      (db) =>
        sql<ExportedRelation>`select e.from_id as "fromId", e.to_id as "toId", e.relation, e.effective_on as "effectiveOn", e.inferred, e.basis
          from document_relations e join ${PUBLIC_DOCUMENTS} f on f.id = e.from_id join ${PUBLIC_DOCUMENTS} t on t.id = e.to_id
          where (e.from_id, e.to_id, e.relation) > (split_part(${slot('after')}::text, ' ', 1), split_part(${slot('after')}::text, ' ', 2), split_part(${slot('after')}::text, ' ', 3))
          order by e.from_id, e.to_id, e.relation limit ${slot('size')}::integer`.compile(db),
      { at: at.now, after, size },
    );
  for await (const rows of paged(ROWS, '  ', ({ fromId, toId, relation }) => `${fromId} ${toId} ${relation}`, read)) yield* rows;
}

type Removal = { readonly id: string; readonly removedOn: string };

/** What was public and is withdrawn: its identifier and day, and nothing else. */
async function* removals(statements: Statements, at: ReadMoment, zone: string): AsyncGenerator<Removal> {
  const read = (after: string, size: number) =>
    statements.read<Removal>(
      'export removals',
      (db) =>
        sql<Removal>`select id, (withdrawn_at at time zone ${slot('zone')}::text)::date as "removedOn" from removed_documents(${slot('at')}::timestamptz)
          where id > ${slot('after')}::text order by id limit ${slot('size')}::integer`.compile(db),
      { at: at.now, zone, after, size },
    );
  for await (const rows of paged(ROWS, '', ({ id }) => id, read)) yield* rows;
}

type FileRow = { readonly id: string; readonly name: string; readonly sha256: string; readonly sizeBytes: number };

/** The files of public documents, each content once a path. */
async function* attachmentFiles(reads: AttachmentReads, at: ReadMoment): AsyncGenerator<{ path: string; content: AsyncGenerator<Uint8Array> }> {
  const read = (after: string, size: number) =>
    reads.statements.read<FileRow>(
      'export files',
      (db) =>
        sql<FileRow>`select a.id, a.name, a.sha256, a.size_bytes as "sizeBytes" from ${PUBLIC_DOCUMENTS} d join attachments a on a.document_id = d.id
          where (a.sha256, a.id) > (split_part(${slot('after')}::text, ' ', 1), split_part(${slot('after')}::text, ' ', 2))
          order by a.sha256, a.id limit ${slot('size')}::integer`.compile(db),
      { at: at.now, after, size },
    );
  let digest = '';
  let written = new Set<string>();
  for await (const rows of paged(ROWS, ' ', ({ sha256, id }) => `${sha256} ${id}`, read)) {
    for (const row of rows) {
      if (row.sha256 !== digest) [digest, written] = [row.sha256, new Set()];
      const path = exportPath(row);
      if (written.has(path)) continue;
      written.add(path);
      yield { path, content: pieces(reads, row, at) };
    }
  }
}

async function* pieces(reads: AttachmentReads, { id, sizeBytes }: FileRow, { now }: ReadMoment): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < sizeBytes; offset += PIECE) {
    const piece = await readAttachmentBytes(reads, id, { offset, length: PIECE }, now);
    if (piece === null) throw new Error(`The file ${id} went away while it was read; the export needs a transaction.`);
    yield piece;
  }
}

async function countRecords(statements: Statements, at: ReadMoment): Promise<number> {
  const [row] = await statements.read<{ total: number }>(
    'export total',
    (db) =>
      sql<{ total: number }>`select (select count(*) from site_columns) + (select count(*) from ${PUBLIC_DOCUMENTS} d)
        + (select count(*) from ${PUBLIC_DOCUMENTS} d join document_revisions r on r.document_id = d.id and r.number < d.revision_number and ${REVISION_WAS_PUBLIC})
        + (select count(*) from document_relations e join ${PUBLIC_DOCUMENTS} f on f.id = e.from_id join ${PUBLIC_DOCUMENTS} t on t.id = e.to_id)
        + (select count(*) from removed_documents(${slot('at')}::timestamptz)) as total`.compile(db),
    { at: at.now },
  );
  return row?.total ?? 0;
}
