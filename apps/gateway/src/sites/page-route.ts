import type { IncomingMessage } from 'node:http';
import type { ErrorStatus, Execute, PageRequest, PageResponse, ServerApp } from '@openhall/server-render';
import type { SiteConfig } from '@openhall/runtime';
import type { FastifyInstance } from 'fastify';
import { normaliseUrl, type ParametersOf } from '../cache/normalise-url.ts';
import { prefersJson } from '../edge/accept.ts';
import type { Answer, Deliver } from '../edge/deliver.ts';
import type { ErrorAnswer } from '../edge/error-answer.ts';
import { stateOf } from '../edge/request-state.ts';

/** What pages are told about the installation. */
interface PageSettings {
  readonly siteUrl: string;
  readonly demo: boolean;
  readonly indexable: boolean;
  readonly site: SiteConfig;
  readonly development: boolean;
}

export interface PageOptions {
  readonly app: ServerApp;
  readonly settings: PageSettings;
  readonly clock: { now(): Date };
  /** In-process execution for one page: everything a page asks shares one context and one moment. */
  readonly executeFor: (requestId: string, now: Date) => Execute;
}

export interface Pages {
  readonly parametersOf: ParametersOf;
  render(request: IncomingMessage): Promise<Answer>;
  renderError(request: IncomingMessage, status: ErrorStatus): Promise<Answer>;
}

/** The server-rendered front end, seen from the edge: request in, answer out. */
export function createPages({ app, settings, clock, executeFor }: PageOptions): Pages {
  const pageRequest = (request: IncomingMessage, path: string): PageRequest => ({
    // HEAD is a GET whose body is left off when it is sent: both are one answer, kept once.
    method: 'GET',
    path,
    display: stateOf(request).visitor.display,
    requestId: stateOf(request).id,
    now: clock.now(),
    ...settings,
  });
  const parametersOf: ParametersOf = (pathname) => app.parameters(pathname);
  return {
    parametersOf,
    async render(request) {
      const path = normaliseUrl(request.url ?? '', parametersOf);
      if (path === null) return displayed(await app.renderError(pageRequest(request, '/'), 400));
      const page = pageRequest(request, path);
      return displayed(await app.render(page, executeFor(page.requestId, page.now)));
    },
    async renderError(request, status) {
      return displayed(await app.renderError(pageRequest(request, normaliseUrl(request.url ?? '', parametersOf) ?? '/'), status));
    },
  };
}

/** Pages for people look as their reader chose; what the app answers machines does not. */
function displayed(answer: PageResponse): Answer {
  return answer.contentType.startsWith('text/html') ? { ...answer, vary: 'Cookie' } : answer;
}

/** Every GET and HEAD no other route has taken is a page. */
export function registerPages(app: FastifyInstance, pages: Pages, deliver: Deliver, errorAnswer: ErrorAnswer): void {
  app.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    handler: async (request, reply) => {
      const page = await pages.render(request.raw);
      // An app with nothing at an address answers programs in their own form.
      const answer = page.status >= 400 && prefersJson(request.headers.accept) ? await errorAnswer(request.raw, { status: page.status }) : page;
      reply.hijack();
      deliver(request.raw, reply.raw, answer);
      return reply;
    },
  });
}
