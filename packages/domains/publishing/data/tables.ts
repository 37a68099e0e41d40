import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { LocalDate } from '@openhall/statutory-time';
import type { DocumentKind } from '../rules/index.ts';

/** 发布状态. Only PUBLISHED may ever be public; the gate (`public_documents`) decides when. */
export type PublicationState = 'DRAFT' | 'SCHEDULED' | 'PUBLISHED' | 'WITHDRAWN';
/** 公开属性, decided at source (国办发〔2016〕80号): 主动公开, 依申请公开, 不予公开. */
export type DisclosureAttribute = 'ACTIVE' | 'ON_REQUEST' | 'WITHHELD';
/** What a source says of a text's validity when it gives no date for it. */
export type StatedStatus = 'EXPIRED' | 'REPEALED' | 'AMENDED' | 'SUSPENDED';
/** How one document acts on another, read from → to. */
export type DocumentRelation = 'INTERPRETS' | 'AMENDS' | 'REPEALS';

/** One heading of a document's contents: level 1 part or chapter, 2 section, 3 article. */
export type OutlineItem = { readonly anchor: string; readonly level: number; readonly title: string };

/** A calendar date: the driver returns the text PostgreSQL sends, never a Date. */
type DateText = LocalDate | null;
/** A tsvector: written as literal text with a cast, compared in SQL, never read. */
type TsVector = ColumnType<string, unknown, unknown>;

type IssuerRow = { id: string; name: string; own: boolean };

type SiteColumnRow = {
  slug: string;
  name: string;
  description: string;
  keywords: string[];
  column_type: string;
  update_days: number | null;
  position: number;
};

export type DocumentRow = {
  id: string;
  source_system: string;
  source_key: string;
  version: Generated<number>;
  publication_state: PublicationState;
  disclosure_attribute: DisclosureAttribute;
  published_at: Date | null;
  embargo_until: Date | null;
  withdrawn_at: Date | null;
  revision_number: number;
  kind: DocumentKind;
  title: string;
  index_number: string | null;
  document_number: string | null;
  document_number_aliases: string[];
  issuer_id: string;
  column_slug: string | null;
  topic: string | null;
  keywords: string[];
  summary: string | null;
  author: string | null;
  editor: string | null;
  source_name: string | null;
  source_url: string | null;
  written_on: DateText;
  source_published_on: DateText;
  listed_on: LocalDate;
  has_validity: boolean;
  effective_from: DateText;
  effective_to: DateText;
  amended_on: DateText;
  amended_inferred: Generated<boolean>;
  amended_basis: string | null;
  amended_public_from: ColumnType<Date | null, Date | null | undefined, Date | null>;
  repealed_on: DateText;
  repealed_inferred: Generated<boolean>;
  repealed_basis: string | null;
  repealed_public_from: ColumnType<Date | null, Date | null | undefined, Date | null>;
  suspended_from: DateText;
  suspended_until: DateText;
  stated_status: StatedStatus | null;
  status_inferred: boolean;
  status_basis: string | null;
  text_family: string | null;
  numbers: string[];
  title_vector: TsVector;
  body_vector: TsVector;
  word_vector: ColumnType<never, never, never>;
  created_at: Date;
  updated_at: Date;
};

export type DocumentRevisionRow = {
  document_id: string;
  number: number;
  created_at: Date;
  change_note: string | null;
  title: string;
  summary: string | null;
  body_html: string;
  body_text: string;
  outline: JSONColumnType<OutlineItem[]>;
  metadata: JSONColumnType<Record<string, unknown>>;
  content_hash: string;
  replaced_public: boolean;
};

type AttachmentRow = {
  id: string;
  document_id: string;
  position: number;
  name: string;
  media_type: string;
  size_bytes: number;
  sha256: string;
};

/** In one of two places: `bytes` (as it was before there was a store), or the store. */
type AttachmentContentRow = { sha256: string; bytes: Uint8Array | null; stored: string | null };

type DocumentRelationRow = {
  from_id: string;
  to_id: string;
  relation: DocumentRelation;
  effective_on: DateText;
  inferred: boolean;
  basis: string | null;
};

type ImportRunRow = {
  id: string;
  kind: string;
  path: string;
  started_at: Date;
  finished_at: Date | null;
  read_count: Generated<number>;
  created_count: Generated<number>;
  revised_count: Generated<number>;
  unchanged_count: Generated<number>;
  failed_count: Generated<number>;
};

type ImportFailureRow = { run_id: string; file: string; reason: string };

/** The tables publishing owns. Nothing outside the domain writes them. */
export type PublishingTables = {
  issuers: IssuerRow;
  site_columns: SiteColumnRow;
  documents: DocumentRow;
  document_revisions: DocumentRevisionRow;
  attachments: AttachmentRow;
  attachment_contents: AttachmentContentRow;
  document_relations: DocumentRelationRow;
  import_runs: ImportRunRow;
  import_failures: ImportFailureRow;
};
