import { getOperationAST, GraphQLError, type DocumentNode, type GraphQLSchema, type OperationTypeNode, parse, specifiedRules, validate } from 'graphql';

/** A document of a built app, parsed and validated once, at start. */
export interface TrustedDocument {
  readonly hash: string;
  readonly document: DocumentNode;
  readonly operation: OperationTypeNode;
  readonly operationName: string | null;
  /** Names of the variables the document declares: everything else a client sends is dropped before execution and caching. */
  readonly variableNames: readonly string[];
}

export type TrustedDocuments = ReadonlyMap<string, TrustedDocument>;

/** A front end was built against another schema than this gateway's. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
}

/**
 * Prepares every document of every app's manifest.
 *
 * Documents bound what is parsed, validated, compiled and cached; they grant nothing. Authorisation is in the services.
 * @throws ManifestError naming app, document and reason: a gateway that cannot answer its own pages must not start
 */
export function prepareDocuments(schema: GraphQLSchema, manifests: Readonly<Record<string, Readonly<Record<string, string>>>>): TrustedDocuments {
  const prepared = new Map<string, TrustedDocument>();
  for (const [app, manifest] of Object.entries(manifests)) {
    for (const [hash, text] of Object.entries(manifest)) {
      const known = prepared.get(hash);
      if (known === undefined) prepared.set(hash, prepare(schema, app, hash, text));
    }
  }
  return prepared;
}

function prepare(schema: GraphQLSchema, app: string, hash: string, text: string): TrustedDocument {
  const refuse = (reason: string): ManifestError => new ManifestError(`${app}: document ${hash.slice(0, 20)}… ${reason}`);
  const document = parseOr(text, refuse);
  const errors = validate(schema, document, specifiedRules);
  if (errors.length > 0) throw refuse(`does not fit the schema: ${errors.map((error) => error.message).join(' ')}`);
  const operation = getOperationAST(document);
  if (operation === null || operation === undefined) throw refuse('must hold exactly one operation');
  return {
    hash,
    document,
    operation: operation.operation,
    operationName: operation.name?.value ?? null,
    variableNames: (operation.variableDefinitions ?? []).map((definition) => definition.variable.name.value),
  };
}

function parseOr(text: string, refuse: (reason: string) => ManifestError): DocumentNode {
  try {
    return parse(text, { noLocation: true });
  } catch (error) {
    throw refuse(error instanceof GraphQLError ? `cannot be parsed: ${error.message}` : String(error));
  }
}
