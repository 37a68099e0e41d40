import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { Logger } from '@openhall/runtime';
import type { GraphQLSchema, ValidationRule } from 'graphql';
import { isExpected, maskUnexpected } from './errors.ts';

export interface ApolloOptions {
  /** The public sub-schema. */
  readonly schema: GraphQLSchema;
  /** Depth, cost and alias limits. */
  readonly rules: readonly ValidationRule[];
  readonly maxTokens: number;
  readonly log: Logger;
}

interface IdentifiedContext {
  readonly requestId: string;
}

/**
 * Apollo Server for free text: anybody may ask the public sub-schema anything within the limits, and introspect it.
 *
 * Off on purpose: the cache-control plugin (it instruments every field, 1.7 times the cost), batching, automatic persisted
 * queries (manifests are the only register), stack traces. Requests a browser would send across sites without asking first
 * are refused (`csrfPrevention`).
 */
export async function startApollo<Context extends IdentifiedContext>(options: ApolloOptions): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    schema: options.schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: options.maxTokens },
    validationRules: [...options.rules],
    logger: options.log,
    formatError: (formatted) => maskUnexpected(formatted),
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), unexpectedErrors(options.log)],
  });
  await apollo.start();
  return apollo;
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
        if (response.body.kind !== 'single' || response.body.singleResult.errors === undefined) return;
        const { singleResult } = response.body;
        singleResult.errors = singleResult.errors?.map((error) => maskUnexpected(error, contextValue.requestId));
      },
    }),
  };
}
