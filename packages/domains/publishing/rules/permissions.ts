import { EVERYONE, may, type DomainPermissions, type PermissionTable } from '@openhall/permission';
import { DESK_PUBLICATIONS, type DeskPublication } from './desk-publication.ts';

type PublishingEvent = 'READ_DOCUMENTS';

/** Everything the department has, withheld records included: who decides on them, and who audits it. */
const EVERYTHING = { ANY: ['READ_DOCUMENTS'] } as const;
/** What units work on. What is withheld (不予公开) is for those who decide on it. */
const WORK = Object.fromEntries((['DRAFT', 'SCHEDULED', 'EMBARGOED', 'PUBLISHED', 'WITHDRAWN', 'ON_REQUEST'] as const).map((state) => [state, ['READ_DOCUMENTS']])) as Readonly<
  Partial<Record<DeskPublication, readonly PublishingEvent[]>>
>;
/** What is or will be public: to be explained on the day it appears. */
const OUTGOING = { SCHEDULED: ['READ_DOCUMENTS'], EMBARGOED: ['READ_DOCUMENTS'], PUBLISHED: ['READ_DOCUMENTS'], WITHDRAWN: ['READ_DOCUMENTS'] } as const;
/** What is or was public anyhow, with its trail. */
const OPEN = { PUBLISHED: ['READ_DOCUMENTS'], WITHDRAWN: ['READ_DOCUMENTS'] } as const;

/**
 * Who reads documents at a desk, by where a document stands (`DeskPublication`). Administrators keep accounts, not documents;
 * trainees and training managers work with neither.
 */
const publishingTable: PermissionTable<string, DeskPublication, PublishingEvent> = {
  DRAFTER: WORK,
  UNIT_HEAD: WORK,
  DEPUTY_DIRECTOR: EVERYTHING,
  GENERAL_OFFICE: EVERYTHING,
  DIRECTOR: EVERYTHING,
  AUDITOR: EVERYTHING,
  PRESS_OFFICER: OUTGOING,
  SPOKESPERSON: OUTGOING,
  POLICY_INTERPRETER: OUTGOING,
  OPINION_WATCH: OPEN,
  UNIT_LIAISON: OPEN,
};

/** What each operation of this domain needs. */
export const publishingPermissions: DomainPermissions = {
  domain: 'publishing',
  table: publishingTable,
  operations: {
    'Query.changes': EVERYONE,
    'Query.column': EVERYONE,
    'Query.columns': EVERYONE,
    'Query.deadline': EVERYONE,
    'Query.document': EVERYONE,
    'Query.documents': EVERYONE,
    'Query.issuers': EVERYONE,
    'Query.removedDocument': EVERYONE,
    'Query.search': EVERYONE,
    'Query.searchSuggestions': EVERYONE,
    'Query.sitemap': EVERYONE,
    'Query.sitemapParts': EVERYONE,
    'Query.verify': EVERYONE,
    'Query.deskDocument': 'READ_DOCUMENTS',
    'Query.deskDocuments': 'READ_DOCUMENTS',
  },
};

/** The standings in which somebody with these roles may read a document; empty for who may read none. */
export function readablePublications(roles: readonly string[]): DeskPublication[] {
  return DESK_PUBLICATIONS.filter((publication) => may(publishingTable, roles, 'READ_DOCUMENTS', publication));
}
