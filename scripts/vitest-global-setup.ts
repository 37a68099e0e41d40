import { databaseMigrations } from '../packages/platform/database/index.ts';
import { searchMigrations } from '../packages/platform/search/index.ts';
import { statutoryTimeMigrations } from '../packages/platform/statutory-time/index.ts';
import { publishingMigrations } from '../packages/domains/publishing/index.ts';
import { startTemplateServer } from '../packages/quality/testkit/index.ts';

/** One server for the whole run; every package's migrations, as the gateway composes them. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const server = await startTemplateServer([...databaseMigrations, ...statutoryTimeMigrations, ...searchMigrations, ...publishingMigrations], new Date());
  process.env['OPENHALL_TEST_DATABASE'] = server.url;
  return server.stop;
}
