import type { SignIn } from '@openhall/identity';
import type { Clock } from '@openhall/runtime';
import type { FastifyInstance } from 'fastify';
import { isSameOrigin } from '../edge/same-origin.ts';

export interface AuthRouteOptions {
  readonly signIn: SignIn;
  readonly siteUrl: string;
  readonly clock: Clock;
  /** Requests a network may have answered in a minute by anything. */
  readonly requestsPerMinute: number;
}

const base = '/auth';
/** Comparing a password costs a hundred times what a page does, on purpose. */
const shareOfRequests = 0.1;

/** `/auth/…`: signing in and out, second factors, passkeys. Nothing of it is kept anywhere, and what changes something is asked for by our own pages only. */
export function registerAuth(app: FastifyInstance, { signIn, siteUrl, clock, requestsPerMinute }: AuthRouteOptions): void {
  app.route({
    method: ['GET', 'POST'],
    url: `${base}/*`,
    config: { rateLimit: { max: Math.max(1, Math.floor(requestsPerMinute * shareOfRequests)) } },
    handler: async ({ raw, headers, method, body }, reply) => {
      if (method === 'POST' && !isSameOrigin(headers, siteUrl)) {
        return reply.code(403).send({ code: 'FOREIGN_ORIGIN', message: '请求来自其他网站，已被拒绝。' });
      }
      const answer = await signIn.answer({ method, target: (raw.url ?? '').slice(base.length), cookies: headers.cookie, userAgent: headers['user-agent'], body }, clock.now());
      reply.code(answer.status).headers(answer.headers);
      if (answer.cookies.length > 0) reply.header('set-cookie', [...answer.cookies]);
      return reply.send(answer.body);
    },
  });
}
