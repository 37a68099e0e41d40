import type { IncomingMessage } from 'node:http';
import type { Ask, ErrorStatus, Execute, PageRequest, PageResponse, ServerApp } from '@openhall/server-render';
import type { SiteConfig } from '@openhall/runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { normaliseUrl, type ParametersOf } from '../cache/normalise-url.ts';
import { prefersJson } from '../edge/accept.ts';
import type { Answer, Deliver } from '../edge/deliver.ts';
import type { ErrorAnswer } from '../edge/error-answer.ts';
import { stateOf } from '../edge/request-state.ts';
import type { Redirects } from '../redirects/redirects.ts';
import { leaveOff, sendStream } from './send-stream.ts';
import { createStreamSlots, type StreamLimits } from './stream-slots.ts';

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
  /** Free text within the limits for strangers. */
  readonly askFor: (requestId: string) => Ask;
}

/** A page as the front end answered it; `stream`, where there is one, is in place of the body. */
type PageAnswer = Answer & { readonly stream?: AsyncIterable<string> };

export interface Pages {
  readonly parametersOf: ParametersOf;
  render(request: IncomingMessage): Promise<PageAnswer>;
  renderError(request: IncomingMessage, status: ErrorStatus): Promise<Answer>;
}

/** The server-rendered front end, seen from the edge: request in, answer out. */
export function createPages({ app, settings, clock, executeFor, askFor }: PageOptions): Pages {
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
      return displayed(await app.render(page, executeFor(page.requestId, page.now), askFor(page.requestId)));
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

export interface PageRouteOptions {
  readonly pages: Pages;
  readonly deliver: Deliver;
  readonly errorAnswer: ErrorAnswer;
  readonly redirects: Redirects;
  /** The network a request is counted with; empty for this machine. */
  readonly networkOf: (request: IncomingMessage) => string;
}

/** A process has one processor: more at once would only make each slower, and every page too. */
const streamLimits: StreamLimits = { most: 8, mostOfOne: 2 };
/** Seconds after which it is worth asking for a stream again. */
const worthAskingAgain = '30';

/** Every GET and HEAD no other route has taken is a page. Where there is none, an address of an old site may lead to one. */
export function registerPages(app: FastifyInstance, { pages, deliver, errorAnswer, redirects, networkOf }: PageRouteOptions): void {
  const slots = createStreamSlots(streamLimits);

  async function streamOrRefusal(request: FastifyRequest, reply: FastifyReply, page: PageAnswer, stream: AsyncIterable<string>): Promise<FastifyReply> {
    const slot = slots.take(networkOf(request.raw));
    if (typeof slot !== 'string') {
      reply.raw.once('close', slot.release);
      return sendStream(request, reply, page, stream);
    }
    leaveOff(stream);
    const answer = await errorAnswer(request.raw, { status: slot === 'too many' ? 503 : 429, headers: { 'retry-after': worthAskingAgain } });
    reply.hijack();
    deliver(request.raw, reply.raw, answer);
    return reply;
  }

  app.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    handler: async (request, reply) => {
      const page = await pages.render(request.raw);
      if (page.stream !== undefined) return streamOrRefusal(request, reply, page, page.stream);
      const moved = page.status === 404 ? await redirects.answer(request.raw) : null;
      // An app with nothing at an address answers programs in their own form.
      const answer = moved ?? (page.status >= 400 && prefersJson(request.headers.accept) ? await errorAnswer(request.raw, { status: page.status }) : page);
      reply.hijack();
      deliver(request.raw, reply.raw, answer);
      return reply;
    },
  });
}
