/// <reference types="vite/client" />
import { migrationsFrom } from '@openhall/database';

export { appendEntries } from './append.ts';
export type { LedgerEntry } from './append.ts';
export { toBase64, utf8 } from './bytes.ts';
export { parseVerifierKey, verifierKeyText } from './checkpoint.ts';
export type { VerifierKey } from './checkpoint.ts';
export { printedCode, typedCode } from './code.ts';
export { eraseContents } from './erase.ts';
export { foldLedger } from './fold.ts';
export { foldJob } from './fold-job.ts';
export { nodeSha256 } from './hash.ts';
export { canonicalJson, saltedDigest } from './leaf.ts';
export type { Json } from './leaf.ts';
export { checkProof } from './proof.ts';
export type { CheckedProof, LedgerProof, ProofStep, StepOutcome } from './proof.ts';
export { proofOf, readCheckpoints, readConsistency, readEventByCode, readHistory, readLatestEvents, readTrail } from './read.ts';
export type { LedgerEvent, SignedCheckpoint, TrailEntry } from './read.ts';
export { LedgerKeyError, openSigner } from './signer.ts';
export type { CheckpointSigner } from './signer.ts';
export type { LedgerChange, LedgerRef, LedgerTables } from './tables.ts';
export { faultPlace, verifyLedger } from './verify-ledger.ts';
export type { LedgerFault, LedgerReport } from './verify-ledger.ts';

export const ledgerMigrations = migrationsFrom(import.meta.glob('./data/migrations/*.sql', { query: '?raw', import: 'default', eager: true }));
