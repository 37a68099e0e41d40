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

async function microsecondsEach(target: Target, amount: number): Promise<number> {
  const before = target.cpuSeconds();
  await send(target, amount);
  return ((target.cpuSeconds() - before) * 1e6) / amount;
}

export interface Comparison {
  /** Processor microseconds of the servers per request: medians over the rounds. */
  measured: number;
  against: number;
  /** `measured` over `against`, taken of each round by itself: what slows the machine for a while slows both sides of it. */
  ratio: number;
}

/** Processor time per request of two servers, in many short rounds in turn. */
export async function compareCpu(measured: Target, against: Target, { amount, rounds = 25, warmup }: { amount: number; rounds?: number; warmup: number }): Promise<Comparison> {
  await send(against, warmup);
  await send(measured, warmup);
  const pairs: { measured: number; against: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    pairs.push({ against: await microsecondsEach(against, amount), measured: await microsecondsEach(measured, amount) });
  }
  return {
    measured: median(pairs.map((pair) => pair.measured)),
    against: median(pairs.map((pair) => pair.against)),
    ratio: median(pairs.map((pair) => pair.measured / pair.against)),
  };
}
