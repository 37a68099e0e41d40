import type { Viewer } from '@openhall/graphql-kit';
import type { FastifyInstance } from 'fastify';
import { GraphQLError } from 'graphql';
import type { IncomingMessage } from 'node:http';
import type { Answer, Deliver } from '../edge/deliver.ts';
import { stateOf } from '../edge/request-state.ts';
import { isSameOrigin } from '../edge/same-origin.ts';
import type { AnswerFreeText } from './apollo.ts';
import { formatError } from './errors.ts';
import type { DocumentResult, ExecuteDocument } from './execute-document.ts';
import { askOfBody, askOfUrl, type GraphQLAsk } from './request.ts';
import type { TrustedDocuments } from './trusted-documents.ts';

export interface GraphQLRouteOptions<Context extends { readonly requestId: string }> {
  readonly answerFreeText: AnswerFreeText;
  readonly documents: TrustedDocuments;
  readonly execute: ExecuteDocument<Context>;
  /** Who sends a request, by its cookies; read once a request. */
  readonly viewerOf: (cookies: string | undefined) => Promise<Viewer | null>;
  readonly contextFor: (requestId: string, viewer: Viewer | null) => Context;
  /** Origin the public knows the site by. */
  readonly siteUrl: string;
  readonly deliver: Deliver;
}

const json = 'application/json; charset=utf-8';
/** Seconds a result may stay in memory. Changes and dates end it sooner; this bounds what nobody thought of. */
const longestKept = 3600;

/**
 * `/graphql`: manifest documents by hash (GET, HEAD, POST), free text through Apollo (GET, POST).
 *
 * Documents by GET need no preflight: only queries can be asked for that way, and they change nothing. What changes something
 * is taken by POST, from our own pages. Answers for somebody who is signed in are kept nowhere.
 */
export function registerGraphQL<Context extends { readonly requestId: string }>(app: FastifyInstance, options: GraphQLRouteOptions<Context>): void {
  const { answerFreeText, deliver, documents, execute, viewerOf, contextFor, siteUrl } = options;

  async function answerTo(ask: GraphQLAsk, request: IncomingMessage, body: unknown): Promise<Answer> {
    const requestId = stateOf(request).id;
    if (ask.kind === 'bad') return refusal(ask.error, requestId, 400);
    if (ask.kind === 'text') return answerFreeText(request, body, requestId);
    const document = documents.get(ask.hash);
    if (document === undefined) return refusal(unknownDocument(ask.hash), requestId, 400);
    if (document.operation !== 'query' && request.method !== 'POST') return refusal(queriesOnly(), requestId, 405);
    if (document.operation !== 'query' && !isSameOrigin(request.headers, siteUrl)) return refusal(foreignOrigin(), requestId, 403);
    const viewer = await viewerOf(request.headers.cookie);
    const answer = answerOf(await execute(document, ask.variables, contextFor(requestId, viewer)), request.method);
    return viewer === null ? answer : { ...answer, cacheSeconds: null };
  }

  app.route({
    method: ['GET', 'HEAD', 'POST'],
    url: '/graphql',
    handler: async (request, reply) => {
      const ask = request.method === 'POST' ? askOfBody(request.body) : askOfUrl(request.raw.url ?? '');
      const answer = await answerTo(ask, request.raw, request.body);
      // Only now: what fails before this point is answered by the error handler, which a hijacked reply never reaches.
      reply.hijack();
      deliver(request.raw, reply.raw, answer);
      return reply;
    },
  });
}

function answerOf(result: DocumentResult, method: string | undefined): Answer {
  return {
    status: result.data === undefined ? 400 : 200,
    contentType: json,
    headers: {},
    body: JSON.stringify(result),
    cacheSeconds: method !== 'POST' && result.errors === undefined ? longestKept : null,
  };
}

function refusal(error: GraphQLError, requestId: string, status: number): Answer {
  return {
    status,
    contentType: json,
    headers: status === 405 ? { allow: 'POST' } : {},
    body: JSON.stringify({ errors: [formatError(error, requestId)] }),
    cacheSeconds: null,
  };
}

function queriesOnly(): GraphQLError {
  return new GraphQLError('写操作只能用 POST 提交。', { extensions: { code: 'BAD_REQUEST' } });
}

function foreignOrigin(): GraphQLError {
  return new GraphQLError('请求来自其他网站，已被拒绝。', { extensions: { code: 'FOREIGN_ORIGIN' } });
}

function unknownDocument(hash: string): GraphQLError {
  return new GraphQLError(`没有编号为 ${hash} 的文档。前端与服务的版本可能不一致，请刷新页面；自由查询请改用 query 参数。`, {
    extensions: { code: 'DOCUMENT_NOT_FOUND' },
  });
}
