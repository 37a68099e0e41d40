import { bumpGeneration, inTransaction } from '@openhall/database';
import { sql, type Insertable, type Kysely, type Transaction } from 'kysely';
import type { FileStore } from '@openhall/files';
import { attachmentFiles, storeAttachments } from './attachment-contents.ts';
import type { DocumentInput, SaveOutcome } from './document-input.ts';
import { isPublicAt, publicationFacts, samePublication, type SavedHead } from './publication-facts.ts';
import { recordChanges } from './ledger-records.ts';
import { projectRelations } from './relations.ts';
import { headColumns, prepareDocument, type PreparedDocument, type PublicationFacts } from './revision-content.ts';
import type { DocumentRevisionRow, PublishingTables } from './tables.ts';
import { lockWrites, PUBLISHING_GENERATION, type WriteContext } from './write-context.ts';

type Trx = Transaction<PublishingTables>;

/** A document that must be written, and how. */
type Change = {
  readonly prepared: PreparedDocument;
  readonly facts: PublicationFacts;
  readonly saved: SavedHead | undefined;
  readonly number: number;
  readonly newRevision: boolean;
};

/**
 * Saves a batch in one transaction: heads, revisions, files, what relations project from them, and the generation number
 * that empties caches. Either all of it is visible or none.
 *
 * @returns one outcome for each input, in order
 * @throws AttachmentRefused for a file that may not be published
 * @throws what the database refuses (unknown column slug, lost connection); nothing is written then
 */
export async function saveDocuments(db: Kysely<PublishingTables>, files: FileStore, inputs: readonly DocumentInput[], context: WriteContext): Promise<SaveOutcome[]> {
  await storeAttachments(inputs, files, context.now);
  return inTransaction(db, async (trx) => {
    await lockWrites(trx);
    const prepared: PreparedDocument[] = [];
    for (const input of inputs) prepared.push(prepareDocument(input, await attachmentFiles(trx, input.attachments ?? [])));
    const outcomes: SaveOutcome[] = [];
    // One key twice in a batch is two saves, one after the other.
    for (const group of distinctRuns(prepared)) outcomes.push(...(await saveDistinct(trx, group, context)));
    if (outcomes.some((outcome) => outcome !== 'unchanged')) await bumpGeneration(trx, PUBLISHING_GENERATION);
    return outcomes;
  });
}

function distinctRuns(prepared: readonly PreparedDocument[]): PreparedDocument[][] {
  const runs: PreparedDocument[][] = [];
  let seen = new Set<string>();
  for (const document of prepared) {
    const run = runs.at(-1);
    if (run === undefined || seen.has(document.id) || run.length >= MAX_ROWS_PER_STATEMENT) {
      runs.push([document]);
      seen = new Set();
    } else {
      run.push(document);
    }
    seen.add(document.id);
  }
  return runs;
}

/** Keeps a multi-row insert far below the protocol's 65,535 parameters. */
const MAX_ROWS_PER_STATEMENT = 200;

async function saveDistinct(trx: Trx, group: readonly PreparedDocument[], context: WriteContext): Promise<SaveOutcome[]> {
  const saved = await readHeads(trx, group.map((document) => document.id));
  const outcomes: SaveOutcome[] = [];
  const changes: Change[] = [];
  for (const prepared of group) {
    const head = saved.get(prepared.id);
    const facts = publicationFacts(prepared.input, head, context.now);
    const newRevision = head?.content_hash !== prepared.contentHash;
    if (head !== undefined && !newRevision && samePublication(prepared.input, facts, head)) {
      outcomes.push('unchanged');
      continue;
    }
    outcomes.push(head === undefined ? 'created' : 'revised');
    changes.push({ prepared, facts, saved: head, number: (head?.revision_number ?? 0) + (newRevision ? 1 : 0), newRevision });
  }
  if (changes.length > 0) await write(trx, changes, context);
  return outcomes;
}

