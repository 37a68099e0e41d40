import { messages } from '../messages/index.ts';
import { formatDate } from './dates.ts';
import { listHref, nowhere, type ListAddress, type ListFilters, type ListQuery } from './list-query.ts';

/** A chosen filter and the address of the list without it. */
export interface ActiveFilter {
  readonly label: string;
  readonly removeHref: string;
}

/** Names for filter values that are identifiers in the address. */
export interface FilterNames {
  readonly column: (slug: string) => string;
  readonly issuer: (id: string) => string;
}

/** The chosen filters, each removable by a link. Taking one away starts the list again. */
export function activeFilters<Sort extends string>(query: ListQuery<Sort>, address: ListAddress<Sort>, names: FilterNames): ActiveFilter[] {
  const { filters } = query;
  const { chips } = messages.documents;
  const chip = (label: string, change: Partial<ListFilters>): ActiveFilter => ({
    label,
    removeHref: listHref({ ...query, filters: { ...filters, ...change }, position: nowhere }, address),
  });
  return [
    ...(filters.words === null ? [] : [chip(chips.words(filters.words), { words: null })]),
    ...filters.kinds.map((kind) => chip(messages.kindLabels[kind], { kinds: filters.kinds.filter((other) => other !== kind) })),
    ...(filters.column === null ? [] : [chip(names.column(filters.column), { column: null })]),
    ...(filters.issuer === null ? [] : [chip(names.issuer(filters.issuer), { issuer: null })]),
    ...filters.statuses.map((status) => chip(messages.statusLabels[status], { statuses: filters.statuses.filter((other) => other !== status) })),
    ...(filters.from === null ? [] : [chip(chips.from(formatDate(filters.from)), { from: null })]),
    ...(filters.to === null ? [] : [chip(chips.to(formatDate(filters.to)), { to: null })]),
  ];
}
