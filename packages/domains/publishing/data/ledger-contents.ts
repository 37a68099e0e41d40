import { canonicalJson, type Json, type LedgerRef } from '@openhall/ledger';
import { sql, type Kysely } from 'kysely';
import type { PublishingTables } from './tables.ts';

/** Kind of record under which documents stand in the ledger. */
export const LEDGER_SUBJECT = 'document';

/** Where the content of an entry is found: in a revision, which is immutable, and since when it is public, which never moves. */
export interface DocumentRef {
  readonly documentId: string;
  readonly revision: number;
  /** ISO 8601 in UTC. */
  readonly publishedAt: string;
}

export function refOf({ revision, publishedAt }: DocumentRef): LedgerRef {
  return { revision, publishedAt };
}

/** Null for a reference that is none, as that of a withdrawal. */
export function documentRef(documentId: string, { revision, publishedAt }: LedgerRef): DocumentRef | null {
  return typeof revision === 'number' && typeof publishedAt === 'string' ? { documentId, revision, publishedAt } : null;
}

/** The public fields of a document as the ledger covers them: under the names GraphQL uses, files by their digests. */
export type LedgerContent = Readonly<Record<string, Json>>;

interface RevisionRow {
  readonly documentId: string;
  readonly number: number;
  readonly metadata: Readonly<Record<string, Json>>;
  readonly bodyHtml: string;
}

/** Contents of revisions, in the order of the references; null where a revision does not exist. */
export async function contentsOfRevisions(db: Kysely<PublishingTables>, refs: readonly DocumentRef[]): Promise<(LedgerContent | null)[]> {
  if (refs.length === 0) return [];
  const { rows } = await sql<RevisionRow & { place: number }>`
    select w.place, r.document_id as "documentId", r.number, r.metadata, r.body_html as "bodyHtml"
    from unnest(${refs.map(({ documentId }) => documentId)}::text[], ${refs.map(({ revision }) => revision)}::integer[]) with ordinality as w (id, number, place)
      join document_revisions r on r.document_id = w.id and r.number = w.number`.execute(db);
  const found = new Map(rows.map((row) => [row.place, row]));
  return refs.map(({ publishedAt }, index) => {
    const row = found.get(index + 1);
    return row === undefined ? null : contentOf(row, publishedAt);
  });
}

function contentOf({ documentId, number, metadata, bodyHtml }: RevisionRow, publishedAt: string): LedgerContent {
  const { kind, title, indexNumber, documentNumber, documentNumberAliases, issuer, columnSlug, topic, keywords, summary, author, editor, sourceName, sourceUrl, writtenOn, sourcePublishedOn, effectiveFrom, effectiveTo, attachments } =
    metadata;
  return allGiven({
    type: LEDGER_SUBJECT,
    id: documentId,
    revision: number,
    kind,
    title,
    indexNumber,
    documentNumber,
    documentNumberAliases,
    issuer,
    column: columnSlug,
    topic,
    keywords,
    summary,
    author,
    editor,
    source: sourceName,
    sourceUrl,
    writtenOn,
    sourcePublishedOn,
    effectiveFrom,
    effectiveTo,
    publishedAt,
    bodyHtml,
    attachments,
  });
}

/** A revision that lacks a fact altogether would be another content than one that says it has none. */
function allGiven(content: Readonly<Record<string, Json | undefined>>): LedgerContent {
  return Object.fromEntries(Object.entries(content).map(([name, value]) => [name, value ?? null]));
}

/** Names of the fields in which two contents differ; the number of the revision is none of them. */
export function changedFields(before: LedgerContent | null, after: LedgerContent): string[] {
  return Object.keys(after).filter((name) => name !== 'revision' && canonicalJson(before?.[name] ?? null) !== canonicalJson(after[name] ?? null));
}
