import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { Entry } from '../cache/entry.ts';
import type { GenerationBook } from '../cache/generations.ts';
import type { HttpCache } from '../cache/http-cache.ts';
import { sendEntry, type Sent } from '../cache/send-entry.ts';
import { isAnonymous } from './deliver.ts';
import type { HostVerdict } from './host-gate.ts';
import { inboundRequestId } from './request-id.ts';
import { markRequest, type RequestState } from './request-state.ts';

/** What the front refuses before anything is parsed. */
export type Refusal = 'host-missing' | 'host-foreign' | 'method' | 'url-length' | 'url-malformed';

export interface FrontOptions {
  readonly cache: HttpCache;
  readonly book: GenerationBook;
  readonly nextId: () => string;
  readonly hostVerdict: (host: string | undefined) => HostVerdict;
  /** Whether the peer of a connection is a proxy whose word (request id) is taken. */
  readonly trustsPeer: (address: string | undefined) => boolean;
  /** The cache key of an address whose answer may be kept, else null. Must contain every input of the answer. */
  readonly keyOf: (url: string) => string | null;
  readonly isDraining: () => boolean;
  readonly refuse: (request: IncomingMessage, response: ServerResponse, refusal: Refusal) => void;
  readonly onSent: (request: IncomingMessage, sent: Sent) => void;
}

/** Characters of the request line. Longer than any address we make; filters and cursors included. */
const longestUrl = 8192;
const methods = new Set(['GET', 'HEAD', 'POST']);
/** Asked by machines that know an address, not a name. */
const hostlessPaths = new Set(['/livez', '/readyz', '/metrics']);
/** Spellings of addresses remembered with their key, so that a hit is two look-ups. */
const rememberedSpellings = 20_000;

/**
 * The first listener of the process, before Fastify: gives a request its id, turns away what is not for us, and answers
 * from memory what it can. Everything else goes on to `next`.
 */
export function createFront(options: FrontOptions): (next: RequestListener) => RequestListener {
  const { cache, book } = options;
  const spellings = new LRUCache<string, { readonly key: string | null }>({ max: rememberedSpellings });

  function keyFor(request: IncomingMessage, url: string): string | null {
    if ((request.method !== 'GET' && request.method !== 'HEAD') || !isAnonymous(request)) return null;
    const known = spellings.get(url);
    if (known !== undefined) return known.key;
    const key = options.keyOf(url);
    spellings.set(url, { key });
    return key;
  }

  function answerFrom(entry: Entry, request: IncomingMessage, response: ServerResponse, state: RequestState): void {
    const sent = sendEntry(request, response, entry, state.id);
    if (sent instanceof Promise) void sent.then((made) => options.onSent(request, made));
    else {
      if (sent.status === 304) cache.counters.notModified += 1;
      options.onSent(request, sent);
    }
  }

  function compute(next: RequestListener, key: string, request: IncomingMessage, response: ServerResponse, state: RequestState): void {
    const flight = cache.takeOff(key);
    state.fill = { key, stamp: book.stamp(), flight };
    // However it ends, even in an error or a lost client, nobody is left waiting.
    response.once('close', () => flight.land(null));
    next(request, response);
  }

  return (next) => (request, response) => {
    const url = request.url ?? '';
    const inbound = options.trustsPeer(request.socket.remoteAddress) ? inboundRequestId(request.headers['x-request-id']) : null;
    const state: RequestState = { id: inbound ?? options.nextId(), startedAt: performance.now(), cache: 'bypass', fill: null };
    markRequest(request, state);
    // A client on a kept connection is told to come back on another one, which a balancer sends elsewhere.
    if (options.isDraining()) response.setHeader('connection', 'close');
    const refusal = refusalOf(request, url, options.hostVerdict);
    if (refusal !== null) {
      options.refuse(request, response, refusal);
      return;
    }
    const key = keyFor(request, url);
    if (key === null) {
      next(request, response);
      return;
    }
    const entry = cache.find(key);
    if (entry !== undefined) {
      state.cache = 'hit';
      answerFrom(entry, request, response, state);
      return;
    }
    state.cache = 'miss';
    const underWay = cache.underWay(key);
    if (underWay === undefined) {
      compute(next, key, request, response, state);
      return;
    }
    void underWay.then((landed) => {
      if (landed === null) {
        next(request, response);
        return;
      }
      state.cache = 'joined';
      answerFrom(landed, request, response, state);
    });
  };
}

function refusalOf(request: IncomingMessage, url: string, verdictOf: FrontOptions['hostVerdict']): Refusal | null {
  if (url.length > longestUrl) return 'url-length';
  if (!methods.has(request.method ?? '')) return 'method';
  if (!url.startsWith('/')) return 'url-malformed';
  const verdict = verdictOf(request.headers.host);
  if (verdict === 'allowed' || hostlessPaths.has(url)) return null;
  return verdict === 'missing' ? 'host-missing' : 'host-foreign';
}
