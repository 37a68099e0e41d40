import type { IncomingMessage } from 'node:http';
import { trustedProxyTest, type Environment, type Logger, type Metrics } from '@openhall/runtime';
import type { FastifyInstance } from 'fastify';
import type { GenerationBook } from '../cache/generations.ts';
import type { HttpCache } from '../cache/http-cache.ts';
import type { TrustedDocuments } from '../graphql/trusted-documents.ts';
import type { Redirects } from '../redirects/redirects.ts';
import type { Pages } from '../sites/page-route.ts';
import { clientAddress, createAccessLog, type TrustsPeer } from './access-log.ts';
import { cacheKey } from './cache-key.ts';
import { createDeliver, type Deliver } from './deliver.ts';
import { createErrorAnswer, type ErrorAnswer } from './error-answer.ts';
import { Front } from './front.ts';
import { createHostGate } from './host-gate.ts';
import { limitRate, networkOf } from './rate-limit.ts';
import { createRefuse } from './refusals.ts';
import { createRequestIds } from './request-id.ts';
import { flatHeaders } from './security-headers.ts';
import { createHttpServer } from './server.ts';

export interface EdgeOptions {
  readonly environment: Environment;
  readonly cache: HttpCache;
  readonly book: GenerationBook;
  readonly documents: TrustedDocuments;
  /** Pages say what went wrong where there are any. */
  readonly pages: Pages | null;
  /** Addresses of an old site that lead on. */
  readonly redirects: Redirects;
  readonly securityHeaders: Readonly<Record<string, string>>;
  readonly isDraining: () => boolean;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** The way in and the way out, without routes. */
export interface Edge {
  readonly http: FastifyInstance;
  readonly front: Front;
  readonly deliver: Deliver;
  readonly errorAnswer: ErrorAnswer;
  /** The network a request is counted with; empty for this machine. */
  readonly networkOf: (request: IncomingMessage) => string;
}

/** Puts the front, the cache, Fastify and the answers of every error together. */
export async function createEdge({ environment, cache, book, documents, pages, redirects, securityHeaders, isDraining, log, metrics }: EdgeOptions): Promise<Edge> {
  const nextId = createRequestIds();
  const trustsPeer = peerTest(environment.http.trustedProxies);
  const accessLog = createAccessLog(log, trustsPeer);
  const deliver = createDeliver({ cache, securityHeaders: flatHeaders(securityHeaders) });
  const errorAnswer = createErrorAnswer({ page: pages?.renderError ?? null, log });
  const refuse = createRefuse(errorAnswer, deliver, accessLog);
  const front = new Front({
    cache,
    book,
    nextId,
    trustsPeer,
    hostVerdict: createHostGate(environment.http.allowedHosts),
    keyOf: environment.cache.maxBytes === 0 ? () => null : (url) => cacheKey(url, documents, pages?.parametersOf ?? noParameters),
    isDraining,
    refuse: (request, response, refusal) => void refuse(request, response, refusal),
    onSent: (request, sent) => accessLog(request, sent.status, sent.bytes),
  });
  const http = createHttpServer({
    front: (next) => front.before(next),
    deliver,
    errorAnswer,
    redirects,
    securityHeaders,
    bodyLimit: environment.limits.bodyBytes,
    log,
    nextId,
    onAnswered: (request, { route, status, bytes, seconds }) => {
      accessLog(request, status, bytes);
      metrics.httpDuration.observe({ method: request.method ?? '', route, status: String(status) }, seconds);
    },
  });
  await limitRate(http, { perMinute: environment.limits.requestsPerMinute, trustsPeer });
  return { http, front, deliver, errorAnswer, networkOf: (request) => networkOf(clientAddress(request, trustsPeer)) };
}

const noParameters = (): ReadonlySet<string> => new Set();

function peerTest(proxies: readonly string[]): TrustsPeer {
  if (proxies.length === 0) return () => false;
  const trusts = trustedProxyTest(proxies);
  return (address) => address !== undefined && trusts(address);
}
