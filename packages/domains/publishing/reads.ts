import type { FileStore } from '@openhall/files';
import { badUserInput } from '@openhall/graphql-kit';
import { queryParser, type Synonyms } from '@openhall/search';
import { deadline, DeadlineInputError, type Calendar, type LocalDate } from '@openhall/statutory-time';
import type { Kysely } from 'kysely';
import { createBusinessDay } from './data/business-day.ts';
import { readChangePage, type ChangeListRequest, type ChangePage } from './data/change-list.ts';
import { documentFilter, isIdentifier, withText, type DocumentFilterArgs } from './data/document-filter.ts';
import { readDocumentPage, type DocumentPage, type DocumentSort } from './data/document-list.ts';
import { readDocuments, type ReadMoment } from './data/document-queries.ts';
import { readAttachment, readAttachmentBytes, type PublicAttachment } from './data/part-queries.ts';
import { documentGroups, validityOf, type PublicDocument } from './data/public-document.ts';
import { readColumns, readIssuers, readNextChange, readRemoval, readSitemap, readSitemapParts, type PublicColumn, type PublicIssuer, type SitemapEntry } from './data/site-queries.ts';
import { searchDocuments, type SearchPage, type SearchRequest } from './data/search.ts';
import { suggestTitles, type SearchSuggestion } from './data/search-suggestions.ts';
import type { Statements } from './data/statements.ts';
import type { PublishingTables } from './data/tables.ts';
import { readLedgerMarks, verifyCode, type Verification } from './data/verification.ts';
import { PublishingLoaders } from './graphql/loaders.ts';
import { publicationDue } from './rules/index.ts';

export type ReadOptions = {
  /** For what is read through other packages: the ledger. */
  readonly db: Kysely<PublishingTables>;
  readonly statements: Statements;
  /** Where the bytes of attachments are. */
  readonly files: FileStore;
  readonly calendar: Calendar;
  /** Groups of words that mean the same; read anew by each query, so that a change needs no restart. */
  readonly synonyms: Synonyms;
  readonly businessTimeZone: string;
};

/** When a read happens. */
export type At = { readonly now: Date };
/** What was selected below the field, so that nothing else is read. */
export type Selecting = At & { readonly selected: ReadonlySet<string> };

export type DocumentListRequest = DocumentFilterArgs & {
  readonly query?: string | null;
  readonly sort: DocumentSort;
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
};

const MAX_ISSUERS = 200;

