import { once } from 'node:events';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { Entry } from '../cache/entry.ts';
import type { GenerationBook } from '../cache/generations.ts';
import type { HttpCache } from '../cache/http-cache.ts';
import { sendEntry, type Sent } from '../cache/send-entry.ts';
import type { TrustsPeer } from './access-log.ts';
import { displayedKey } from './cache-key.ts';
import type { HostVerdict } from './host-gate.ts';
import { inboundRequestId } from './request-id.ts';
import { markRequest, type RequestState } from './request-state.ts';
import { visitorOf } from './visitor.ts';

/** What the front refuses before anything is parsed. */
export type Refusal = 'host-missing' | 'host-foreign' | 'method' | 'url-length' | 'url-malformed';

export interface FrontOptions {
  readonly cache: HttpCache;
  readonly book: GenerationBook;
  readonly nextId: () => string;
  readonly hostVerdict: (host: string | undefined) => HostVerdict;
  /** Whether the peer of a connection is a proxy whose word (request id) is taken. */
  readonly trustsPeer: TrustsPeer;
  /** The cache key of an address whose answer may be kept, else null. With the display mode it must contain every input of the answer. */
  readonly keyOf: (url: string) => string | null;
  readonly isDraining: () => boolean;
  readonly refuse: (request: IncomingMessage, response: ServerResponse, refusal: Refusal) => void;
  readonly onSent: (request: IncomingMessage, sent: Sent) => void;
}

/** Characters of the request line. Longer than any address we make; filters and cursors included. */
export const longestUrl = 8192;
const methods = new Set(['GET', 'HEAD', 'POST']);
/** Uploads come in pieces (tus), and nothing else is changed by other methods. */
const uploadMethods = new Set(['PATCH', 'DELETE']);
/** Asked by machines that know an address, not a name. */
const hostlessPaths = new Set(['/livez', '/readyz', '/metrics']);
/** Spellings of addresses remembered with their key, so that a hit is two look-ups. */
const rememberedSpellings = 20_000;

/**
 * The first listener of the process, before Fastify: gives a request its id, turns away what is not for us, and answers
 * from memory what it can. Everything else goes on to the next listener.
 */
export class Front {
  readonly #options: FrontOptions;
  readonly #spellings = new LRUCache<string, { readonly key: string | null }>({ max: rememberedSpellings });
  readonly #working = new Set<ServerResponse>();

  constructor(options: FrontOptions) {
    this.#options = options;
  }

  /** Resolves when every request that is being worked on now has been answered or given up; later ones are not waited for. */
  async quiet(): Promise<void> {
    await Promise.all([...this.#working].map((response) => once(response, 'close')));
  }

  /** The listener for node's server, in front of `next`. */
  before(next: RequestListener): RequestListener {
    return (request, response) => {
      const state = this.#mark(request);
      // A client on a kept connection is told to come back on another one, which a balancer sends elsewhere.
      if (this.#options.isDraining()) response.setHeader('connection', 'close');
      const url = request.url ?? '';
      const refusal = refusalOf(request, url, this.#options.hostVerdict);
      if (refusal !== null) {
        this.#options.refuse(request, response, refusal);
        return;
      }
      const key = this.#keyFor(request, url, state);
      if (key === null) this.#handOver(next, request, response);
      else this.#answerOrCompute(key, next, request, response, state);
    };
  }

  #mark(request: IncomingMessage): RequestState {
    const inbound = this.#options.trustsPeer(request.socket.remoteAddress) ? inboundRequestId(request.headers['x-request-id']) : null;
    const state: RequestState = { id: inbound ?? this.#options.nextId(), startedAt: performance.now(), visitor: visitorOf(request.headers), cache: 'bypass', bytes: 0, fill: null };
    markRequest(request, state);
    return state;
  }

  #keyFor({ method }: IncomingMessage, url: string, { visitor }: RequestState): string | null {
    if ((method !== 'GET' && method !== 'HEAD') || !visitor.anonymous) return null;
    const key = this.#keyOfSpelling(url);
    return key === null || visitor.display === 'standard' ? key : displayedKey(key, visitor.display);
  }

  #keyOfSpelling(url: string): string | null {
    const known = this.#spellings.get(url);
    if (known !== undefined) return known.key;
    const key = this.#keyOrNone(url);
    this.#spellings.set(url, { key });
    return key;
  }

  /** An address of which no key can be made goes on without one, to where errors are answered: thrown from here, they would end the process. */
  #keyOrNone(url: string): string | null {
    try {
      return this.#options.keyOf(url);
    } catch {
      return null;
    }
  }

  #answerOrCompute(key: string, next: RequestListener, request: IncomingMessage, response: ServerResponse, state: RequestState): void {
    const { cache, book } = this.#options;
    const entry = cache.find(key);
    if (entry !== undefined) {
      state.cache = 'hit';
      this.#answerFrom(entry, request, response, state);
      return;
    }
    state.cache = 'miss';
    const underWay = cache.underWay(key);
    if (underWay !== undefined) {
      void this.#join(underWay, next, request, response, state);
      return;
    }
    const flight = cache.takeOff(key);
    state.fill = { key, stamp: book.stamp(), flight };
    // However it ends, even in an error or a lost client, nobody is left waiting.
    response.once('close', () => flight.land(null));
    this.#handOver(next, request, response);
  }

  async #join(underWay: Promise<Entry | null>, next: RequestListener, request: IncomingMessage, response: ServerResponse, state: RequestState): Promise<void> {
    const landed = await underWay;
    if (landed === null) {
      this.#handOver(next, request, response);
      return;
    }
    state.cache = 'joined';
    this.#answerFrom(landed, request, response, state);
  }

  #handOver(next: RequestListener, request: IncomingMessage, response: ServerResponse): void {
    this.#working.add(response);
    response.once('close', () => this.#working.delete(response));
    next(request, response);
  }

  #answerFrom(entry: Entry, request: IncomingMessage, response: ServerResponse, state: RequestState): void {
    const sent = sendEntry(request, response, entry, state.id);
    if (sent instanceof Promise) {
      void sent.then((made) => this.#options.onSent(request, made));
      return;
    }
    if (sent.status === 304) this.#options.cache.counters.notModified += 1;
    this.#options.onSent(request, sent);
  }
}

function refusalOf(request: IncomingMessage, url: string, verdictOf: FrontOptions['hostVerdict']): Refusal | null {
  if (url.length > longestUrl) return 'url-length';
  if (!methods.has(request.method ?? '') && !(uploadMethods.has(request.method ?? '') && url.startsWith('/uploads/'))) return 'method';
  if (!url.startsWith('/')) return 'url-malformed';
  const verdict = verdictOf(request.headers.host);
  if (verdict === 'allowed' || hostlessPaths.has(url)) return null;
  return verdict === 'missing' ? 'host-missing' : 'host-foreign';
}
