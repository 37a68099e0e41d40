import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

// type-graphql loads graphql's CommonJS entry while Vite would pick the ESM one; two realms of the same library refuse each other.
const graphqlEntry = createRequire(new URL('./apps/gateway/package.json', import.meta.url)).resolve('graphql');

export default defineConfig({
  plugins: [vue()],
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: false } },
  resolve: { alias: [{ find: /^graphql$/, replacement: graphqlEntry }] },
  test: {
    include: ['packages/**/*.test.ts', 'apps/**/*.test.ts', 'scripts/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    environment: 'node',
    // Files of one worker share what they import: no test changes a module for the next, and loading everything anew was half of the run.
    isolate: false,
    // As many as there are cores where they are few: a test waits for its database half of the time, and one worker left a core idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Style sheets are emptied unless named, even where they are imported as text.
    css: { include: [/tokens\.css/] },
    globalSetup: ['scripts/vitest-global-setup.ts'],
    setupFiles: ['packages/quality/testkit/setup.ts'],
    // Cloning a database and starting a server take their time on two busy cores.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
