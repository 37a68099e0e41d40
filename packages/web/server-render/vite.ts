import { copyFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin, type UserConfig, type UserConfigFnObject } from 'vite';
import { assetLinks, type ClientManifest } from './assets.ts';
import type { AppManifest } from './contract.ts';

/** Where a server-rendered app keeps its parts, relative to its root. */
export interface ServerRenderedApp {
  readonly name: string;
  /** Folder of the app: `import.meta.dirname` of its Vite config. */
  readonly root: string;
  /** Path prefix, with a slash at both ends. */
  readonly base: string;
  /** Module every page loads; imports the one style sheet of all pages: after the first page it costs nothing. */
  readonly client: string;
  /** Modules loaded on use, by name (see `client.ts`). */
  readonly islands: Readonly<Record<string, string>>;
  /** Module exporting `app: ServerApp`. */
  readonly server: string;
  /** Manifest codegen wrote. */
  readonly documents: string;
}

const virtualAssets = 'virtual:openhall-assets';
const mainEntry = 'site';

// The public baseline: Chrome and WebView 87, iOS 14, WeChat's browser.
const browsers = ['chrome87', 'safari14', 'ios14'];

const manifestFile = (app: ServerRenderedApp): string => join(app.root, 'dist/client-manifest.json');

/** The client manifest lists source files: it is the build's, not the public's, and moves out of the served folder. */
function keepManifestPrivate(app: ServerRenderedApp): Plugin {
  return {
    name: 'openhall:client-manifest',
    async closeBundle() {
      await rename(join(app.root, 'dist/client/.vite/manifest.json'), manifestFile(app));
      await rm(join(app.root, 'dist/client/.vite'), { recursive: true });
    },
  };
}

/** Gives the server entry the hashed addresses of the client build. */
function provideAssets(app: ServerRenderedApp): Plugin {
  const resolved = `\0${virtualAssets}`;
  return {
    name: 'openhall:assets',
    resolveId: (id) => (id === virtualAssets ? resolved : null),
    async load(id) {
      if (id !== resolved) return null;
      const manifest = JSON.parse(await readFile(manifestFile(app), 'utf8')) as ClientManifest;
      return `export const assets = ${JSON.stringify(assetLinks(manifest, app.base, mainEntry))};`;
    },
  };
}

/** Writes `dist/app.json` last: an app folder with it is complete. */
function describeApp(app: ServerRenderedApp): Plugin {
  return {
    name: 'openhall:app-manifest',
    async closeBundle() {
      const documents = 'persisted-documents.json';
      await copyFile(join(app.root, app.documents), join(app.root, 'dist', documents));
      const manifest: AppManifest = { name: app.name, base: app.base, client: 'client', server: 'server/entry.js', documents };
      await writeFile(join(app.root, 'dist/app.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    },
  };
}

function clientConfig(app: ServerRenderedApp): UserConfig {
  return {
    root: app.root,
    base: app.base,
    plugins: [vue(), keepManifestPrivate(app)],
    build: {
      outDir: 'dist/client',
      manifest: true,
      target: browsers,
      cssTarget: browsers,
      // The preload helper would be a third of the JavaScript budget; islands are single files.
      modulePreload: false,
      assetsInlineLimit: 0,
      // Islands are entries whose exports are called by whoever fetches them: kept as they are.
      rolldownOptions: { input: { [mainEntry]: app.client, ...app.islands }, preserveEntrySignatures: 'strict' },
    },
  };
}

function serverConfig(app: ServerRenderedApp): UserConfig {
  return {
    root: app.root,
    base: app.base,
    publicDir: false,
    plugins: [vue(), provideAssets(app), describeApp(app)],
    define: {
      'process.env.NODE_ENV': JSON.stringify('production'),
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    // The entry stands alone: the gateway loads it from a folder without node_modules.
    // Without the condition `node`: Vue's entry for Node brings its template compiler along and heeds none of the flags above.
    ssr: { noExternal: true, resolve: { conditions: ['module', 'development|production'] } },
    build: {
      ssr: true,
      outDir: 'dist/server',
      target: 'node24',
      minify: false,
      rolldownOptions: { input: { entry: app.server }, output: { codeSplitting: false } },
    },
  };
}

/** Vite configuration of a server-rendered app: `vite build` makes the client, then `vite build --ssr` the server and `dist/app.json`. */
export function serverRenderedApp(app: ServerRenderedApp): UserConfigFnObject {
  return defineConfig(({ isSsrBuild }) => (isSsrBuild === true ? serverConfig(app) : clientConfig(app)));
}
