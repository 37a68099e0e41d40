import type { IncomingMessage } from 'node:http';
import type { Logger } from '@openhall/runtime';
import { stateOf } from './request-state.ts';

/** Writes one line a request. 网络安全法 art. 21 wants them kept for six months: every answer is logged, hits too. */
export type AccessLog = (request: IncomingMessage, status: number, bytes: number) => void;

/**
 * One structured line for each answered request. The address may carry personal data typed into a search field: the
 * logger redacts it like any other string. Neither cookies nor headers are logged, apart from referrer-free basics.
 */
export function createAccessLog(log: Logger): AccessLog {
  return (request, status, bytes) => {
    const { id, startedAt, cache } = stateOf(request);
    log.info(
      {
        id,
        method: request.method,
        url: request.url,
        status,
        bytes,
        ms: Math.round((performance.now() - startedAt) * 10) / 10,
        cache,
        ip: request.socket.remoteAddress,
      },
      'request',
    );
  };
}
