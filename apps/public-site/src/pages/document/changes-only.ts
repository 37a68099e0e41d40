export const changesOnlyParameter = 'show';
const value = 'changes';

/** Whether the address asks for the changes alone. */
export const wantsChangesOnly = (search: URLSearchParams): boolean => search.get(changesOnlyParameter) === value;

/** A comparison's address, narrowed to the changes. */
export const changesOnlyHref = (comparison: string): string => `${comparison}&${changesOnlyParameter}=${value}`;
