import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, startChildServer, type ChildServer } from './child-server.ts';
import { root } from './root.ts';

/** The site as it was built, in a copy whose manifest of documents has the benches' own as well. */
const copy = join(root, '.openhall-bench/site');

/** Makes the copy from what is built now. */
export function copyBuiltSite(documents: readonly string[]): void {
  rmSync(copy, { recursive: true, force: true });
  for (const app of ['apps/gateway', 'apps/public-site', 'apps/office-desk']) {
    if (!existsSync(join(root, app, 'dist'))) throw new Error(`${app} is not built: run "npm run bench", which builds first`);
    mkdirSync(join(copy, app), { recursive: true });
    cpSync(join(root, app, 'dist'), join(copy, app, 'dist'), { recursive: true });
    symlinkSync(join(root, app, 'node_modules'), join(copy, app, 'node_modules'));
    writeFileSync(join(copy, app, 'package.json'), JSON.stringify({ type: 'module' }));
  }
  const file = join(copy, 'apps/public-site/dist/persisted-documents.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  for (const document of documents) manifest[documentHash(document)] = document;
  writeFileSync(file, JSON.stringify(manifest));
}

export function documentHash(document: string): string {
  return createHash('sha256').update(document).digest('hex');
}

/** The hash under which the built site's manifest holds its document of this operation name. */
export function siteDocumentHash(operation: string): string {
  const manifest = JSON.parse(readFileSync(join(root, 'apps/public-site/dist/persisted-documents.json'), 'utf8')) as Record<string, string>;
  const found = Object.entries(manifest).find(([, document]) => new RegExp(`\\bquery ${operation}\\b`).test(document));
  if (found === undefined) throw new Error(`the site's manifest has no document ${operation}`);
  return found[0];
}

/** Address of a manifest document's answer. */
export function documentPath(hash: string, variables: Record<string, unknown> = {}): string {
  return `/graphql?${new URLSearchParams({ documentId: hash, variables: JSON.stringify(variables) })}`;
}

/** Runs the copy over a database, as production does: no demonstration data, only warnings logged. */
export async function startBenchSite(env: Record<string, string>): Promise<ChildServer> {
  return startChildServer(join(copy, 'apps/gateway/dist/main.js'), {
    NODE_ENV: 'production',
    OPENHALL_DEMO: '0',
    OPENHALL_LOG_LEVEL: 'warn',
    OPENHALL_DATA_DIR: join(root, '.openhall-bench/site-data'),
    PORT: String(await freePort()),
    ...env,
  });
}
