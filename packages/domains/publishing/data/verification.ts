import { canonicalJson, checkProof, proofOf, readEventByCode, readLatestEvents, typedCode, type CheckedProof, type LedgerChange, type LedgerEvent, type LedgerProof } from '@openhall/ledger';
import type { Kysely } from 'kysely';
import { readDocuments, type ReadMoment } from './document-queries.ts';
import { contentsOfRevisions, documentRef, LEDGER_SUBJECT } from './ledger-contents.ts';
import { readRevisions } from './part-queries.ts';
import { WITHOUT_BODY, type PublicDocument } from './public-document.ts';
import { readRemoval } from './site-queries.ts';
import type { Statements } from './statements.ts';
import type { PublishingTables } from './tables.ts';

/** How what was registered stands to what is public now. */
export type VerificationState = 'CURRENT' | 'SUPERSEDED' | 'WITHDRAWN';

/** What a verification code stands for, and how far it is proven. */
export interface Verification {
  readonly code: string;
  readonly recordedAt: Date;
  readonly change: LedgerChange;
  readonly state: VerificationState;
  /** Null where the document is withdrawn. */
  readonly document: PublicDocument | null;
  readonly withdrawnAt: Date | null;
  /** Code of the newest entry of the same document; null where it is withdrawn. */
  readonly currentCode: string | null;
  /** What this server found when it checked the evidence. */
  readonly checks: CheckedProof;
  readonly evidence: LedgerProof;
}

/** Where entries and records are read. */
export interface VerificationSource {
  readonly db: Kysely<PublishingTables>;
  readonly statements: Statements;
}

/**
 * Looks up a code as somebody typed it and checks what it stands for. Null where no entry has it, or where its document is not,
 * and was not, public: what the public may not see does not exist, by code either.
 */
export async function verifyCode({ db, statements }: VerificationSource, typed: string, moment: ReadMoment): Promise<Verification | null> {
  const code = typedCode(typed);
  const event = code === null ? null : await readEventByCode(db, code);
  if (event === null || event.subjectKind !== LEDGER_SUBJECT) return null;
  const id = event.subjectId;
  const document = (await readDocuments(statements, [id], WITHOUT_BODY, moment)).get(id) ?? null;
  const withdrawnAt = document === null ? await readRemoval(statements, id, moment.now) : null;
  if (document === null && withdrawnAt === null) return null;
  const latest = document === null ? undefined : (await readLatestEvents(db, LEDGER_SUBJECT, [id])).get(id);
  const evidence = await proofOf(db, event, document === null ? null : await shownContent({ db, statements }, event, moment));
  return {
    code: event.code,
    recordedAt: event.at,
    change: event.change,
    state: document === null ? 'WITHDRAWN' : latest?.id === event.id ? 'CURRENT' : 'SUPERSEDED',
    document,
    withdrawnAt,
    currentCode: latest?.code ?? null,
    checks: await checkProof(evidence),
    evidence,
  };
}

/** The content of an entry, where its revision is one the public could read. */
async function shownContent({ db, statements }: VerificationSource, event: LedgerEvent, moment: ReadMoment): Promise<string | null> {
  const ref = documentRef(event.subjectId, event.ref);
  if (ref === null) return null;
  const revisions = (await readRevisions(statements, [ref.documentId], moment)).get(ref.documentId) ?? [];
  if (!revisions.some(({ number }) => number === ref.revision)) return null;
  const [content] = await contentsOfRevisions(db, [ref]);
  return content ? canonicalJson(content) : null;
}

/** The newest entry of each document, for the line on its page. */
export interface LedgerMark {
  readonly code: string;
  readonly recordedAt: Date;
  readonly change: LedgerChange;
}

/** Newest entries by document. Only for documents that were read through the gate. */
export async function readLedgerMarks(db: Kysely<PublishingTables>, ids: readonly string[]): Promise<Map<string, LedgerMark>> {
  const events = await readLatestEvents(db, LEDGER_SUBJECT, ids);
  return new Map([...events].map(([id, { code, at, change }]) => [id, { code, recordedAt: at, change }]));
}
