import { Fault, NetworkLost, OutOfDate, Refused, SessionEnded } from './failures.ts';

/** A document of the app's manifest as codegen types it: the text stays at home, only its hash is shipped. */
export interface TypedDocument<Data, Variables> {
  readonly __apiType?: ((variables: Variables) => Data) | undefined;
  readonly __meta__?: Readonly<Record<string, unknown>> | undefined;
}

/** Runs a document. Rejects with one of the failures of this package and nothing else. */
export type GraphQLClient = <Data, Variables extends Readonly<Record<string, unknown>>>(document: TypedDocument<Data, Variables>, variables: Variables, signal?: AbortSignal) => Promise<Data>;

export interface GraphQLClientOptions {
  /** Address of the endpoint on this origin, `/graphql`. */
  readonly endpoint: string;
  readonly fetch: typeof fetch;
  /** Told of every answer that said that nobody is signed in, before the request rejects. */
  readonly onSessionEnded?: () => void;
}

interface AnsweredError {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly requestId?: string };
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly AnsweredError[];
}

/** Codes whose message is written for whoever asked. */
const refusals: ReadonlySet<string> = new Set(['FORBIDDEN', 'BAD_USER_INPUT', 'BAD_REQUEST', 'TOO_MANY_REQUESTS']);

/**
 * A client that sends hashes, never text, and always by POST: what staff look for stays out of addresses, logs and shared caches.
 * Keeps nothing: that is for whoever uses it.
 */
export function createGraphQLClient({ endpoint, fetch, onSessionEnded }: GraphQLClientOptions): GraphQLClient {
  return async <Data, Variables extends Readonly<Record<string, unknown>>>(document: TypedDocument<Data, Variables>, variables: Variables, signal?: AbortSignal): Promise<Data> => {
    const response = await reach(fetch, endpoint, { documentId: hashOf(document), variables }, signal);
    const answer = await read(response);
    const failure = failureOf(answer, response);
    if (failure instanceof SessionEnded) onSessionEnded?.();
    if (failure !== null) throw failure;
    return answer?.data as Data;
  };
}

function hashOf({ __meta__ }: { readonly __meta__?: Readonly<Record<string, unknown>> | undefined }): string {
  const hash = __meta__?.['hash'];
  if (typeof hash !== 'string') throw new TypeError('The document carries no hash: run codegen.');
  return hash;
}

async function reach(fetch: GraphQLClientOptions['fetch'], endpoint: string, body: object, signal: AbortSignal | undefined): Promise<Response> {
  try {
    return await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      credentials: 'same-origin',
      body: JSON.stringify(body),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    throw new NetworkLost(error instanceof Error ? error.message : String(error));
  }
}

/** Null for what is no answer of ours: a proxy's error page, a body that broke off. */
async function read(response: Response): Promise<Answer | null> {
  try {
    const answer: unknown = await response.json();
    return typeof answer === 'object' && answer !== null ? answer : null;
  } catch {
    return null;
  }
}

function failureOf(answer: Answer | null, response: Response): Error | null {
  const errors = answer?.errors ?? [];
  const codes = errors.map(({ extensions }) => extensions?.code ?? '');
  const messages = errors.map(({ message }) => message);
  if (response.status === 401 || codes.includes('UNAUTHENTICATED')) return new SessionEnded(messages.join('; '));
  if (codes.includes('DOCUMENT_NOT_FOUND')) return new OutOfDate(messages.join('; '));
  if (errors.length > 0 && codes.every((code) => refusals.has(code))) return new Refused(messages);
  // Whoever stands between answers 502 to 504 while the server is away.
  if (answer === null && response.status >= 502 && response.status <= 504) return new NetworkLost(`status ${response.status}`);
  const requestId = errors.find(({ extensions }) => extensions?.requestId !== undefined)?.extensions?.requestId ?? response.headers.get('x-request-id');
  if (errors.length > 0) return new Fault(messages.join('; '), requestId);
  return answer?.data === undefined || answer.data === null ? new Fault(`The server answered nothing (status ${response.status}).`, requestId) : null;
}
