import { LRUCache } from 'lru-cache';
import type { Entry } from './entry.ts';
import type { GenerationBook, Stamp } from './generations.ts';

export interface HttpCacheOptions {
  /** Upper bound of everything kept, bodies and headers, in bytes. */
  readonly maxBytes: number;
  readonly book: GenerationBook;
  readonly clock: { now(): Date };
}

/** Plain counters, read by the metrics page; a labelled histogram on every hit would cost more than the hit. */
interface CacheCounters {
  hits: number;
  notModified: number;
  misses: number;
  /** Misses that waited for another request's answer instead of computing their own. */
  joined: number;
  stored: number;
  outdated: number;
}

interface Kept {
  readonly entry: Entry;
  readonly stamp: Stamp;
}

/** A computation under way that later requests for the same key wait for. */
export interface Flight {
  /** Ends it: with an entry those waiting are answered from it, with null each computes its own. Further calls do nothing. */
  land(entry: Entry | null): void;
}

/**
 * Complete anonymous answers in memory, bounded by bytes.
 *
 * Which requests may come here is decided in front of it (`edge/front.ts`), which answers may stay is decided by the
 * route that made them and by the stamp taken before they were computed.
 */
export interface HttpCache {
  readonly counters: CacheCounters;
  /** What is in memory and current. Counts a hit or a miss. */
  find(key: string): Entry | undefined;
  /** Keeps an answer for at most `seconds`, less where its stamp ends sooner; not at all where it has already ended. */
  keep(key: string, entry: Entry, stamp: Stamp, seconds: number): boolean;
  /** The answer being computed for this key, if any. */
  underWay(key: string): Promise<Entry | null> | undefined;
  takeOff(key: string): Flight;
  clear(): void;
  readonly bytes: number;
}

export function createHttpCache({ maxBytes, book, clock }: HttpCacheOptions): HttpCache {
  const kept = new LRUCache<string, Kept>({
    maxSize: Math.max(1, maxBytes),
    // One page must not push out a fifth of all others.
    maxEntrySize: Math.max(1, Math.floor(maxBytes / 5)),
    sizeCalculation: (value, key) => value.entry.bytes + key.length * 2,
  });
  const flights = createFlights();
  const counters: CacheCounters = { hits: 0, notModified: 0, misses: 0, joined: 0, stored: 0, outdated: 0 };

  return {
    counters,
    find(key) {
      const found = kept.get(key);
      if (found === undefined) {
        counters.misses += 1;
        return undefined;
      }
      if (book.isCurrent(found.stamp, clock.now().getTime())) {
        counters.hits += 1;
        return found.entry;
      }
      kept.delete(key);
      counters.outdated += 1;
      counters.misses += 1;
      return undefined;
    },
    keep(key, entry, stamp, seconds) {
      const nowMs = clock.now().getTime();
      const horizon = Math.min(stamp.horizon, nowMs + seconds * 1000);
      const own: Stamp = { version: stamp.version, horizon };
      if (!book.isCurrent(own, nowMs)) return false;
      kept.set(key, { entry, stamp: own });
      entry.onGrowth = () => {
        // A further coding was made: set again, as a new object, so that its bytes are counted.
        if (kept.peek(key)?.entry === entry) kept.set(key, { entry, stamp: own });
      };
      counters.stored += 1;
      return true;
    },
    underWay(key) {
      const flight = flights.underWay(key);
      if (flight !== undefined) counters.joined += 1;
      return flight;
    },
    takeOff: flights.takeOff,
    clear: () => kept.clear(),
    get bytes() {
      return kept.calculatedSize;
    },
  };
}

/** Computations under way, one a key. */
function createFlights(): Pick<HttpCache, 'underWay' | 'takeOff'> {
  const flights = new Map<string, Promise<Entry | null>>();
  return {
    underWay: (key) => flights.get(key),
    takeOff(key) {
      const { promise, resolve } = Promise.withResolvers<Entry | null>();
      flights.set(key, promise);
      return {
        land(entry) {
          if (flights.get(key) === promise) flights.delete(key);
          resolve(entry);
        },
      };
    },
  };
}
