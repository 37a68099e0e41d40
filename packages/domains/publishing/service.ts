import { createFileStore, type BlobStore, type FilesTables } from '@openhall/files';
import type { LedgerEvent } from '@openhall/ledger';
import type { Synonyms } from '@openhall/search';
import type { Calendar } from '@openhall/statutory-time';
import type { Kysely } from 'kysely';
import { moveContents } from './data/attachment-contents.ts';
import type { ColumnInput, DocumentInput, RelationInput, SaveOutcome } from './data/document-input.ts';
import { recordUnrecorded } from './data/ledger-records.ts';
import { deriveContents, findUnrecorded } from './data/ledger-verification.ts';
import { syncColumns, syncIssuers } from './data/reference-data.ts';
import { rebuildSearchIndex, type ReindexProgress } from './data/reindex.ts';
import { saveRelations, type SaveRelationsOptions } from './data/relations.ts';
import { saveDocuments } from './data/repository.ts';
import { Statements } from './data/statements.ts';
import type { PublishingTables } from './data/tables.ts';
import { createDeskReads } from './desk-reads.ts';
import { createReads } from './reads.ts';

export type PublishingOptions = {
  /** A connection to the database that holds the publishing tables. */
  readonly db: Kysely<PublishingTables>;
  /** Where the bytes of attachments are kept. */
  readonly blobs: BlobStore;
  readonly calendar: Calendar;
  readonly synonyms: Synonyms;
  /** IANA name, e.g. `Asia/Shanghai`: calendar dates are read in it. */
  readonly businessTimeZone: string;
};

export type WriteOptions = {
  readonly now: Date;
  /** Who writes, as the ledger records it, e.g. `import laws`; the installation itself where nobody is named. */
  readonly actor?: string;
};

/** The services of the publishing domain, used by resolvers, the files route and the command line. */
export type Publishing = ReturnType<typeof createPublishing>;

/** Assembles the services of the domain. Nothing here reads the clock: every call says when it happens. */
export function createPublishing(options: PublishingOptions) {
  const { db, blobs, businessTimeZone } = options;
  const statements = new Statements(db);
  const files = createFileStore({ db: db as unknown as Kysely<FilesTables>, blobs });
  const context = ({ now, actor = 'openhall' }: WriteOptions) => ({ now, businessTimeZone, actor });
  return {
    ...createReads({ ...options, statements, files }),
    ...createDeskReads({ ...options, statements }),
    /** Saves one document; see `saveDocuments`. */
    saveDocument: async (input: DocumentInput, write: WriteOptions): Promise<SaveOutcome> => {
      const [outcome] = await saveDocuments(db, files, [input], context(write));
      if (outcome === undefined) throw new Error('A saved document has an outcome.');
      return outcome;
    },
    /** Saves a batch in one transaction, in order. Hundreds at a time is the intended use of importers. */
    saveDocuments: (inputs: readonly DocumentInput[], write: WriteOptions): Promise<SaveOutcome[]> => saveDocuments(db, files, inputs, context(write)),
    /** Saves relations between documents and their effect on validity. Returns how many changed. */
    saveRelations: (relations: readonly RelationInput[], write: WriteOptions & SaveRelationsOptions): Promise<number> =>
      saveRelations(db, relations, write, context(write)),
    /** Records in the ledger what was published before there was one; see `recordUnrecorded`. */
    recordUnrecorded: (write: WriteOptions): Promise<number> => recordUnrecorded(db, context(write)),
    /** How `verifyLedger` derives what entries of this domain say, and what to compare with the newest of them. */
    ledgerContents: {
      deriveContents: (events: readonly LedgerEvent[]) => deriveContents(db, events),
      findUnrecorded: () => findUnrecorded(db, files),
    },
    /** Moves contents that stand in the database into the file store; see `moveContents`. */
    moveContents: (at: { readonly now: Date; readonly signal?: AbortSignal }): Promise<number> => moveContents(db, files, at),
    /** Builds the search index anew from the current revisions; see `rebuildSearchIndex`. */
    reindex: (onProgress?: (progress: ReindexProgress) => void): Promise<ReindexProgress> => rebuildSearchIndex(db, onProgress),
    /** Makes the columns what the site configuration says. */
    syncColumns: (columns: readonly ColumnInput[]): Promise<boolean> => syncColumns(db, columns),
    /** Records issuing organs and which of them is this department. */
    syncIssuers: (issuers: readonly { name: string; own: boolean }[]): Promise<boolean> => syncIssuers(db, issuers),
  };
}
