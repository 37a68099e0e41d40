import type { IncomingHttpHeaders } from 'node:http';
import { displayModes, type DisplayMode } from '@openhall/server-render';

/** What the headers of a request say about who sends it. */
export interface Visitor {
  /** Nothing tells this visitor from others but the display mode: what is answered may be kept and shared. */
  readonly anonymous: boolean;
  readonly display: DisplayMode;
}

/** The one cookie readers are given: the display mode. Says nothing about a person. Staff who sign in are given others. */
export const displayCookie = 'oh-display';

const stranger: Visitor = { anonymous: true, display: 'standard' };
const alone = new RegExp(`^${displayCookie}=[^;]*$`);
const among = new RegExp(`(?:^|;)[ \\t]*${displayCookie}=([^;]*)`);

/**
 * Reads the visitor off the headers. Any other cookie makes a visitor somebody: which of them matter is not the edge's to
 * know. A mode that does not exist is the standard one, so that made-up values cannot fill the cache.
 */
export function visitorOf({ cookie, authorization }: Pick<IncomingHttpHeaders, 'cookie' | 'authorization'>): Visitor {
  if (cookie === undefined) return authorization === undefined ? stranger : { anonymous: false, display: 'standard' };
  return { anonymous: authorization === undefined && alone.test(cookie), display: displayOf(among.exec(cookie)?.[1]) };
}

function displayOf(value: string | undefined): DisplayMode {
  return displayModes.find((mode) => mode === value) ?? 'standard';
}
