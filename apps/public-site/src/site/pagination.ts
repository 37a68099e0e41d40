import type { PageEdgesFragment } from '../gql/graphql.ts';
import { listHref, nowhere, type ListAddress, type ListQuery } from './list-query.ts';

/** Where a reader can go from a page of a list; null where there is nothing. */
export interface PageLinks {
  readonly previous: string | null;
  readonly next: string | null;
  /** Back to the start, shown from the second page on. */
  readonly first: string | null;
}

/** Keyset paging: the neighbours are named by cursors, never by a number that shifts as documents arrive. */
export function pageLinks<Sort extends string>(edges: PageEdgesFragment, query: ListQuery<Sort>, address: ListAddress<Sort>): PageLinks {
  const at = (position: ListQuery<Sort>['position']): string => listHref({ ...query, position }, address);
  const moved = query.position.after !== null || query.position.before !== null;
  return {
    previous: edges.hasPreviousPage && edges.startCursor !== null ? at({ after: null, before: edges.startCursor }) : null,
    next: edges.hasNextPage && edges.endCursor !== null ? at({ after: edges.endCursor, before: null }) : null,
    first: moved ? at(nowhere) : null,
  };
}
