import { createLoader } from '@openhall/graphql-kit';
import { readBodies, readOtherTexts, readRelated, relationKey, type DocumentBody, type ReadMoment, type RelationKey } from '../data/document-queries.ts';
import { readAttachments, readRevisionBodies, readRevisions, revisionKey, type PublicAttachment, type PublicRevision } from '../data/part-queries.ts';
import type { PublicDocument } from '../data/public-document.ts';
import { readSimilar } from '../data/related-queries.ts';
import { readColumnActivity, readColumns, type ColumnActivity, type PublicColumn } from '../data/site-queries.ts';
import type { Statements } from '../data/statements.ts';
import type { LedgerMark } from '../data/verification.ts';

type Loader<Key, Value> = ReturnType<typeof createLoader<Key, Value>>;
type DocumentLists = Loader<string, PublicDocument[]>;

/** Newest entries of documents in the ledger. */
type ReadLedgerMarks = (ids: readonly string[]) => Promise<Map<string, LedgerMark | null>>;

const EMPTY_BODY: DocumentBody = { bodyHtml: '', outline: [] };
const NO_ACTIVITY: ColumnActivity = { documentCount: 0, latestOn: null };

/**
 * Batching readers of one request, made when first used, so that a list that needs none pays for none. Each reads through
 * the gate at the instant of the request. Keys are document identifiers unless said otherwise.
 */
export class PublishingLoaders {
  readonly #statements: Statements;
  readonly #moment: ReadMoment;
  readonly #readMarks: ReadLedgerMarks;
  #ledgerMark: Loader<string, LedgerMark | null> | undefined;
  #column: Loader<string, PublicColumn | null> | undefined;
  #columnActivity: Loader<string, ColumnActivity> | undefined;
  #body: Loader<string, DocumentBody> | undefined;
  #attachments: Loader<string, PublicAttachment[]> | undefined;
  #revisions: Loader<string, PublicRevision[]> | undefined;
  #revisionBody: Loader<string, string> | undefined;
  #relations: DocumentLists | undefined;
  #otherTexts: DocumentLists | undefined;
  #similar: DocumentLists | undefined;

  constructor(statements: Statements, moment: ReadMoment, readMarks: ReadLedgerMarks) {
    this.#statements = statements;
    this.#moment = moment;
    this.#readMarks = readMarks;
  }

  /** Newest entry in the ledger; null where there is none. */
  ledgerMark(id: string): Promise<LedgerMark | null> {
    this.#ledgerMark ??= createLoader<string, LedgerMark | null>((ids) => this.#readMarks(ids), () => null);
    return this.#ledgerMark.load(id);
  }

  /** Columns by slug. There are few: one statement reads them all. */
  column(slug: string): Promise<PublicColumn | null> {
    this.#column ??= createLoader(async () => new Map((await readColumns(this.#statements)).map((column) => [column.slug, column])), () => null);
    return this.#column.load(slug);
  }

  /** Document count and newest date by column slug. */
  columnActivity(slug: string): Promise<ColumnActivity> {
    this.#columnActivity ??= createLoader((slugs) => readColumnActivity(this.#statements, slugs, this.#moment), () => NO_ACTIVITY);
    return this.#columnActivity.load(slug);
  }

  /** Current text. */
  body(id: string): Promise<DocumentBody> {
    this.#body ??= createLoader((ids) => readBodies(this.#statements, ids, this.#moment), () => EMPTY_BODY);
    return this.#body.load(id);
  }

  /** Files, in order. */
  attachments(id: string): Promise<PublicAttachment[]> {
    this.#attachments ??= createLoader((ids) => readAttachments(this.#statements, ids, this.#moment), () => []);
    return this.#attachments.load(id);
  }

  /** Versions the public could read, newest first. */
  revisions(id: string): Promise<PublicRevision[]> {
    this.#revisions ??= createLoader((ids) => readRevisions(this.#statements, ids, this.#moment), () => []);
    return this.#revisions.load(id);
  }

  /** Text of one such version. */
  revisionBody({ documentId, number }: PublicRevision): Promise<string> {
    this.#revisionBody ??= createLoader(
      (keys) => readRevisionBodies(this.#statements, keys, this.#moment),
      () => '',
    );
    return this.#revisionBody.load(revisionKey(documentId, number));
  }

  /** Documents at the other end of one relation. All relations a page asks for are one statement. */
  relations(key: RelationKey): Promise<PublicDocument[]> {
    this.#relations ??= createLoader((keys) => readRelated(this.#statements, keys, this.#moment), () => []);
    return this.#relations.load(relationKey(key));
  }

  /** Other dated texts of the same law, newest first. */
  otherTexts(id: string): Promise<PublicDocument[]> {
    this.#otherTexts ??= createLoader((ids) => readOtherTexts(this.#statements, ids, this.#moment), () => []);
    return this.#otherTexts.load(id);
  }

  /** Up to five similar documents. */
  similar(id: string): Promise<PublicDocument[]> {
    this.#similar ??= createLoader((ids) => readSimilar(this.#statements, ids, this.#moment), () => []);
    return this.#similar.load(id);
  }
}
