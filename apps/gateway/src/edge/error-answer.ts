import type { IncomingMessage } from 'node:http';
import type { ErrorStatus } from '@openhall/server-render';
import type { Logger } from '@openhall/runtime';
import { prefersJson } from './accept.ts';
import type { Answer } from './deliver.ts';
import { stateOf } from './request-state.ts';

/** One sentence a status, for clients that get no page. */
const sentences: Readonly<Record<number, string>> = {
  400: '请求格式不正确。',
  404: '没有找到所请求的内容。',
  405: '该地址不支持这种请求方法。',
  408: '接收请求超时。',
  410: '内容已不再公开。',
  413: '请求体过大。',
  414: '请求地址过长。',
  415: '不支持这种内容类型。',
  421: '本站不受理这个域名的请求。',
  429: '请求过于频繁。',
  431: '请求头过大。',
  500: '服务出现内部错误，请稍后重试。',
  503: '服务暂时不可用，请稍后重试。',
};

const pageStatuses: ReadonlySet<number> = new Set([400, 404, 405, 410, 413, 414, 429, 500, 503] satisfies ErrorStatus[]);

export interface Problem {
  readonly status: number;
  /** Further headers, lower case (`allow`, `retry-after`). */
  readonly headers?: Readonly<Record<string, string>>;
}

export type ErrorAnswer = (request: IncomingMessage, problem: Problem) => Promise<Answer>;

export interface ErrorAnswerOptions {
  /** Renders the page of a status; null where no front end with pages is mounted. */
  readonly page: ((request: IncomingMessage, status: ErrorStatus) => Promise<Answer>) | null;
  readonly log: Logger;
}

/**
 * Says what went wrong in the form the client reads: GraphQL errors on /graphql, RFC 9457 JSON for programs, else a page.
 * Every form carries the request id. A page that itself fails gives way to one line of text: an error never ends in silence.
 */
export function createErrorAnswer({ page, log }: ErrorAnswerOptions): ErrorAnswer {
  return async (request, { status, headers = {} }) => {
    const { id } = stateOf(request);
    if (isGraphQL(request)) return { ...graphqlError(status, id), headers };
    if (prefersJson(request.headers.accept)) return { ...problemJson(status, id), headers };
    if (page !== null) {
      try {
        const rendered = await page(request, isPageStatus(status) ? status : 400);
        return { ...rendered, status, headers: { ...rendered.headers, ...headers }, cacheSeconds: null };
      } catch (error) {
        log.error({ id, err: error }, 'the error page itself failed');
      }
    }
    return { ...plainError(status, id), headers };
  };
}

/** The answer to somebody this site is not for: a line of text, built without the site. */
export function plainError(status: number, requestId: string): Answer {
  return {
    status,
    contentType: 'text/plain; charset=utf-8',
    headers: {},
    body: `${status} ${sentence(status)}\n请求编号：${requestId}\n`,
    cacheSeconds: null,
  };
}

function graphqlError(status: number, requestId: string): Answer {
  const code = status >= 500 ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST';
  const body = JSON.stringify({ errors: [{ message: sentence(status), extensions: { code, requestId } }] });
  return { status, contentType: 'application/json; charset=utf-8', headers: {}, body, cacheSeconds: null };
}

function problemJson(status: number, requestId: string): Answer {
  const body = JSON.stringify({ type: 'about:blank', status, title: sentence(status), requestId });
  return { status, contentType: 'application/problem+json; charset=utf-8', headers: {}, body, cacheSeconds: null };
}

function sentence(status: number): string {
  return sentences[status] ?? (status >= 500 ? '服务出现内部错误，请稍后重试。' : '请求格式不正确。');
}

function isPageStatus(status: number): status is ErrorStatus {
  return pageStatuses.has(status);
}

function isGraphQL(request: IncomingMessage): boolean {
  const url = request.url ?? '';
  return url === '/graphql' || url.startsWith('/graphql?');
}
