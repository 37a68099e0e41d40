import { queryParser } from '@openhall/search';
import { createBusinessDay } from './data/business-day.ts';
import { readDeskDocument, readDeskDocumentPage, type DeskDocumentPage, type DeskDocumentRow } from './data/desk-documents.ts';
import { readDeskRevision, readDeskRevisions, readDeskTrail, type DeskRevisionRow, type DeskTrailEntry, type RevisionFact } from './data/desk-parts.ts';
import { documentFilter, withText } from './data/document-filter.ts';
import type { At, ReadOptions } from './reads.ts';
import { readablePublications, type DeskPublication, type DocumentKind } from './rules/index.ts';

/** Who reads: what is found depends on it. */
export type Reading = At & { readonly roles: readonly string[] };

export type DeskListRequest = {
  readonly query?: string | null;
  readonly column?: string | null;
  readonly kind?: readonly DocumentKind[] | null;
  readonly publication?: readonly DeskPublication[] | null;
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
};

/**
 * What desks read: every document whatever its publication, as far as the roles of who asks reach. Somebody without roles
 * finds nothing, here as in the table: no caller has to remember to ask first.
 */
export function createDeskReads({ db, statements, synonyms, businessTimeZone }: Pick<ReadOptions, 'db' | 'statements' | 'synonyms' | 'businessTimeZone'>) {
  const dayOf = createBusinessDay(businessTimeZone);
  const understand = queryParser(synonyms);
  return {
    /** A page of documents, last changed first. Throws BAD_USER_INPUT for arguments that make no sense. */
    deskDocuments: async (request: DeskListRequest, { now, roles, selected }: Reading & { readonly selected: ReadonlySet<string> }): Promise<DeskDocumentPage> => {
      const today = dayOf(now);
      const wanted = request.publication ?? [];
      const readable = readablePublications(roles).filter((publication) => wanted.length === 0 || wanted.includes(publication));
      const filter = withText(documentFilter({ column: request.column ?? null, kind: request.kind ?? null }, today), request.query, understand);
      return readDeskDocumentPage(statements, request, filter, readable, { now, today, selected });
    },

    /** One document; null where there is none, or none these roles may read. */
    deskDocument: (id: string, { now, roles }: Reading): Promise<DeskDocumentRow | null> => readDeskDocument(statements, id, readablePublications(roles), { now, today: dayOf(now) }),

    /** Versions of a document that `deskDocument` gave, newest first. */
    deskRevisions: ({ id }: DeskDocumentRow): Promise<DeskRevisionRow[]> => readDeskRevisions(statements, id),

    /** Text and facts of a version; null where there is none. */
    deskRevision: ({ id }: DeskDocumentRow, number: number): Promise<{ bodyHtml: string; facts: RevisionFact[] } | null> => readDeskRevision(statements, id, number),

    /** What the ledger has of a document that `deskDocument` gave, newest first. */
    deskTrail: ({ id }: DeskDocumentRow): Promise<DeskTrailEntry[]> => readDeskTrail(db, id),
  };
}