/** The read side of publishing. Everything passes the one gate at `now`. */
export function createReads({ db, statements, files, calendar, synonyms, businessTimeZone }: ReadOptions) {
  const dayOf = createBusinessDay(businessTimeZone);
  const understand = queryParser(synonyms);
  const moment = ({ now }: At): ReadMoment => ({ now, today: dayOf(now) });
  return {
    /** Batching readers for one request. */
    loaders: (at: At): PublishingLoaders => new PublishingLoaders(statements, moment(at), (ids) => readLedgerMarks(db, ids)),

    /** One public document; null for anything else. */
    document: async (id: string, { now, selected }: Selecting): Promise<PublicDocument | null> => {
      const found = await readDocuments(statements, [id], documentGroups(selected), moment({ now }));
      return found.get(id) ?? null;
    },

    /** A page of public documents that match every filter. Throws BAD_USER_INPUT for arguments that make no sense. */
    documents: (request: DocumentListRequest, { now, selected }: Selecting): Promise<DocumentPage> => {
      const at = moment({ now });
      const filter = withText(documentFilter(request, at.today), request.query, understand);
      return readDocumentPage(statements, request, filter, { ...at, selected });
    },

    /** A page of what changed for the public, newest first. Throws BAD_USER_INPUT for arguments that make no sense. */
    changes: (request: ChangeListRequest, { now, selected }: Selecting): Promise<ChangePage> =>
      readChangePage(statements, request, { ...moment({ now }), selected, businessTimeZone, dayOf }),

    /** Ranked results with highlights. Throws BAD_USER_INPUT for arguments that make no sense, never for the words. */
    search: (request: SearchRequest & DocumentFilterArgs, { now, selected }: Selecting): Promise<SearchPage> => {
      const at = moment({ now });
      return searchDocuments(statements, request, documentFilter(request, at.today), understand, { ...at, selected });
    },

    /** Titles that continue what has been typed. Throws BAD_USER_INPUT outside 1–20. */
    searchSuggestions: async (prefix: string, first: number, { now }: At): Promise<SearchSuggestion[]> => {
      if (!Number.isInteger(first) || first < 1 || first > 20) throw badUserInput('联想词条数应为 1 至 20 之间的整数。');
      return suggestTitles(statements, prefix, first, now);
    },

    /** A document that was public and is withdrawn; null for anything else. */
    removedDocument: async (id: string, { now }: At): Promise<{ id: string; removedOn: string } | null> => {
      const withdrawnAt = await readRemoval(statements, id, now);
      return withdrawnAt === null ? null : { id, removedOn: dayOf(withdrawnAt) };
    },

    /** What a verification code stands for, however it was typed; null where it stands for nothing the public may know. */
    verify: (code: string, at: At): Promise<Verification | null> => verifyCode({ db, statements }, code, moment(at)),

    /** The configured columns in display order. */
    columns: (): Promise<PublicColumn[]> => readColumns(statements),

    /** Issuers with public documents, most first. Throws BAD_USER_INPUT outside 1–200. */
    issuers: (first: number, at: At): Promise<PublicIssuer[]> => {
      if (!Number.isInteger(first) || first < 1 || first > MAX_ISSUERS) throw badUserInput(`机关个数应为 1 至 ${MAX_ISSUERS} 之间的整数。`);
      return readIssuers(statements, first, moment(at));
    },

    /** Validity of a document that was read with its validity columns. */
    validity: (document: PublicDocument, at: At) => validityOf(document, moment(at).today),

    /** The term of art. 26 for a document of this department; null for any other and where it was written before there was a term. */
    publicationDue: ({ issuer, writtenOn, publishedAt }: PublicDocument) =>
      issuer.own && writtenOn !== null ? publicationDue(writtenOn, dayOf(publishedAt), calendar) : null,

    /** A period of working days; the trace is made when somebody reads it. Throws BAD_USER_INPUT where it cannot be counted. */
    deadline: (receivedOn: LocalDate, workingDays: number) => periodOf(receivedOn, workingDays, calendar),

    /** A file to serve, without its content, through the same gate as its document; null for anything else. */
    attachment: async (id: string, { now }: At): Promise<PublicAttachment | null> => (isIdentifier(id) ? readAttachment(statements, id, now) : null),

    /** A part of a file's content, through the same gate: withdrawn in the middle of a download, there is no more of it. */
    attachmentBytes: async (id: string, part: { offset: number; length: number }, { now }: At): Promise<Uint8Array | null> =>
      isIdentifier(id) ? readAttachmentBytes({ statements, files }, id, part, now) : null,

    /** Identifiers at which the parts of the site map begin. */
    sitemapParts: ({ now }: At): Promise<string[]> => readSitemapParts(statements, now),

    /** The part of the site map that begins at an identifier. */
    sitemap: (from: string, { now }: At): Promise<SitemapEntry[]> => readSitemap(statements, from, now),

    /** The next instant at which anything public changes merely because time passes. No cached answer may outlive it. */
    nextChangeAt: ({ now }: At): Promise<Date> => readNextChange(statements, now, businessTimeZone),
  };
}

function periodOf(receivedOn: LocalDate, workingDays: number, calendar: Calendar) {
  try {
    const { dueOn, provisional, trace } = deadline({ receivedOn, workingDays, calendar });
    return {
      receivedOn,
      workingDays,
      dueOn,
      provisional,
      get trace() {
        return trace();
      },
    };
  } catch (error) {
    if (error instanceof DeadlineInputError) throw badUserInput(error.message);
    throw error;
  }
}
