import { copyFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { AppManifest } from './contract.ts';

/** What a build needs to know to leave `dist/` as the gateway reads it. */
export interface AppParts {
  readonly name: string;
  /** Folder of the app: `import.meta.dirname` of its Vite config. */
  readonly root: string;
  /** Path prefix, with a slash at both ends. */
  readonly base: string;
  /** Manifest codegen wrote. */
  readonly documents: string;
}

/** Where the list of hashed files is kept after the client build. */
export const manifestFile = (app: Pick<AppParts, 'root'>): string => join(app.root, 'dist/client-manifest.json');

/** The client manifest lists source files: it is the build's, not the public's, and moves out of the served folder. */
export function keepManifestPrivate(app: Pick<AppParts, 'root'>): Plugin {
  return {
    name: 'openhall:client-manifest',
    async closeBundle() {
      await rename(join(app.root, 'dist/client/.vite/manifest.json'), manifestFile(app));
      await rm(join(app.root, 'dist/client/.vite'), { recursive: true });
    },
  };
}

/** Writes `dist/app.json` last: an app folder with it is complete. */
export function describeApp(app: AppParts, server?: string): Plugin {
  return {
    name: 'openhall:app-manifest',
    async closeBundle() {
      const documents = 'persisted-documents.json';
      await copyFile(join(app.root, app.documents), join(app.root, 'dist', documents));
      const manifest: AppManifest = { name: app.name, base: app.base, client: 'client', ...(server === undefined ? {} : { server }), documents };
      await writeFile(join(app.root, 'dist/app.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    },
  };
}
