import { describe, expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

describe('metrics', () => {
  it('are told in the form Prometheus reads, with what the process itself uses', async () => {
    const metrics = createMetrics();
    metrics.httpDuration.observe({ method: 'GET', route: '/documents/:id', status: '200' }, 0.004);
    metrics.cacheAnswers.inc({ outcome: 'hit' }, 3);
    metrics.cacheBytes.set(1024);
    const text = await metrics.registry.metrics();
    expect(text).toContain('openhall_http_request_duration_seconds_bucket{le="0.005",method="GET",route="/documents/:id",status="200"} 1');
    expect(text).toContain('openhall_http_cache_answers_total{outcome="hit"} 3');
    expect(text).toContain('openhall_http_cache_bytes 1024');
    expect(text).toMatch(/^process_resident_memory_bytes \d+/m);
    expect(metrics.registry.contentType).toMatch(/^text\/plain; version=/);
  });

  it('of two sites in one process are apart', async () => {
    const [one, other] = [createMetrics(), createMetrics()];
    one.cacheAnswers.inc({ outcome: 'hit' });
    expect(await other.registry.metrics()).not.toContain('outcome="hit"');
  });

  it('each say what they count, in base units', async () => {
    const own = (await createMetrics().registry.getMetricsAsJSON()).filter(({ name }) => name.startsWith('openhall_'));
    expect(own.map(({ name }) => name)).toEqual(['openhall_http_request_duration_seconds', 'openhall_http_cache_answers_total', 'openhall_http_cache_bytes']);
    expect(own.every(({ help }) => help.endsWith('.'))).toBe(true);
  });
});
