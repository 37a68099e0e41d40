import { EVERYONE, type DomainPermissions } from '@openhall/permission';

/** What each operation of this domain needs. All of it is what the public reads; the gate decides what that is. */
export const publishingPermissions: DomainPermissions = {
  domain: 'publishing',
  table: {},
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
  },
};
