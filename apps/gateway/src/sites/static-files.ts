import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { Entry } from '../cache/entry.ts';
import { sendEntry } from '../cache/send-entry.ts';
import { stateOf } from '../edge/request-state.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Files in `assets/` carry a hash of their content in their name: they never change. */
const forever = 'public, max-age=31536000, immutable';
const askBack = 'public, no-cache';

export interface StaticFilesOptions {
  /** Absolute folder of the built client. */
  readonly folder: string;
  /** Path prefix of the app, with a slash at both ends. */
  readonly base: string;
  /** Flat name, value list; see `flatHeaders`. */
  readonly securityHeaders: readonly string[];
}

/**
 * Serves a built client from memory. Each file is a route of its own, so that nothing but what was built can be asked for;
 * codings are made once, as for every other answer. Throws for a file whose media type is not known here.
 */
export async function registerStaticFiles(app: FastifyInstance, { folder, base, securityHeaders }: StaticFilesOptions): Promise<void> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const file of found.filter((entry) => entry.isFile())) {
    const path = join(file.parentPath, file.name);
    const address = relative(folder, path).split(sep).join('/');
    // The page of a single-page app is served at all its addresses, not as a file.
    if (address === 'index.html') continue;
    const contentType = types[extname(file.name)];
    if (contentType === undefined) throw new Error(`${path}: no media type is known for ${extname(file.name)}`);
    const caching = address.startsWith('assets/') ? forever : askBack;
    const body = await readFile(path);
    const entry = new Entry({ status: 200, contentType, body, headers: [], sharedHeaders: ['cache-control', caching, ...securityHeaders] });
    app.route({
      method: ['GET', 'HEAD'],
      url: `${base}${encodeURI(address)}`,
      handler: async (request, reply) => {
        reply.hijack();
        await sendEntry(request.raw, reply.raw, entry, stateOf(request.raw).id);
        return reply;
      },
    });
  }
}
