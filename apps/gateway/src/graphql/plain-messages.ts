import type { QueryLimits } from '@openhall/graphql-kit';
import type { GraphQLFormattedError } from 'graphql';

type Rule = readonly [found: RegExp, said: (limits: QueryLimits) => string];

/** What the libraries refuse in English, by how they begin. Faults of the query itself stay in the words of the specification. */
const rules: readonly Rule[] = [
  [/contains more tha[nt] \d+ tokens/, ({ maxTokens }) => `查询过长，最多 ${maxTokens} 个词法单元。`],
  [/potential Cross-Site Request Forgery/, () => '请求被拒绝：为防止跨站伪造，请用 content-type: application/json 提交，或加上请求头 apollo-require-preflight: true。'],
  [/must contain a non-empty `query`|^POST body missing/, () => '请求中没有查询：请在 query 中写查询，或在 documentId 中写清单文档的编号。'],
  [/^GET requests only support query/, () => 'GET 只能用于查询。'],
  [/may only be specified once/, () => '同一个参数只能出现一次。'],
  [/search parameter (?:contains invalid JSON|should contain)/, () => 'variables 和 extensions 应当是 JSON 对象。'],
  [/^`(?:variables|extensions|operationName)` in a POST body/, () => '请求体中 variables 和 extensions 应当是对象，operationName 应当是字符串。'],
  [/^GraphQL queries must be strings/, () => 'query 应当是字符串。'],
  [/^An 'accept' header was provided/, () => '只能以 application/json 或 application/graphql-response+json 回答。'],
];

/** An error in the words of this site, where it was a library that refused. */
export function inChinese(formatted: GraphQLFormattedError, limits: QueryLimits): GraphQLFormattedError {
  const rule = rules.find(([found]) => found.test(formatted.message));
  return rule === undefined ? formatted : { ...formatted, message: rule[1](limits) };
}
