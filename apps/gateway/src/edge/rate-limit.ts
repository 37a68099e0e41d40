import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import ipaddr from 'ipaddr.js';
import { LRUCache } from 'lru-cache';
import { clientAddress, type TrustsPeer } from './access-log.ts';

export interface RateLimitOptions {
  /** Requests an address may have answered in a minute by more than memory; 0 sets no limit. */
  readonly perMinute: number;
  readonly trustsPeer: TrustsPeer;
}

/** Addresses remembered at once; the oldest are forgotten first, which is in their favour. */
const addresses = 20_000;
/** Neighbours in IPv6: whoever has one address has all of them. */
const ipv6Network = 64;
/** What machines ask to learn how the process is: turning them away would take it out of service. */
const unlimited: ReadonlySet<string> = new Set(['/livez', '/readyz', '/metrics']);

/**
 * Bounds what one address can make the process compute. What is answered from memory never comes this far and is free.
 * To be registered before the routes; each process counts for itself.
 */
export async function limitRate(http: FastifyInstance, { perMinute, trustsPeer }: RateLimitOptions): Promise<void> {
  if (perMinute === 0) return;
  const networks = rememberNetworks();
  await http.register(rateLimit, {
    max: perMinute,
    timeWindow: 60_000,
    cache: addresses,
    keyGenerator: (request) => networks.of(clientAddress(request.raw, trustsPeer)),
    // A proxy on this machine that nobody named as one would else stand for the whole public.
    allowList: (request, key) => key === '' || unlimited.has(request.routeOptions.url ?? ''),
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false, 'retry-after': true },
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    errorResponseBuilder: (_request, { statusCode, ttl }) => new TooManyRequests(statusCode, Math.ceil(ttl / 1000)),
  });
}

/** Thrown by the limiter; answered with the seconds after which it is worth asking again. */
export class TooManyRequests extends Error {
  override name = 'TooManyRequests';
  constructor(
    readonly statusCode: number,
    readonly retryAfterSeconds: number,
  ) {
    super('too many requests');
  }
}

/** The network an address is counted with; empty for this machine. All that is no address is counted together: it must not be a way round. */
export function networkOf(text: string | undefined): string {
  if (text === undefined || !ipaddr.isValid(text)) return 'no address';
  const address = ipaddr.process(text);
  if (address.range() === 'loopback') return '';
  if (address.kind() === 'ipv4') return address.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/${ipv6Network}`).toString()}/${ipv6Network}`;
}

/** Reading an address costs a request as much as routing it, and most requests come from addresses that have just been here. */
function rememberNetworks(): { of(address: string | undefined): string } {
  const known = new LRUCache<string, string>({ max: addresses });
  return {
    of(address = '') {
      const network = known.get(address) ?? networkOf(address);
      known.set(address, network);
      return network;
    },
  };
}
