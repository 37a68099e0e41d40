import { OWN_KINDS } from '@openhall/publishing/rules';
import type { DocumentKind, DocumentSort } from '../../gql/graphql.ts';
import { catalogueAddress } from '../../site/links.ts';
import { filterParameters, type ListQuery } from '../../site/list-query.ts';

const ownKinds: ReadonlySet<DocumentKind> = new Set(OWN_KINDS);
const narrowsNothing: ReadonlySet<string> = new Set(['issuer', 'status']);

/** Issuer and validity narrow nothing here, and kinds of other organs find nothing: they are left out of the address. */
export function catalogueQuery(query: ListQuery<DocumentSort>): ListQuery<DocumentSort> {
  return { ...query, filters: { ...query.filters, issuer: null, statuses: [], kinds: query.filters.kinds.filter((kind) => ownKinds.has(kind)) } };
}

/** Names in the query string that narrow the catalogue. */
export const catalogueParameters: readonly string[] = filterParameters(catalogueAddress).filter((name) => !narrowsNothing.has(name));
