import type { LocationQuery } from 'vue-router';

/** The filters of a list as text, by name; empty text filters nothing. */
export type ListFilters = Readonly<Record<string, string>>;

/** Reads filters out of an address: what is missing, or there twice, is empty. */
export function filtersOf<Name extends string>(names: readonly Name[], query: LocationQuery): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, typeof query[name] === 'string' ? query[name] : ''])) as Record<Name, string>;
}

/** Filters as an address has them, empty ones left out: the list can be bookmarked and sent to a colleague. */
export function queryOf(filters: ListFilters): Record<string, string> {
  return Object.fromEntries(Object.entries(filters).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]])));
}

/** A filter with a fixed set of values; null for anything else, however it came into the address. */
export function oneOf<Value extends string>(values: readonly Value[], text: string): Value | null {
  return values.find((value) => value === text) ?? null;
}
