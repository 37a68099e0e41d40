import vue from '@vitejs/plugin-vue';
import { defineConfig, type UserConfigExport } from 'vite';
import { describeApp, keepManifestPrivate, type AppParts } from './app-manifest.ts';

/**
 * Vite configuration of a single-page app: `vite build` makes the client from `index.html` and `dist/app.json`.
 *
 * Every file but the page is hashed and a file of its own: the content security policy allows no `data:` script and no inline style.
 */
export function singlePageApp(app: AppParts): UserConfigExport {
  return defineConfig({
    root: app.root,
    base: app.base,
    plugins: [vue(), keepManifestPrivate(app), describeApp(app)],
    define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
    build: {
      outDir: 'dist/client',
      manifest: true,
      // Every browser a desk is used with knows how to preload modules.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
    },
  });
}
