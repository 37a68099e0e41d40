import { createRequire, isBuiltin } from 'node:module';
import { defineConfig, type Plugin } from 'vite';

/** Libraries stay where the package that uses them has them installed: bench need not list, nor bundle, what it never imports itself. */
function librariesInPlace(): Plugin {
  return {
    name: 'openhall:libraries-in-place',
    enforce: 'pre',
    async resolveId(id, importer, options) {
      if (importer === undefined || isBuiltin(id)) return null;
      const found = await this.resolve(id, importer, { ...options, skipSelf: true });
      return found?.id.includes('/node_modules/') === true ? { id: found.id, external: true } : found;
    },
  };
}

// type-graphql loads graphql's CommonJS entry while Vite would pick the ESM one; two realms of the same library refuse each other.
const graphqlEntry = createRequire(new URL('../../domains/publishing/package.json', import.meta.url)).resolve('graphql');

/** Benches measure the code as it ships: bundled as the gateway is. */
export default defineConfig({
  plugins: [librariesInPlace()],
  resolve: { alias: [{ find: /^graphql$/, replacement: graphqlEntry }] },
  ssr: { noExternal: [/^@openhall\//] },
  build: { ssr: true, target: 'node24', minify: false, emptyOutDir: true, rolldownOptions: { input: { run: 'run.ts' } } },
});
