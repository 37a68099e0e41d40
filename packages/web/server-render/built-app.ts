import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AppManifest, ServerApp } from './contract.ts';

/** A built app as the gateway mounts it. */
export interface BuiltApp {
  readonly manifest: AppManifest;
  /** Absolute folder of the files to serve as they are. */
  readonly clientFolder: string;
  /** Persisted documents, hash → GraphQL text. */
  readonly documents: Readonly<Record<string, string>>;
  /** The server entry; null for a single-page app. */
  readonly server: ServerApp | null;
  /** The one page of a single-page app, as it was built; null for a server-rendered one. */
  readonly page: string | null;
}

/** In the client folder; not served as a file, but at every address of its app. */
const pageFile = 'index.html';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

async function readJson(file: string): Promise<Record<string, unknown>> {
  const value: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (!isRecord(value)) throw new Error(`${file} does not hold a JSON object`);
  return value;
}

function parseManifest(file: string, value: Record<string, unknown>): AppManifest {
  const text = (name: string): string => {
    const entry = value[name];
    if (typeof entry !== 'string' || entry === '') throw new Error(`${file} lacks "${name}"`);
    return entry;
  };
  return {
    name: text('name'),
    base: text('base'),
    client: text('client'),
    documents: text('documents'),
    ...(value['server'] === undefined ? {} : { server: text('server') }),
  };
}

function parseDocuments(file: string, value: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(value).map(([hash, text]) => {
      if (typeof text !== 'string') throw new Error(`${file}: document ${hash} is not text`);
      return [hash, text];
    }),
  );
}

async function importServer(entry: string): Promise<ServerApp> {
  const module: unknown = await import(/* @vite-ignore */ pathToFileURL(entry).href);
  const app = isRecord(module) ? module['app'] : undefined;
  if (!isServerApp(app)) throw new Error(`${entry} does not export "app"`);
  return app;
}

function isServerApp(value: unknown): value is ServerApp {
  return isRecord(value) && typeof value['render'] === 'function' && typeof value['renderError'] === 'function';
}

/**
 * Reads a built app (`dist/` of a front end): manifest, documents, server entry or page.
 * @throws Error naming the file when the app is not built or a part is malformed
 */
export async function readBuiltApp(folder: string): Promise<BuiltApp> {
  const file = join(folder, 'app.json');
  const manifest = parseManifest(file, await readJson(file));
  const documentsFile = resolve(folder, manifest.documents);
  const clientFolder = resolve(folder, manifest.client);
  return {
    manifest,
    clientFolder,
    documents: parseDocuments(documentsFile, await readJson(documentsFile)),
    server: manifest.server === undefined ? null : await importServer(resolve(folder, manifest.server)),
    page: manifest.server === undefined ? await readFile(join(clientFolder, pageFile), 'utf8') : null,
  };
}
