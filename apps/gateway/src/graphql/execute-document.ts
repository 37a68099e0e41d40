import { execute, type ExecutionResult, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import type { Logger } from '@openhall/runtime';
import { formatError, isExpected } from './errors.ts';
import { declaredVariables, type Variables } from './request.ts';
import type { TrustedDocument } from './trusted-documents.ts';

/** A finished result, errors already reduced to what a caller may see. */
export interface DocumentResult {
  /** Absent when the request failed as a whole, before anything was resolved (a variable of the wrong type). */
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

export type ExecuteDocument<Context extends { readonly requestId: string }> = (
  document: TrustedDocument,
  variables: Variables,
  context: Context,
) => Promise<DocumentResult>;

/**
 * Runs manifest documents on graphql-js directly. They are parsed and validated already, so Apollo's pipeline has nothing
 * left to do for them but cost (docs/adr/0008-manifest-documents-skip-apollo.md has the figures). The schema, the context and the
 * errors a client sees are the same as on Apollo's path.
 */
export function createDocumentExecutor<Context extends { readonly requestId: string }>(schema: GraphQLSchema, log: Logger): ExecuteDocument<Context> {
  return async (document, variables, context) => {
    const result = await execute({
      schema,
      document: document.document,
      variableValues: declaredVariables(document.variableNames, variables),
      contextValue: context,
    });
    return result.errors === undefined ? (result as DocumentResult) : withVisibleErrors(result, document, context.requestId, log);
  };
}

function withVisibleErrors(result: ExecutionResult, document: TrustedDocument, requestId: string, log: Logger): DocumentResult {
  const errors = result.errors ?? [];
  for (const error of errors) {
    if (isExpected(error)) continue;
    log.error({ id: requestId, operation: document.operationName, path: error.path, err: error.originalError ?? error }, 'a resolver failed');
  }
  return {
    errors: errors.map((error) => formatError(error, requestId)),
    ...(result.data === undefined ? {} : { data: result.data }),
  };
}
