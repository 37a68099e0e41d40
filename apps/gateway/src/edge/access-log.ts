import type { IncomingMessage } from 'node:http';
import type { Logger } from '@openhall/runtime';
import { stateOf } from './request-state.ts';

/** Writes one line a request. 网络安全法 art. 21 wants them kept for six months: every answer is logged, hits too. */
export type AccessLog = (request: IncomingMessage, status: number, bytes: number) => void;

/**
 * One structured line for each answered request. The address may carry personal data typed into a search field: the
 * logger redacts it like any other string. Neither cookies nor other headers are logged.
 */
export function createAccessLog(log: Logger, trustsPeer: TrustsPeer): AccessLog {
  return (request, status, bytes) => {
    if (!log.isLevelEnabled('info')) return;
    const { id, startedAt, cache } = stateOf(request);
    log.info(
      {
        id,
        method: request.method,
        url: readable(request.url ?? ''),
        status,
        bytes,
        ms: Math.round((performance.now() - startedAt) * 10) / 10,
        cache,
        ip: clientAddress(request, trustsPeer),
      },
      'request',
    );
  };
}

/** Without escapes: an escaped character before a number would hide it from the logger's eye. What is no UTF-8 is replaced. */
function readable(url: string): string {
  return url.replaceAll(/(?:%[\da-f]{2})+/gi, (escapes) => Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('utf8'));
}

/** Whether the peer of a connection is a proxy whose word is taken. */
export type TrustsPeer = (address: string | undefined) => boolean;

/**
 * Who asks: the peer, or behind trusted proxies the last address in X-Forwarded-For that is not itself a trusted proxy.
 * What a stranger writes into that header stands before it and is not believed.
 */
export function clientAddress(request: Pick<IncomingMessage, 'headers' | 'socket'>, trustsPeer: TrustsPeer): string | undefined {
  const peer = request.socket.remoteAddress;
  const header = request.headers['x-forwarded-for'];
  if (header === undefined || !trustsPeer(peer)) return peer;
  const hops = String(header)
    .split(',')
    .map((hop) => hop.trim())
    .filter((hop) => hop !== '');
  return hops.findLast((hop) => !trustsPeer(hop)) ?? hops[0] ?? peer;
}
