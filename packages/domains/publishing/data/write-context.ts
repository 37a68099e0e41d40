/** Name under which caches follow this domain. */
export const PUBLISHING_GENERATION = 'publishing';

/** What every write needs from outside: the instant it happens and the zone its calendar dates are read in. */
export type WriteContext = { readonly now: Date; readonly businessTimeZone: string };
