import { indexTokens, type IndexTokens } from '@openhall/search';
import { today, type LocalDate } from '@openhall/statutory-time';
import { hasValidity } from '../rules/index.ts';
import type { AttachmentFile } from './attachment-contents.ts';
import type { DocumentInput } from './document-input.ts';
import { attachmentId, documentId, issuerId, sha256 } from './identity.ts';

/** What a revision records besides its text: every descriptive fact, so that an old revision explains itself. */
type RevisionMetadata = ReturnType<typeof revisionMetadata>;

/** The descriptive facts of an input with every absent value made null, in a fixed key order: the hash depends on it. */
function revisionMetadata(input: DocumentInput) {
  return {
    kind: input.kind,
    title: input.title,
    indexNumber: input.indexNumber ?? null,
    documentNumber: input.documentNumber ?? null,
    documentNumberAliases: [...(input.documentNumberAliases ?? [])],
    issuer: input.issuer.name,
    columnSlug: input.columnSlug ?? null,
    topic: input.topic ?? null,
    keywords: [...(input.keywords ?? [])],
    summary: input.summary ?? null,
    author: input.author ?? null,
    editor: input.editor ?? null,
    sourceName: input.sourceName ?? null,
    sourceUrl: input.sourceUrl ?? null,
    writtenOn: input.writtenOn ?? null,
    sourcePublishedOn: input.sourcePublishedOn ?? null,
    effectiveFrom: input.effectiveFrom ?? null,
    effectiveTo: input.effectiveTo ?? null,
    suspendedFrom: input.suspendedFrom ?? null,
    suspendedUntil: input.suspendedUntil ?? null,
    statedStatus: input.statedStatus ?? null,
    statusInferred: input.statusInferred ?? false,
    statusBasis: input.statusBasis ?? null,
    textFamily: input.textFamily ?? null,
  };
}

type PreparedAttachment = AttachmentFile & { readonly id: string };

/** An input with everything that can be known of it without the database. */
export type PreparedDocument = {
  readonly id: string;
  readonly issuerId: string;
  readonly input: DocumentInput;
  readonly metadata: RevisionMetadata;
  readonly attachments: readonly PreparedAttachment[];
  readonly contentHash: string;
};

/** Derives identifiers and the content hash. Two inputs with the same hash need no second revision. */
export function prepareDocument(input: DocumentInput, files: readonly AttachmentFile[]): PreparedDocument {
  const id = documentId(input.source, input.sourceKey);
  const metadata = revisionMetadata(input);
  // One file twice in a document is one.
  const attachments = [...new Map(files.map((file) => [attachmentId(id, file.name, file.sha256), file])).entries()].map(([attachment, file]) => ({ ...file, id: attachment }));
  const hashed = [metadata, input.bodyHtml, input.bodyText, input.outline, attachments.map((file) => [file.name, file.mediaType, file.sha256])];
  return { id, issuerId: issuerId(input.issuer.name), input, metadata, attachments, contentHash: sha256(JSON.stringify(hashed)) };
}

/** The moment and date facts the caller settled (they depend on what was saved before). */
export type PublicationFacts = {
  readonly publishedAt: Date | null;
  readonly embargoUntil: Date | null;
  readonly withdrawnAt: Date | null;
};

/**
 * The date a list shows and sorts by: the origin's where known; for another organ's text else the day it was written, or an old
 * law would look new the day it is imported; for our own, which is never back-dated, the day it became public here or was saved.
 */
function listedOn(input: DocumentInput, { publishedAt, embargoUntil }: PublicationFacts, now: Date, businessTimeZone: string): LocalDate {
  if (input.sourcePublishedOn) return input.sourcePublishedOn;
  if (!input.issuer.own && input.writtenOn) return input.writtenOn;
  const settled = publishedAt ?? now;
  return today(embargoUntil !== null && embargoUntil > settled ? embargoUntil : settled, businessTimeZone);
}

/** What the search index is built from. */
export type SearchableFacts = {
  readonly title: string;
  readonly documentNumber: string | null;
  readonly documentNumberAliases: readonly string[];
  readonly indexNumber: string | null;
  readonly keywords: readonly string[];
  readonly topic: string | null;
  readonly summary: string | null;
  readonly bodyText: string;
};

/** The index entries of a document: the same whether it is saved or the index is rebuilt. */
export function searchTokens(facts: SearchableFacts): IndexTokens {
  return indexTokens({
    title: facts.title,
    numbers: [facts.documentNumber, ...facts.documentNumberAliases, facts.indexNumber].filter((number) => number !== null),
    keywords: [...facts.keywords, ...(facts.topic === null ? [] : [facts.topic])],
    summary: facts.summary,
    body: facts.bodyText,
  });
}

/** The columns of the head row that describe the current revision. */
export function headColumns(prepared: PreparedDocument, facts: PublicationFacts, now: Date, businessTimeZone: string) {
  const { input, metadata } = prepared;
  const searchable = searchTokens({ ...metadata, bodyText: input.bodyText });
  return {
    columns: {
      publication_state: input.publicationState,
      disclosure_attribute: input.disclosureAttribute,
      published_at: facts.publishedAt,
      embargo_until: facts.embargoUntil,
      withdrawn_at: facts.withdrawnAt,
      kind: input.kind,
      title: input.title,
      index_number: metadata.indexNumber,
      document_number: metadata.documentNumber,
      document_number_aliases: metadata.documentNumberAliases,
      issuer_id: prepared.issuerId,
      column_slug: metadata.columnSlug,
      topic: metadata.topic,
      keywords: metadata.keywords,
      summary: metadata.summary,
      author: metadata.author,
      editor: metadata.editor,
      source_name: metadata.sourceName,
      source_url: metadata.sourceUrl,
      written_on: metadata.writtenOn,
      source_published_on: metadata.sourcePublishedOn,
      listed_on: listedOn(input, facts, now, businessTimeZone),
      has_validity: hasValidity(input.kind),
      effective_from: metadata.effectiveFrom,
      effective_to: metadata.effectiveTo,
      suspended_from: metadata.suspendedFrom,
      suspended_until: metadata.suspendedUntil,
      stated_status: metadata.statedStatus,
      status_inferred: metadata.statusInferred,
      status_basis: metadata.statusBasis,
      text_family: metadata.textFamily,
      numbers: searchable.numbers,
    },
    titleVector: searchable.titleVector,
    bodyVector: searchable.bodyVector,
  };
}
