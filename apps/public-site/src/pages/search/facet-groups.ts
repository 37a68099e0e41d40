import type { FacetField, SearchQuery, SearchSort } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';
import { activeFilters, type FilterNames } from '../../site/active-filters.ts';
import { searchAddress } from '../../site/links.ts';
import { kinds, listHref, nowhere, statuses, type ListFilters, type ListQuery } from '../../site/list-query.ts';

type Facets = SearchQuery['search']['facets'];

/** One way to narrow what was found, or a chosen one to take back. */
interface FacetChoice {
  readonly label: string;
  /** Results behind it; null for a chosen one. */
  readonly count: number | null;
  readonly href: string;
  readonly current: boolean;
}

export interface FacetGroup {
  readonly heading: string;
  readonly values: readonly FacetChoice[];
}

/** Order of the groups: what narrows best for most questions first. */
const order: readonly FacetField[] = ['KIND', 'STATUS', 'YEAR', 'ISSUER', 'COLUMN'];
/** Choices shown of a facet; more would be scrolled past. */
const longestGroup = 8;

const oneOf = <Value extends string>(known: readonly Value[], value: string): Value | null => known.find((other) => other === value) ?? null;

/** What choosing a value of a facet changes; null where it is chosen already or this build does not know it. */
function changeFor(filters: ListFilters, field: FacetField, value: string): Partial<ListFilters> | null {
  switch (field) {
    case 'KIND': {
      const kind = oneOf(kinds, value);
      return kind === null || filters.kinds.includes(kind) ? null : { kinds: [...filters.kinds, kind] };
    }
    case 'STATUS': {
      const status = oneOf(statuses, value);
      return status === null || filters.statuses.includes(status) ? null : { statuses: [...filters.statuses, status] };
    }
    case 'COLUMN':
      return filters.column === value ? null : { column: value };
    case 'ISSUER':
      return filters.issuer === value ? null : { issuer: value };
    case 'YEAR':
      return /^\d{4}$/.test(value) ? { from: `${value}-01-01`, to: `${value}-12-31` } : null;
    default:
      return null;
  }
}

/** What the search is narrowed by, each to be taken back by its link. */
function chosenGroup(query: ListQuery<SearchSort>, names: FilterNames): FacetGroup[] {
  const values = activeFilters(query, searchAddress, names)
    .filter(({ field }) => field !== 'words')
    .map(({ label, removeHref }): FacetChoice => ({ label, count: null, href: removeHref, current: true }));
  return values.length === 0 ? [] : [{ heading: messages.search.chosen, values }];
}

/** The facets of a search as links: every choice is an address, and starts the results anew. What is chosen stands first. */
export function facetGroups(facets: Facets, query: ListQuery<SearchSort>, names: FilterNames): FacetGroup[] {
  const groups = order.flatMap((field): FacetGroup[] => {
    const offered = facets.find((facet) => facet.field === field)?.values ?? [];
    // One value that every result has narrows nothing.
    if (offered.length < 2) return [];
    const values = offered.flatMap(({ value, label, count }): FacetChoice[] => {
      const change = changeFor(query.filters, field, value);
      if (change === null) return [];
      const href = listHref({ ...query, filters: { ...query.filters, ...change }, position: nowhere }, searchAddress);
      return [{ label, count, href, current: false }];
    });
    return values.length === 0 ? [] : [{ heading: messages.search.facets[field], values: values.slice(0, longestGroup) }];
  });
  return [...chosenGroup(query, names), ...groups];
}
