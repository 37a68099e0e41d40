import { ApolloServer, HeaderMap, type ApolloServerPlugin, type HTTPGraphQLRequest, type HTTPGraphQLResponse } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { assertAffordable, parseOptions, shapeRule, type QueryLimits } from '@openhall/graphql-kit';
import type { Logger } from '@openhall/runtime';
import type { FreeTextResult } from '@openhall/server-render';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { IncomingMessage } from 'node:http';
import type { Answer } from '../edge/deliver.ts';
import { isExpected, maskUnexpected } from './errors.ts';
import { inChinese } from './plain-messages.ts';
import type { Variables } from './request.ts';

interface IdentifiedContext {
  readonly requestId: string;
}

export interface FreeTextOptions<Context extends IdentifiedContext> {
  /** The public sub-schema. */
  readonly schema: GraphQLSchema;
  readonly limits: QueryLimits;
  readonly contextFor: (requestId: string) => Context;
  readonly log: Logger;
}

/** Answers a query that came as text; `body` is the parsed JSON of a POST. */
export type AnswerFreeText = (request: IncomingMessage, body: unknown, requestId: string) => Promise<Answer>;

export interface FreeText {
  readonly answer: AnswerFreeText;
  /** The same from within the process, for a page on which somebody tries a query. */
  readonly ask: (query: string, variables: Variables, requestId: string) => Promise<FreeTextResult>;
}

/**
 * Apollo Server for free text: anybody may ask the public sub-schema anything within the limits, and introspect it.
 *
 * Off on purpose: the cache-control plugin (it instruments every field, 1.7 times the cost), batching, automatic persisted
 * queries (manifests are the only register), stack traces. Requests a browser would send across sites without asking first
 * are refused (`csrfPrevention`).
 */
export async function startFreeText<Context extends IdentifiedContext>({ schema, limits, contextFor, log }: FreeTextOptions<Context>): Promise<FreeText> {
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: parseOptions(limits),
    validationRules: [shapeRule(limits)],
    logger: log,
    formatError: (formatted) => maskUnexpected(inChinese(formatted, limits)),
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), affordableQueries(limits), unexpectedErrors(log)],
  });
  await apollo.start();
  const run = async (httpGraphQLRequest: HTTPGraphQLRequest, requestId: string): Promise<Omit<HTTPGraphQLResponse, 'body'> & { readonly text: string }> => {
    const { body, ...response } = await apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: async () => contextFor(requestId) });
    if (body.kind !== 'complete') throw new Error('the public schema answers in one piece');
    return { ...response, text: body.string };
  };
  return {
    answer: async (request, body, requestId) => {
      const { status, headers, text } = await run(asApolloReads(request, body), requestId);
      const allow = headers.get('allow');
      return {
        status: status ?? 200,
        contentType: headers.get('content-type') ?? 'application/json; charset=utf-8',
        headers: allow === undefined ? {} : { allow },
        body: text,
        cacheSeconds: null,
      };
    },
    ask: async (query, variables, requestId) => {
      const headers = new HeaderMap([['content-type', 'application/json']]);
      const { text } = await run({ method: 'POST', headers, search: '', body: { query, variables } }, requestId);
      return JSON.parse(text) as FreeTextResult;
    },
  };
}

function asApolloReads(request: IncomingMessage, body: unknown): HTTPGraphQLRequest {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const url = request.url ?? '';
  const mark = url.indexOf('?');
  return { method: request.method ?? 'GET', headers, search: mark === -1 ? '' : url.slice(mark), body };
}

/** What is asked for and what it costs is known once the operation and its variables are; nothing has been executed then. */
function affordableQueries(limits: QueryLimits): ApolloServerPlugin<IdentifiedContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, operation, operationName, request }) => {
        if (operation !== undefined && operation.operation !== 'query') {
          throw new GraphQLError('自由文本只能查询；写操作须按清单文档的编号提交。', { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
        }
        try {
          assertAffordable({ schema, document, operationName, variables: request.variables }, limits);
        } catch (error) {
          if (!(error instanceof GraphQLError)) throw error;
          throw new GraphQLError(error.message, { extensions: { ...error.extensions, http: { status: 400 } } });
        }
      },
    }),
  };
}

/** Logs what was masked, and leaves the request id in its place. */
function unexpectedErrors(log: Logger): ApolloServerPlugin<IdentifiedContext> {
  return {
    requestDidStart: async () => ({
      didEncounterErrors: async ({ errors, contextValue, operationName }) => {
        for (const error of errors) {
          if (isExpected(error)) continue;
          log.error({ id: contextValue.requestId, operation: operationName, path: error.path, err: error.originalError ?? error }, 'a resolver failed');
        }
      },
      willSendResponse: async ({ response, contextValue }) => {
        if (response.body.kind !== 'single') return;
        const { singleResult } = response.body;
        if (singleResult.errors === undefined) return;
        singleResult.errors = singleResult.errors.map((error) => maskUnexpected(error, contextValue.requestId));
      },
    }),
  };
}
