import autocannon from 'autocannon';
import { median } from './row.ts';

export interface Target {
  name: string;
  origin: string;
  requests: readonly { path: string; headers?: Record<string, string> }[];
  /** The status every answer must have; anything else fails the bench rather than flattering it. */
  expectStatus: number;
  cpuSeconds(): number;
}

async function send(target: Target, amount: number): Promise<void> {
  const result = await autocannon({
    url: target.origin,
    connections: 8,
    amount,
    requests: target.requests.map(({ path, headers }) => ({ method: 'GET' as const, path, ...(headers && { headers }) })),
  });
  const answered = target.expectStatus === 304 ? result['3xx'] : result['2xx'];
  if (result.errors > 0 || result.timeouts > 0 || answered < amount) {
    throw new Error(`${target.name}: ${answered} of ${amount} answers had status ${target.expectStatus}, ${result.errors} errors`);
  }
}

/**
 * Server CPU microseconds per request, the targets in turn (A B A B …) so that a machine that slows down slows all of them.
 * @returns a map from target name to the median over the rounds
 */
export async function cpuPerRequest(targets: readonly Target[], { amount = 3000, rounds = 5, warmup = 2000 } = {}): Promise<Map<string, number>> {
  const samples = new Map<string, number[]>(targets.map((target) => [target.name, []]));
  for (const target of targets) await send(target, warmup);
  for (let round = 0; round < rounds; round += 1) {
    for (const target of targets) {
      const before = target.cpuSeconds();
      await send(target, amount);
      samples.get(target.name)?.push(((target.cpuSeconds() - before) * 1e6) / amount);
    }
  }
  return new Map([...samples].map(([name, values]) => [name, median(values)]));
}
