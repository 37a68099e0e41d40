import { randomBytes } from 'node:crypto';

/** What we accept from a proxy: enough for a UUID or a trace id, nothing that could break a log line or a page. */
const acceptable = /^[\w.:-]{8,64}$/;

/**
 * Makes request ids: a random part fixed for the life of the process, and a counter. They are unique, sortable within a
 * process, and cost nothing on a cache hit. They are not secrets: nothing may be granted for knowing one.
 */
export function createRequestIds(seed: string = randomBytes(6).toString('hex')): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `${seed}-${count.toString(36)}`;
  };
}

/** The id a trusted proxy gave, or null when it gave none we accept. */
export function inboundRequestId(header: string | readonly string[] | undefined): string | null {
  return typeof header === 'string' && acceptable.test(header) ? header : null;
}
