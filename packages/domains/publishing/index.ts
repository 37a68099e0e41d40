export { documentId } from './data/identity.ts';
export type { AttachmentInput, ColumnInput, DocumentInput, RelationInput, SaveOutcome } from './data/document-input.ts';
export type {
  DisclosureAttribute,
  DocumentRelation,
  DocumentRow,
  OutlineItem,
  PublicationState,
  PublishingTables,
  StatedStatus,
} from './data/tables.ts';
export { publishingMigrations } from './data/migrations.ts';
export { createPublishing, type Publishing, type PublishingOptions, type WriteOptions } from './service.ts';
