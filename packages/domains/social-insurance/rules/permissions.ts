import { EVERYONE, type DomainPermissions } from '@openhall/permission';

/** What each operation of this domain needs. All of it is what the public reads; the gate decides which editions that are. */
export const socialInsurancePermissions: DomainPermissions = {
  domain: 'social-insurance',
  table: {},
  operations: {
    'Query.catalogueDiff': EVERYONE,
    'Query.catalogueEditions': EVERYONE,
    'Query.catalogueItems': EVERYONE,
    'Query.contributionCities': EVERYONE,
    'Query.contributionStandards': EVERYONE,
  },
};
