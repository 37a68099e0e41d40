import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { Duplex } from 'node:stream';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Logger } from '@openhall/runtime';
import type { Redirects } from '../redirects/redirects.ts';
import type { Deliver } from './deliver.ts';
import { plainError, type ErrorAnswer } from './error-answer.ts';
import { TooManyRequests } from './rate-limit.ts';
import { stateOf } from './request-state.ts';

export interface ServerOptions {
  readonly front: (next: RequestListener) => RequestListener;
  readonly deliver: Deliver;
  readonly errorAnswer: ErrorAnswer;
  /** Asked before an address is said to lead nowhere. */
  readonly redirects: Redirects;
  readonly securityHeaders: Readonly<Record<string, string>>;
  /** Largest request body in bytes. */
  readonly bodyLimit: number;
  readonly log: Logger;
  readonly nextId: () => string;
  /** Told of every answer that was not given from memory. */
  readonly onAnswered: (request: IncomingMessage, answered: Answered) => void;
}

/** What became of a request. */
interface Answered {
  /** Pattern of the route, e.g. `/files/:id/:name`; a fixed word where none matched. */
  readonly route: string;
  readonly status: number;
  readonly bytes: number;
  readonly seconds: number;
}

/** Node's limits on slow or oversized requests. Milliseconds and bytes. */
const connectionLimits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  // Longer than the idle time of common balancers, so that it is they who close a kept connection, never both at once.
  keepAliveTimeout: 75_000,
  // The front says so itself, in a form people can read and with a request id.
  requireHostHeader: false,
};

/** Fastify behind the front: routing, body limits, and one place for errors. Routes are registered by the caller. */
export function createHttpServer(options: ServerOptions): FastifyInstance {
  const { deliver, errorAnswer, redirects, log } = options;
  const app = Fastify({
    serverFactory: (handler) => createServer(connectionLimits, options.front(handler)),
    bodyLimit: options.bodyLimit,
    genReqId: (request) => stateOf(request as IncomingMessage).id,
    // Kept connections go on being answered while the server closes; the front tells them to close.
    return503OnClosing: false,
    // In characters, decoded: attachments keep the long names that offices give them.
    routerOptions: { maxParamLength: 512 },
    exposeHeadRoutes: false,
    clientErrorHandler: (error, socket) => answerBrokenRequest(error, socket, options.nextId()),
    // An address the router cannot decode passes no hook and no error handler.
    frameworkErrors: (error, request, reply) => void refuse(error, request, reply),
  });
  async function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    reply.hijack();
    const headers = error instanceof TooManyRequests ? { 'retry-after': String(error.retryAfterSeconds) } : {};
    deliver(request.raw, reply.raw, await errorAnswer(request.raw, { status: statusOf(error), headers }));
  }
  // GraphQL and sign-in take JSON. Types that pass a browser's cross-site check are taken by the few routes that register them, in scopes of their own.
  app.removeContentTypeParser('text/plain');

  app.addHook('onSend', async (_request, reply) => {
    reply.headers(options.securityHeaders);
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    reply.header('x-request-id', reply.request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { bytes, startedAt } = stateOf(request.raw);
    options.onAnswered(request.raw, {
      route: request.routeOptions.url ?? 'none',
      status: reply.raw.statusCode,
      bytes: bytes || Number(reply.raw.getHeader('content-length') ?? 0),
      seconds: (performance.now() - startedAt) / 1000,
    });
  });
  app.setNotFoundHandler(async (request, reply) => {
    const wrongMethod = request.method !== 'GET' && request.method !== 'HEAD';
    const moved = wrongMethod ? null : await redirects.answer(request.raw);
    const answer = moved ?? (await errorAnswer(request.raw, wrongMethod ? { status: 405, headers: { allow: 'GET, HEAD' } } : { status: 404 }));
    reply.hijack();
    deliver(request.raw, reply.raw, answer);
  });
  app.setErrorHandler(async (error, request, reply) => {
    if (statusOf(error) >= 500) log.error({ id: request.id, err: error }, 'a request failed');
    await refuse(error, request, reply);
  });
  return app;
}

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}

/** A request Node could not parse reaches no handler: there is only the socket to answer on. */
function answerBrokenRequest(error: Error & { code?: string }, socket: Duplex, requestId: string): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, reason] = brokenStatus(error.code);
  const body = String(plainError(status, requestId).body);
  socket.end(
    `HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` +
      `Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nX-Request-Id: ${requestId}\r\n\r\n${body}`,
  );
}

function brokenStatus(code: string | undefined): [number, string] {
  if (code === 'HPE_HEADER_OVERFLOW') return [431, 'Request Header Fields Too Large'];
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return [408, 'Request Timeout'];
  return [400, 'Bad Request'];
}

