import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What the process tells Prometheus; names follow its conventions (base units, `_total`). */
export interface Metrics {
  registry: Registry;
  /** Seconds a request took, by route pattern (never by address, which would be without bound), method and status. */
  httpDuration: Histogram<'method' | 'route' | 'status'>;
  /** Answers of the HTTP cache: hit, not_modified, miss, joined. */
  cacheAnswers: Counter<'outcome'>;
  /** Bytes held by the HTTP cache. */
  cacheBytes: Gauge;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    httpDuration: new Histogram({
      name: 'openhall_http_request_duration_seconds',
      help: 'Time from the request line to the end of the answer.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers: [registry],
    }),
    cacheAnswers: new Counter({
      name: 'openhall_http_cache_answers_total',
      help: 'Requests by what the HTTP cache did with them.',
      labelNames: ['outcome'],
      registers: [registry],
    }),
    cacheBytes: new Gauge({ name: 'openhall_http_cache_bytes', help: 'Bytes of answers held by the HTTP cache.', registers: [registry] }),
  };
}
