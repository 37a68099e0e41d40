import { createMemoryHistory, createRouter, type RouteLocationResolved, type Router } from 'vue-router';
import type { AssetLinks } from './assets.ts';
import type { Ask, ErrorStatus, PageRequest, PageResponse, ServerApp } from './contract.ts';
import { movedTo, type Page, type PageContext, type PageResult, type PageView, type Presentation, type Route } from './page.ts';
import { queryWith, QueryFailure, RefusedInput, type Query } from './persisted-query.ts';
import { renderPage } from './render-page.ts';

/** What makes an app: its addresses, the frame round every page, and the pages for what goes wrong. */
export interface ServerAppOptions<Frame> {
  readonly routes: readonly Route<Frame>[];
  readonly assets: AssetLinks;
  /** The page for an address no route knows. */
  readonly notFound: Page<Frame>;
  /** The page for input the schema refused and no page explained better. */
  readonly refused: (request: PageRequest, reasons: readonly string[]) => PageView<Frame>;
  /** The page the gateway asks for; runs no query. */
  readonly failed: (request: PageRequest, status: ErrorStatus) => PageView<Frame>;
  readonly present: (view: PageView<Frame>, request: PageRequest) => Presentation;
  /** See `ServerApp.problems`. */
  readonly problems: NonNullable<ServerApp['problems']>;
}

type Resolve = (path: string) => RouteLocationResolved;

/** One router for all requests: only its matcher is used, and resolving changes nothing in it (3 µs against a router per request). */
function matcherOf<Frame>(routes: readonly Route<Frame>[]): { resolve: Resolve; known: ReadonlyMap<unknown, KnownRoute<Frame>> } {
  const nothing = { render: () => null };
  const router: Router = createRouter({
    history: createMemoryHistory(),
    // One spelling an address: another would be the same page twice for search engines and for the cache.
    strict: true,
    sensitive: true,
    routes: [...routes.map(({ path }) => ({ path, name: path, component: nothing })), { path: '/:rest(.*)*', name: 'none', component: nothing }],
  });
  return { resolve: (path) => router.resolve(path), known: new Map(routes.map(({ path, page, parameters = [] }) => [path, { page, parameters: new Set(parameters) }])) };
}

interface KnownRoute<Frame> {
  readonly page: Page<Frame>;
  readonly parameters: ReadonlySet<string>;
}

const noParameters: ReadonlySet<string> = new Set();

function splitAddress(address: string): { pathname: string; search: string } {
  const mark = address.indexOf('?');
  return mark === -1 ? { pathname: address, search: '' } : { pathname: address.slice(0, mark), search: address.slice(mark) };
}

function singleValues(params: RouteLocationResolved['params']): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value.join('/') : (value ?? '')]));
}

const noQuery: Query = () => Promise.reject(new QueryFailure('No query may run on an error page.'));
const noAsk: Ask = () => Promise.reject(new QueryFailure('No query may run on an error page.'));

/** Builds the `app` a server entry exports. */
export function createServerApp<Frame>(options: ServerAppOptions<Frame>): ServerApp {
  const { resolve, known } = matcherOf(options.routes);

  const choose = (pathname: string): KnownRoute<Frame> & { params: Record<string, string> } => {
    // No route starts with two slashes, and a redirect made of such an address would point at another host.
    const match = pathname.startsWith('//') ? null : resolve(pathname);
    const route = known.get(match?.name);
    return route === undefined || match === null ? { page: options.notFound, parameters: noParameters, params: {} } : { ...route, params: singleValues(match.params) };
  };

  const respond = async (result: PageResult<Frame>, request: PageRequest): Promise<PageResponse> => {
    if (result.type === 'answer') return result.response;
    const body = await renderPage(options.present(result, request), options.assets);
    return { status: result.status, contentType: 'text/html; charset=utf-8', headers: {}, body, cacheSeconds: result.cacheSeconds };
  };

  const visit = async (context: PageContext, page: Page<Frame>): Promise<PageResult<Frame>> => {
    try {
      return await page(context);
    } catch (error) {
      if (error instanceof RefusedInput) return options.refused(context.request, error.reasons);
      throw error;
    }
  };

  return {
    problems: options.problems,
    // Of an address with a slash too many, whose page is the one it leads to.
    parameters: (pathname) => choose(pathname.replace(/(?<=.)\/+$/, '')).parameters,
    async render(request, execute, ask) {
      const { pathname, search } = splitAddress(request.path);
      if (pathname.length > 1 && pathname.endsWith('/')) {
        const trimmed = pathname.replace(/\/+$/, '');
        if (choose(trimmed).page !== options.notFound) return movedTo(trimmed + search).response;
      }
      const { page, params } = choose(pathname);
      const context: PageContext = { request, pathname, search: new URLSearchParams(search), params, query: queryWith(execute), ask };
      return respond(await visit(context, page), request);
    },
    async renderError(request, status) {
      if (status === 404) {
        const context: PageContext = { request, pathname: request.path, search: new URLSearchParams(), params: {}, query: noQuery, ask: noAsk };
        return respond(await options.notFound(context), request);
      }
      return respond(options.failed(request, status), request);
    },
  };
}
