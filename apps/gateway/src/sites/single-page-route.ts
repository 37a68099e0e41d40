import { withFacts, type BuiltApp, type InstallationFacts } from '@openhall/server-render';
import type { FastifyInstance } from 'fastify';
import type { Answer, Deliver } from '../edge/deliver.ts';
import type { ErrorAnswer } from '../edge/error-answer.ts';
import { registerStaticFiles } from './static-files.ts';

export interface SinglePageOptions {
  /** A built app without a server entry. */
  readonly app: BuiltApp;
  readonly facts: InstallationFacts;
  /** Flat name, value list; see `flatHeaders`. */
  readonly securityHeaders: readonly string[];
  readonly deliver: Deliver;
  readonly errorAnswer: ErrorAnswer;
}

/**
 * Serves a single-page app: its hashed files, and its page at every other address below its base, since only the browser knows
 * its routes. The page is kept by nobody: a browser with the page of yesterday would ask for files that are gone.
 */
export async function registerSinglePage(http: FastifyInstance, { app, facts, securityHeaders, deliver, errorAnswer }: SinglePageOptions): Promise<void> {
  const { base, name } = app.manifest;
  if (app.page === null) throw new Error(`${name} has no page`);
  const page: Answer = { status: 200, contentType: 'text/html; charset=utf-8', headers: { 'x-robots-tag': 'noindex' }, body: withFacts(app.page, facts), cacheSeconds: null };
  const toBase: Answer = { status: 308, contentType: 'text/plain; charset=utf-8', headers: { location: base }, body: `${base}\n`, cacheSeconds: null };
  await registerStaticFiles(http, { folder: app.clientFolder, base, securityHeaders });
  const answerAt = (url: string, answerOf: (path: string) => Answer | null): void => {
    http.route({
      method: ['GET', 'HEAD'],
      url,
      handler: async ({ raw }, reply) => {
        const answer = answerOf(raw.url ?? '') ?? (await errorAnswer(raw, { status: 404 }));
        reply.hijack();
        deliver(raw, reply.raw, answer);
        return reply;
      },
    });
  };
  answerAt(base.slice(0, -1), () => toBase);
  // A hashed file that is not there belongs to another build: a page in its place would be run as a script.
  answerAt(`${base}*`, (path) => (path.startsWith(`${base}assets/`) ? null : page));
}
