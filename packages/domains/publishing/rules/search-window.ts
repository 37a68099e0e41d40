/** Results a search can page through. Whoever needs the two-hundred-and-first needs another query. */
export const RANKED_WINDOW = 200;
