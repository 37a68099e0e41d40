export { columnFor, type ImportColumn, type ImportSource, type SourceRecord } from './import-source.ts';
export { importColumns } from './run-records.ts';
export { openLaws, type LawsOptions } from './laws/laws-source.ts';
export { openPolicies, type PoliciesOptions } from './policies/policies-source.ts';
export { runImport, type ImportProgress, type ImportReport, type RunImportOptions } from './run-import.ts';
export { RecordRefused, type ImportFailure } from './shared/refusal.ts';
