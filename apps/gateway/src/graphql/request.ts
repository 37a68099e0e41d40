import { GraphQLError } from 'graphql';

export type Variables = Readonly<Record<string, unknown>>;

/** What a request to /graphql asks for. */
export type GraphQLAsk =
  | { readonly kind: 'document'; readonly hash: string; readonly variables: Variables }
  | { readonly kind: 'text' }
  | { readonly kind: 'bad'; readonly error: GraphQLError };

interface Parameters {
  readonly query: unknown;
  readonly documentId: unknown;
  readonly variables: unknown;
  readonly extensions: unknown;
}

/** Longest hash of a manifest we look up; theirs have 64 characters and perhaps a prefix. */
const longestHash = 128;

/** Reads the address of a GET: `documentId=…` or Apollo's `extensions={"persistedQuery":…}`, `variables=` as JSON. */
export function askOfUrl(url: string): GraphQLAsk {
  const mark = url.indexOf('?');
  const search = new URLSearchParams(mark === -1 ? '' : url.slice(mark + 1));
  const variables = parsedJson(search.get('variables'));
  const extensions = parsedJson(search.get('extensions'));
  if (variables === malformed) return bad('variables 不是合法的 JSON。');
  if (extensions === malformed) return bad('extensions 不是合法的 JSON。');
  return askOf({ query: search.get('query') ?? undefined, documentId: search.get('documentId') ?? undefined, variables, extensions });
}

/** Reads the parsed JSON body of a POST. */
export function askOfBody(body: unknown): GraphQLAsk {
  if (!isRecord(body)) return bad('请求体应当是一个 JSON 对象。');
  return askOf({ query: body['query'], documentId: body['documentId'], variables: body['variables'], extensions: body['extensions'] });
}

function askOf({ query, documentId, variables, extensions }: Parameters): GraphQLAsk {
  const hash = documentId ?? persistedHash(extensions);
  if (hash === undefined) return { kind: 'text' };
  if (query !== undefined && query !== null && query !== '') {
    // Apollo's automatic persisted queries let any client register text under a hash. Manifests are the only register here.
    return bad('不接受在线登记查询：文档只能来自已构建前端的清单。', 'PERSISTED_QUERY_NOT_SUPPORTED');
  }
  if (typeof hash !== 'string' || hash === '' || hash.length > longestHash) return bad('文档编号不合法。');
  if (variables !== undefined && variables !== null && !isRecord(variables)) return bad('variables 应当是一个 JSON 对象。');
  if (isDeeperThan(deepestVariables, variables)) return bad(`variables 嵌套过深，最多 ${deepestVariables} 层。`);
  return { kind: 'document', hash, variables: isRecord(variables) ? variables : {} };
}

/** Objects and lists within each other. Ours have two; some thousands would exhaust the stack of whoever walks them. */
const deepestVariables = 10;

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeperThan(levels - 1, part));
}

function persistedHash(extensions: unknown): unknown {
  if (!isRecord(extensions) || !isRecord(extensions['persistedQuery'])) return undefined;
  return extensions['persistedQuery']['sha256Hash'] ?? '';
}

/** The variables a document declares, in its order: nothing else reaches execution or the cache key. */
export function declaredVariables(names: readonly string[], variables: Variables): Variables {
  const kept: Record<string, unknown> = {};
  for (const name of names) if (Object.hasOwn(variables, name)) kept[name] = variables[name];
  return kept;
}

/** JSON with the keys of every object sorted, so that equal values have equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isRecord(inner) ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}

const malformed = Symbol('malformed');

function parsedJson(text: string | null): unknown {
  if (text === null || text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return malformed;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bad(message: string, code = 'BAD_REQUEST'): GraphQLAsk {
  return { kind: 'bad', error: new GraphQLError(message, { extensions: { code } }) };
}
