import type { Execute, ExecutionResult } from './contract.ts';

/** A document of the app's manifest as codegen types it: the text stays at home, only its hash is shipped. */
export interface PersistedDocument<Data, Variables> {
  readonly __apiType?: ((variables: Variables) => Data) | undefined;
  readonly __meta__?: Readonly<Record<string, unknown>> | undefined;
}

/** Runs a typed document. Rejects with `RefusedInput` or `QueryFailure`. */
export type Query = <Data, Variables extends Readonly<Record<string, unknown>>>(document: PersistedDocument<Data, Variables>, variables: Variables) => Promise<Data>;

/** The schema refused what the visitor sent (a cursor that is none, a date that does not exist): a 400, with reasons fit to be shown. */
export class RefusedInput extends Error {
  override readonly name = 'RefusedInput';
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(reasons.join('; '));
    this.reasons = reasons;
  }
}

/** A query failed for a reason that is not the visitor's: a bug, a lost connection. */
export class QueryFailure extends Error {
  override readonly name = 'QueryFailure';
}

/** The manifest key of a document. Throws where codegen did not write one. */
export function documentHash(document: Pick<PersistedDocument<unknown, never>, '__meta__'>): string {
  const hash = document.__meta__?.['hash'];
  if (typeof hash !== 'string') throw new QueryFailure('The document carries no hash: run codegen.');
  return hash;
}

function unwrap<Data>({ data, errors }: ExecutionResult<Data>): Data {
  if (errors !== undefined && errors.length > 0) {
    const messages = errors.map((error) => error.message);
    if (errors.every((error) => error.extensions?.['code'] === 'BAD_USER_INPUT')) throw new RefusedInput(messages);
    throw new QueryFailure(messages.join('; '));
  }
  if (data === null || data === undefined) throw new QueryFailure('The query answered nothing.');
  return data;
}

/** Types the gateway's `execute` by the document it is given. */
export function queryWith(execute: Execute): Query {
  return async <Data, Variables extends Readonly<Record<string, unknown>>>(document: PersistedDocument<Data, Variables>, variables: Variables) =>
    unwrap(await execute<Data>(documentHash(document), variables));
}
