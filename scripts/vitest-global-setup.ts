import { migrateEverything } from '../apps/gateway/src/compose.ts';
import { startTemplateServer } from '../packages/quality/testkit/index.ts';

/** One server for the whole run; every package's migrations, as the gateway composes them. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const server = await startTemplateServer((pool) => migrateEverything(pool, new Date()));
  process.env['OPENHALL_TEST_DATABASE'] = server.url;
  return server.stop;
}
