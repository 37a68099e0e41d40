import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export interface HealthOptions {
  readonly isDraining: () => boolean;
  /** Asks the database the cheapest question there is; rejects when it cannot be reached in time. */
  readonly checkDatabase: () => Promise<void>;
  readonly metrics: { readonly contentType: string; metrics(): Promise<string> };
  /** Bearer token for /metrics from elsewhere than this machine; without one only this machine may read it. */
  readonly metricsToken: string | null;
}

/**
 * `/livez`: the process answers. `/readyz`: it can serve, i.e. reaches its database and is not about to stop.
 * `/metrics`: Prometheus text, for this machine or a bearer of the token. None of them asks for a host name.
 */
export function registerHealth(app: FastifyInstance, options: HealthOptions): void {
  app.route({ method: ['GET', 'HEAD'], url: '/livez', handler: (_request, reply) => text(reply, 200, 'ok\n') });

  app.route({
    method: ['GET', 'HEAD'],
    url: '/readyz',
    handler: async (_request, reply) => {
      if (options.isDraining()) return text(reply, 503, 'draining\n');
      try {
        await options.checkDatabase();
      } catch {
        return text(reply, 503, 'database unreachable\n');
      }
      return text(reply, 200, 'ready\n');
    },
  });

  app.route({
    method: 'GET',
    url: '/metrics',
    handler: async (request, reply) => {
      // To anybody else the page does not exist.
      if (!mayReadMetrics(request, options.metricsToken)) return reply.callNotFound();
      return reply.header('cache-control', 'no-store').type(options.metrics.contentType).send(await options.metrics.metrics());
    },
  });
}

function text(reply: FastifyReply, status: number, body: string): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').type('text/plain; charset=utf-8').send(body);
}

function mayReadMetrics(request: FastifyRequest, token: string | null): boolean {
  const given = request.headers.authorization;
  if (token !== null) return given !== undefined && sameText(given, `Bearer ${token}`);
  // A proxy on this machine also connects from here; what it forwards did not start here.
  const forwarded = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
  return !forwarded && isLoopback(request.socket.remoteAddress);
}

function isLoopback(address: string | undefined): boolean {
  return address === '::1' || address?.startsWith('127.') === true || address?.startsWith('::ffff:127.') === true;
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.byteLength === right.byteLength && timingSafeEqual(left, right);
}
