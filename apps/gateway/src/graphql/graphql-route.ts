import type { FastifyInstance } from 'fastify';
import { GraphQLError } from 'graphql';
import type { IncomingMessage } from 'node:http';
import type { Answer, Deliver } from '../edge/deliver.ts';
import { stateOf } from '../edge/request-state.ts';
import type { AnswerFreeText } from './apollo.ts';
import { formatError } from './errors.ts';
import type { DocumentResult, ExecuteDocument } from './execute-document.ts';
import { askOfBody, askOfUrl, type GraphQLAsk } from './request.ts';
import type { TrustedDocuments } from './trusted-documents.ts';

export interface GraphQLRouteOptions<Context extends { readonly requestId: string }> {
  readonly answerFreeText: AnswerFreeText;
  readonly documents: TrustedDocuments;
  readonly execute: ExecuteDocument<Context>;
  readonly contextFor: (requestId: string) => Context;
  readonly deliver: Deliver;
}

const json = 'application/json; charset=utf-8';
/** Seconds a result may stay in memory. Changes and dates end it sooner; this bounds what nobody thought of. */
const longestKept = 3600;

/**
 * `/graphql`: manifest documents by hash (GET, HEAD, POST), free text through Apollo (GET, POST).
 *
 * Documents by GET need no preflight: only queries can be asked for that way, and they change nothing.
 */
export function registerGraphQL<Context extends { readonly requestId: string }>(app: FastifyInstance, options: GraphQLRouteOptions<Context>): void {
  const { answerFreeText, deliver, documents, execute, contextFor } = options;

  async function answerTo(ask: GraphQLAsk, request: IncomingMessage, body: unknown): Promise<Answer> {
    const requestId = stateOf(request).id;
    if (ask.kind === 'text') return answerFreeText(request, body, requestId);
    if (ask.kind === 'bad') return refusal(ask.error, requestId, 400);
    const document = documents.get(ask.hash);
    if (document === undefined) return refusal(unknownDocument(ask.hash), requestId, 400);
    if (document.operation !== 'query' && request.method !== 'POST') return refusal(queriesOnly(), requestId, 405);
    return answerOf(await execute(document, ask.variables, contextFor(requestId)), request.method);
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

function unknownDocument(hash: string): GraphQLError {
  return new GraphQLError(`没有编号为 ${hash} 的文档。前端与服务的版本可能不一致，请刷新页面；自由查询请改用 query 参数。`, {
    extensions: { code: 'DOCUMENT_NOT_FOUND' },
  });
}
