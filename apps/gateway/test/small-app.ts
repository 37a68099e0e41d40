import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuiltApp, Execute, PageRequest, PageResponse } from '@openhall/server-render';
import { afterAll } from 'vitest';

/** What a page of the small app answers; what it leaves out is an HTML page of 200 that may be kept for an hour. */
export type SmallPage = (request: PageRequest, execute: Execute) => Promise<Partial<PageResponse>> | Partial<PageResponse>;

/** The documents of the small app's manifest, by hash. */
export const documents = {
  titles: 'query Titles($first: Int, $unused: String) { documents(first: $first, query: $unused) { edges { node { id title } } } }',
  one: 'query One($id: ID!) { document(id: $id) { id title status } }',
} as const;

const complete = (response: Partial<PageResponse>): PageResponse => ({
  status: 200,
  contentType: 'text/html; charset=utf-8',
  headers: {},
  body: '<!doctype html><title>Page</title>',
  cacheSeconds: 3600,
  ...response,
});

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

/** A built app as small as the contract allows: its pages are given by the test, its assets lie in a folder of their own. */
export async function smallApp(pages: Readonly<Record<string, SmallPage>> = {}): Promise<BuiltApp> {
  const clientFolder = await mkdtemp(join(tmpdir(), 'openhall-app-'));
  folders.push(clientFolder);
  await mkdir(join(clientFolder, 'assets'));
  await writeFile(join(clientFolder, 'assets/site-0a1b2c.css'), `body { color: black }\n${'/* padding */'.repeat(200)}`);
  await writeFile(join(clientFolder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  return {
    manifest: { name: 'small', base: '/', client: 'client', server: 'server.js', documents: 'documents.json' },
    clientFolder,
    documents,
    page: null,
    server: {
      parameters: () => new Set(['q', 'id', 'phone', 'kind', 'column']),
      render: async (request, execute) => {
        const page = pages[new URL(request.path, request.siteUrl).pathname];
        if (page === undefined) return complete({ status: 404, body: `<!doctype html><title>404</title><p>${request.requestId}`, cacheSeconds: null });
        return complete(await page(request, execute));
      },
      renderError: async (request, status) => complete({ status, body: `<!doctype html><title>${status}</title><p>${request.requestId}`, cacheSeconds: null }),
    },
  };
}
