import { readFile } from 'node:fs/promises';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin, type UserConfig, type UserConfigFnObject } from 'vite';
import { describeApp, keepManifestPrivate, manifestFile, type AppParts } from './app-manifest.ts';
import { assetLinks, type ClientManifest } from './assets.ts';

/** Where a server-rendered app keeps its parts, relative to its root. */
export interface ServerRenderedApp extends AppParts {
  /** Module every page loads; imports the one style sheet of all pages: after the first page it costs nothing. */
  readonly client: string;
  /** Modules loaded on use, by name (see `client.ts`). */
  readonly islands: Readonly<Record<string, string>>;
  /** Module exporting `app: ServerApp`. */
  readonly server: string;
}

const virtualAssets = 'virtual:openhall-assets';
const mainEntry = 'site';

// The public baseline: Chrome and WebView 87, iOS 14, WeChat's browser.
const browsers = ['chrome87', 'safari14', 'ios14'];

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
    plugins: [vue(), provideAssets(app), describeApp(app, 'server/entry.js')],
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
