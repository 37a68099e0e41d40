import type { Metrics } from '@openhall/runtime';
import type { HttpCache } from '../cache/http-cache.ts';

/** The metrics page. What the cache counts in plain numbers is carried over when somebody looks, not on every hit. */
export function createScrape({ registry, cacheAnswers, cacheBytes }: Metrics, cache: HttpCache): { readonly contentType: string; metrics(): Promise<string> } {
  return {
    contentType: registry.contentType,
    metrics: () => {
      const { hits, notModified, misses, joined } = cache.counters;
      cacheAnswers.reset();
      for (const [outcome, count] of Object.entries({ hit: hits - notModified, not_modified: notModified, miss: misses - joined, joined })) {
        cacheAnswers.inc({ outcome }, Math.max(0, count));
      }
      cacheBytes.set(cache.bytes);
      return registry.metrics();
    },
  };
}
