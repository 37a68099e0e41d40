import { getVariableValues, GraphQLError, Kind, type ExecutionResult, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import type { Logger } from '@openhall/runtime';
import { formatError, isExpected } from './errors.ts';
import { declaredVariables, type Variables } from './request.ts';
import { ManifestError, type TrustedDocument, type TrustedDocuments } from './trusted-documents.ts';

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
 * Runs manifest documents, each compiled once, at start. They are parsed and validated already, so Apollo's pipeline has nothing
 * left to do for them but cost, and compiling them pays over the database too: docs/adr/0003 and 0008 have the figures. The
 * schema, the context and the errors a client sees are the same as on Apollo's path.
 * @throws ManifestError for a document that cannot be compiled
 */
export function createDocumentExecutor<Context extends { readonly requestId: string }>(schema: GraphQLSchema, documents: TrustedDocuments, log: Logger): ExecuteDocument<Context> {
  const compiled = new Map([...documents.values()].map((document) => [document, compile(schema, document)]));
  return async (document, variables, context) => {
    const query = compiled.get(document);
    if (query === undefined) throw new Error(`document ${document.hash} was not compiled`);
    const declared = declaredVariables(document.variableNames, variables);
    const refused = refusedVariables(schema, document, declared);
    const result: ExecutionResult = refused === null ? await query.query(undefined, context, declared) : { errors: refused };
    return result.errors === undefined ? (result as DocumentResult) : withVisibleErrors(result, document, context.requestId, log);
  };
}

function compile(schema: GraphQLSchema, { document, hash }: TrustedDocument): CompiledQuery {
  const compiled = compileQuery(schema, document);
  if (isCompiledQuery(compiled)) return compiled;
  throw new ManifestError(`document ${hash.slice(0, 20)}… cannot be compiled: ${(compiled.errors ?? []).map(({ message }) => message).join(' ')}`);
}

/** What graphql-js says of variables of a wrong type: the compiler would refuse the same ones in words of its own. */
function refusedVariables(schema: GraphQLSchema, { document }: TrustedDocument, variables: Variables): readonly GraphQLError[] | null {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const definitions = operation?.variableDefinitions ?? [];
  return definitions.length === 0 ? null : (getVariableValues(schema, definitions, variables, { maxErrors: 10 }).errors ?? null);
}

function withVisibleErrors(result: ExecutionResult, document: TrustedDocument, requestId: string, log: Logger): DocumentResult {
  const errors = (result.errors ?? []).map((error) => asExecuted(error));
  for (const error of errors) {
    if (isExpected(error)) continue;
    log.error({ id: requestId, operation: document.operationName, path: error.path, err: error.originalError ?? error }, 'a resolver failed');
  }
  return {
    errors: errors.map((error) => formatError(error, requestId)),
    ...(result.data === undefined ? {} : { data: result.data }),
  };
}

/** The compiled query's errors as graphql-js makes them: always with extensions, which here are missing where there is nothing in them. */
function asExecuted({ message, path, originalError, extensions }: Partial<GraphQLError>): GraphQLError {
  return new GraphQLError(message ?? '', { path, originalError, extensions: extensions ?? {} });
}
