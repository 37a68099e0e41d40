import type { LocalDate } from '@openhall/statutory-time';
import type { DocumentKind } from '../rules/index.ts';
import type { DisclosureAttribute, DocumentRelation, OutlineItem, PublicationState, StatedStatus } from './tables.ts';

/** A file that belongs to a document: with its bytes, or an upload that was examined. The bytes are kept once per digest. */
export type AttachmentInput =
  | {
      /** File name as shown and as the last part of its address; no path separators. */
      readonly name: string;
      readonly mediaType: string;
      readonly bytes: Uint8Array;
    }
  | { readonly uploadId: string };

/**
 * Everything publishing needs to know of one document. `source` and `sourceKey` are its natural key: saving the same
 * key again revises the document instead of adding another. Absent and null mean the same.
 */
export type DocumentInput = {
  readonly source: string;
  readonly sourceKey: string;
  readonly kind: DocumentKind;
  readonly title: string;
  /** 索引号. */
  readonly indexNumber?: string | null;
  /** 文号, as printed. */
  readonly documentNumber?: string | null;
  /** Earlier or other document numbers the text is also known by. */
  readonly documentNumberAliases?: readonly string[];
  /** Issuing organ; `own` is true for the department that runs this installation (art. 26 concerns only its documents). */
  readonly issuer: { readonly name: string; readonly own: boolean };
  readonly columnSlug?: string | null;
  readonly topic?: string | null;
  readonly keywords?: readonly string[];
  readonly summary?: string | null;
  readonly author?: string | null;
  readonly editor?: string | null;
  readonly sourceName?: string | null;
  readonly sourceUrl?: string | null;
  /** 成文日期. */
  readonly writtenOn?: LocalDate | null;
  /** The origin's own publication date, where the document was first published elsewhere. */
  readonly sourcePublishedOn?: LocalDate | null;
  /** First day in force. */
  readonly effectiveFrom?: LocalDate | null;
  /** Last day in force, inclusive. */
  readonly effectiveTo?: LocalDate | null;
  readonly suspendedFrom?: LocalDate | null;
  readonly suspendedUntil?: LocalDate | null;
  /** What the source says of the validity where no date proves it. */
  readonly statedStatus?: StatedStatus | null;
  /** True where the status was concluded by rule and not stated by the issuer. */
  readonly statusInferred?: boolean;
  /** What the status rests on, in plain Chinese. */
  readonly statusBasis?: string | null;
  /** Key shared by the dated texts of one law. */
  readonly textFamily?: string | null;
  /** Already sanitised: no scripts, no style attributes. */
  readonly bodyHtml: string;
  readonly bodyText: string;
  readonly outline: readonly OutlineItem[];
  readonly attachments?: readonly AttachmentInput[];
  readonly publicationState: PublicationState;
  readonly disclosureAttribute: DisclosureAttribute;
  /** When it is to become public. Ignored once the document has been public: that moment never moves. */
  readonly publishedAt: Date | null;
  readonly embargoUntil?: Date | null;
  /** What changed, for the public history. */
  readonly changeNote?: string | null;
};

/** `revised` also covers a change of publication facts only, which adds no revision. */
export type SaveOutcome = 'created' | 'revised' | 'unchanged';

/** One act of a document on another. Identifiers are those of `documentId`. */
export type RelationInput = {
  readonly fromId: string;
  readonly toId: string;
  readonly relation: DocumentRelation;
  /** First day of the effect; where unknown, the acting document's own dates decide. */
  readonly effectiveOn?: LocalDate | null;
  readonly inferred?: boolean;
  /** What the relation rests on, in plain Chinese. */
  readonly basis?: string | null;
};

/** A configured column (栏目) as the site configuration lists it, in display order. */
export type ColumnInput = {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly columnType: string;
  /** Longest interval in days between two items; null for a static column. */
  readonly updateDays: number | null;
};
