export type { ImportColumn, ImportSource } from './import-source.ts';
export { openArchive } from './archive/archive-source.ts';
export { importColumns, ownIssuers } from './run-records.ts';
export { openLaws } from './laws/laws-source.ts';
export { openPolicies } from './policies/policies-source.ts';
export { runImport, type ImportProgress, type ImportReport, type RunImportOptions } from './run-import.ts';
export { RecordRefused, type ImportFailure } from './shared/refusal.ts';
