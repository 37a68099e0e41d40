import { displayForm, displayModes, type DisplayMode } from '@openhall/server-render';
import type { FastifyInstance } from 'fastify';
import { normaliseUrl, type ParametersOf } from '../cache/normalise-url.ts';
import type { Answer, Deliver } from '../edge/deliver.ts';
import type { ErrorAnswer } from '../edge/error-answer.ts';
import { longestUrl } from '../edge/front.ts';
import { displayCookie } from '../edge/visitor.ts';

export interface DisplayRouteOptions {
  readonly parametersOf: ParametersOf;
  /** The public reaches the site by https: the cookie then goes no other way. */
  readonly https: boolean;
  readonly deliver: Deliver;
  readonly errorAnswer: ErrorAnswer;
}

/** Bytes. The longest address we answer, escaped once more, and a mode. */
const longestForm = 32 * 1024;
/** Seconds. */
const year = 31_536_000;

/**
 * `POST /display`: a reader chooses how pages are shown, and is led back to the page they chose it on.
 *
 * A form of its own and no link: robots and browsers that fetch ahead follow links, and would change the mode unasked. In a
 * scope of its own: no other route takes them by accident.
 */
export async function registerDisplay(app: FastifyInstance, { parametersOf, https, deliver, errorAnswer }: DisplayRouteOptions): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, async (_request: unknown, body: string) => new URLSearchParams(body));
    scope.route<{ Body: URLSearchParams | undefined }>({
      method: 'POST',
      url: displayForm.action,
      bodyLimit: longestForm,
      handler: async ({ raw, body, headers }, reply) => {
        const chosen = body?.get(displayForm.mode);
        const mode = displayModes.find((known) => known === chosen);
        // A foreign page could otherwise change how this site looks to its readers.
        const foreign = headers['sec-fetch-site'] === 'cross-site';
        const back = backTo(body?.get(displayForm.back) ?? '', parametersOf);
        const answer = mode === undefined || foreign ? await errorAnswer(raw, { status: 400 }) : chosenAnswer(back, cookieFor(mode, https));
        reply.hijack();
        deliver(raw, reply.raw, answer);
        return reply;
      },
    });
  });
}

/** A place in a page, as our anchors are named. */
const anchor = /#[\w-]{1,100}$/;

/** The address to lead back to: one of this site's, in its one spelling, else the home page. What begins with two slashes would name another host. */
export function backTo(address: string, parametersOf: ParametersOf): string {
  const own = address.startsWith('//') ? null : normaliseUrl(address, parametersOf);
  return own === null || own.length > longestUrl ? '/' : own + (anchor.exec(address)?.[0] ?? '');
}

/** The standard mode is no cookie at all: who goes back to it is again like everybody else. */
function cookieFor(mode: DisplayMode, https: boolean): string {
  const standard = mode === 'standard';
  return [`${displayCookie}=${standard ? '' : mode}`, 'Path=/', `Max-Age=${standard ? 0 : year}`, 'SameSite=Lax', 'HttpOnly', ...(https ? ['Secure'] : [])].join('; ');
}

function chosenAnswer(location: string, cookie: string): Answer {
  return { status: 303, contentType: 'text/plain; charset=utf-8', headers: { location, 'set-cookie': cookie }, body: `${location}\n`, cacheSeconds: null };
}