/** What is saved of these documents so far. */
async function readHeads(trx: Trx, ids: readonly string[]): Promise<Map<string, SavedHead>> {
  const rows = await trx
    .selectFrom('documents as d')
    .innerJoin('document_revisions as r', (join) => join.onRef('r.document_id', '=', 'd.id').onRef('r.number', '=', 'd.revision_number'))
    .select(['d.id', 'd.publication_state', 'd.disclosure_attribute', 'd.published_at', 'd.embargo_until', 'd.withdrawn_at', 'd.revision_number', 'r.content_hash'])
    .where('d.id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

async function write(trx: Trx, changes: readonly Change[], context: WriteContext): Promise<void> {
  await saveIssuers(trx, changes.map(({ prepared }) => ({ id: prepared.issuerId, ...prepared.input.issuer })));
  const created = changes.filter((change) => change.saved === undefined);
  if (created.length > 0) await trx.insertInto('documents').values(created.map((change) => headRow(change, context))).execute();
  for (const change of changes) if (change.saved !== undefined) await updateHead(trx, change, context);
  const revised = changes.filter((change) => change.newRevision);
  if (revised.length > 0) {
    await trx.insertInto('document_revisions').values(revised.map((change) => revisionRow(change, context.now))).execute();
    await replaceAttachments(trx, revised.map((change) => change.prepared));
  }
  const ids = changes.map(({ prepared }) => prepared.id);
  await projectRelations(trx, { sourceIds: ids }, context);
  await recordChanges(trx, ids, context);
}

function vectors(titleVector: string, bodyVector: string) {
  // Literal text with positions and weights: the server's parser and locale have no say (see the search package).
  return { title_vector: sql`${titleVector}::tsvector`, body_vector: sql`${bodyVector}::tsvector` };
}

function headRow({ prepared, facts, number }: Change, { now, businessTimeZone }: WriteContext) {
  const head = headColumns(prepared, facts, now, businessTimeZone);
  return {
    id: prepared.id,
    source_system: prepared.input.source,
    source_key: prepared.input.sourceKey,
    revision_number: number,
    ...head.columns,
    ...vectors(head.titleVector, head.bodyVector),
    created_at: now,
    updated_at: now,
  };
}

async function updateHead(trx: Trx, { prepared, facts, number }: Change, { now, businessTimeZone }: WriteContext): Promise<void> {
  const head = headColumns(prepared, facts, now, businessTimeZone);
  await trx
    .updateTable('documents')
    .set((eb) => ({
      version: eb('version', '+', 1),
      revision_number: number,
      ...head.columns,
      ...vectors(head.titleVector, head.bodyVector),
      updated_at: now,
    }))
    .where('id', '=', prepared.id)
    .execute();
}

function revisionRow({ prepared, saved, number }: Change, now: Date): Insertable<DocumentRevisionRow> {
  const { input, metadata } = prepared;
  return {
    document_id: prepared.id,
    number,
    created_at: now,
    change_note: input.changeNote ?? null,
    title: input.title,
    summary: metadata.summary,
    body_html: input.bodyHtml,
    body_text: input.bodyText,
    outline: JSON.stringify(input.outline),
    metadata: JSON.stringify({ ...metadata, attachments: prepared.attachments.map(({ name, mediaType, sha256 }) => ({ name, mediaType, sha256 })) }),
    content_hash: prepared.contentHash,
    replaced_public: saved !== undefined && isPublicAt(saved, now),
  };
}

/** A save names an issuer; whether it is this department is for `syncIssuers` to say, never for what an importer believes. */
async function saveIssuers(trx: Trx, issuers: readonly { id: string; name: string; own: boolean }[]): Promise<void> {
  const distinct = [...new Map(issuers.map((issuer) => [issuer.id, issuer])).values()];
  await trx
    .insertInto('issuers')
    .values(distinct)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
}

/** A replaced file is no longer served: removing it may have been the point. Its digest stays in the revision. */
async function replaceAttachments(trx: Trx, documents: readonly PreparedDocument[]): Promise<void> {
  await trx.deleteFrom('attachments').where('document_id', 'in', documents.map((document) => document.id)).execute();
  const files = documents.flatMap((document) => document.attachments.map((file, position) => ({ ...file, documentId: document.id, position })));
  if (files.length === 0) return;
  const contents = new Map(files.map(({ sha256 }) => [sha256, { sha256, bytes: null, stored: sha256 }]));
  await trx.insertInto('attachment_contents').values([...contents.values()]).onConflict((conflict) => conflict.doNothing()).execute();
  await trx
    .insertInto('attachments')
    .values(
      files.map((file) => ({
        id: file.id,
        document_id: file.documentId,
        position: file.position,
        name: file.name,
        media_type: file.mediaType,
        size_bytes: file.sizeBytes,
        sha256: file.sha256,
      })),
    )
    .execute();
}
