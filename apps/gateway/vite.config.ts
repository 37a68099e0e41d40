import { isBuiltin } from 'node:module';
import { defineConfig, type Plugin } from 'vite';
import manifest from './package.json' with { type: 'json' };

const installed = new Set(Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }));
const packageOf = (specifier: string): string => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

/**
 * The packages of this repository are bundled, what they depend on is not and is looked for from here when the process starts:
 * a dependency of theirs that this package does not name would be missing only then.
 */
function refuseUnlisted(): Plugin {
  return {
    name: 'openhall:unlisted-dependencies',
    generateBundle(_options, bundle) {
      const imports = Object.values(bundle).flatMap((output) => (output.type === 'chunk' ? [...output.imports, ...output.dynamicImports] : []));
      const unlisted = imports.filter((specifier) => !(specifier in bundle) && !isBuiltin(specifier) && !installed.has(packageOf(specifier)));
      if (unlisted.length > 0) this.error(`add to the dependencies of ${manifest.name}: ${[...new Set(unlisted)].join(', ')}`);
    },
  };
}

/** `vite build --ssr`: the process and the command line, for plain Node. */
export default defineConfig({
  plugins: [refuseUnlisted()],
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: false } },
  ssr: { noExternal: [/^@openhall\//] },
  build: {
    ssr: true,
    outDir: 'dist',
    target: 'node24',
    minify: false,
    // The thread that examines files is looked for beside whatever starts it: everything in one folder.
    rolldownOptions: { output: { chunkFileNames: '[name]-[hash].js' }, input: { main: 'src/main.ts', cli: 'src/cli.ts', 'scan-worker': '../../packages/platform/files/scan/scan-worker.ts' } },
  },
});
