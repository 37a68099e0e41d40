import type { IncomingMessage, ServerResponse } from 'node:http';
import { Entry } from '../cache/entry.ts';
import type { HttpCache } from '../cache/http-cache.ts';
import { sendEntry, type Sent } from '../cache/send-entry.ts';
import { stateOf } from './request-state.ts';

/** A finished answer of a route: pages, GraphQL results and error pages alike. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  /** Further headers, lower case. The edge's own (security, caching, id) are added and not to be given here. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** Set where the answer depends on the display mode, which comes in a cookie. */
  readonly vary?: 'Cookie' | undefined;
  /** Longest time in seconds this may be kept in memory; null: nowhere, by nobody. What went wrong is never kept, whatever this says. */
  readonly cacheSeconds: number | null;
}

export type Deliver = (request: IncomingMessage, response: ServerResponse, answer: Answer) => void;

export interface DeliverOptions {
  readonly cache: HttpCache;
  /** Flat name, value list; see `flatHeaders`. */
  readonly securityHeaders: readonly string[];
}

/**
 * The one way an answer leaves: kept in the cache where the front marked the request as one whose answer may be kept,
 * handed to those waiting for it, and written in the coding the client prefers.
 *
 * Browsers and proxies may store but must ask back every time (`no-cache`): a withdrawal has to be seen at once, and asking
 * back costs them a 304 that never leaves memory here.
 */
export function createDeliver({ cache, securityHeaders }: DeliverOptions): Deliver {
  const shared = {
    open: ['cache-control', 'public, no-cache', ...securityHeaders],
    own: ['cache-control', 'private, no-cache', ...securityHeaders],
    never: ['cache-control', 'no-store', ...securityHeaders],
  };

  return (request, response, answer) => {
    const state = stateOf(request);
    const { fill, id, visitor } = state;
    const scope = answer.cacheSeconds === null || answer.status >= 400 ? 'never' : visitor.anonymous ? 'open' : 'own';
    const entry = new Entry({
      status: answer.status,
      contentType: answer.contentType,
      body: answer.body,
      vary: answer.vary,
      headers: flat(answer.headers),
      sharedHeaders: shared[scope],
    });
    if (fill !== null) {
      const mayStay = answer.status === 200 && scope === 'open' && fill.stamp !== null;
      const kept = mayStay && cache.keep(fill.key, entry, fill.stamp, answer.cacheSeconds ?? 0);
      fill.flight.land(kept ? entry : null);
    }
    const note = ({ bytes }: Sent): void => {
      state.bytes = bytes;
    };
    const sent = sendEntry(request, response, entry, id);
    if (sent instanceof Promise) void sent.then(note);
    else note(sent);
  };
}

const noHeaders: readonly string[] = [];

function flat(headers: Readonly<Record<string, string>>): readonly string[] {
  for (const _ in headers) return Object.entries(headers).flat();
  return noHeaders;
}
