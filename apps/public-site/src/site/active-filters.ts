import { messages } from '../messages/index.ts';
import { formatDate } from './dates.ts';
import { listHref, nowhere, type ListAddress, type ListFilters, type ListQuery } from './list-query.ts';

/** A chosen filter and the address of the list without it. */
export interface ActiveFilter {
  readonly field: keyof ListFilters;
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
  const chip = <Field extends keyof ListFilters>(field: Field, label: string, rest: ListFilters[Field]): ActiveFilter => ({
    field,
    label,
    removeHref: listHref({ ...query, filters: { ...filters, [field]: rest }, position: nowhere }, address),
  });
  return [
    ...(filters.words === null ? [] : [chip('words', chips.words(filters.words), null)]),
    ...filters.kinds.map((kind) => chip('kinds', messages.kindLabels[kind], filters.kinds.filter((other) => other !== kind))),
    ...(filters.column === null ? [] : [chip('column', names.column(filters.column), null)]),
    ...(filters.issuer === null ? [] : [chip('issuer', names.issuer(filters.issuer), null)]),
    ...filters.statuses.map((status) => chip('statuses', messages.statusLabels[status], filters.statuses.filter((other) => other !== status))),
    ...(filters.from === null ? [] : [chip('from', chips.from(formatDate(filters.from)), null)]),
    ...(filters.to === null ? [] : [chip('to', chips.to(formatDate(filters.to)), null)]),
  ];
}
