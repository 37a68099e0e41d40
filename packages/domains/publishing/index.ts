import 'reflect-metadata';

export { documentId } from './data/identity.ts';
export type { AttachmentInput, ColumnInput, DocumentInput, RelationInput, SaveOutcome } from './data/document-input.ts';
export { publishingExport, type ExportedDocument, type ExportedRelation, type ExportMoment } from './data/export-queries.ts';
export { publishingProblem } from './data/integrity.ts';
export { publishingMigrations } from './data/migrations.ts';
export { AttachmentRefused } from './data/attachment-contents.ts';
export type { PublicAttachment } from './data/part-queries.ts';
export type { PublicDocument } from './data/public-document.ts';
export type { ReindexProgress } from './data/reindex.ts';
export type { SaveRelationsOptions } from './data/relations.ts';
export type { SitemapEntry } from './data/site-queries.ts';
export type { DisclosureAttribute, DocumentRelation, DocumentRow, OutlineItem, PublicationState, PublishingTables, StatedStatus } from './data/tables.ts';
export { PUBLISHING_GENERATION } from './data/write-context.ts';
export type { PublishingContext } from './graphql/context.ts';
export type { PublishingLoaders } from './graphql/loaders.ts';
export { publishingResolvers } from './graphql/resolvers.ts';
export {
  importColumns,
  openArchive,
  openLaws,
  openPolicies,
  ownIssuers,
  RecordRefused,
  runImport,
  type ImportColumn,
  type ImportFailure,
  type ImportProgress,
  type ImportReport,
  type ImportSource,
  type RunImportOptions,
} from './import/index.ts';
export { createPublishing, type Publishing, type PublishingOptions, type WriteOptions } from './service.ts';
