import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { openDatabase, startEmbeddedPostgres, type Database } from '@openhall/database';

export const TEMPLATE = 'openhall_template';

/** Losing a test database costs nothing: no flush to disk. An autovacuum inside the template would keep it from being cloned. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off', max_connections: '200', shared_buffers: '64MB' };

export interface TestServer {
  url: string;
  stop(): Promise<void>;
}

/** Which PostgreSQL the tests run on, as an option of `startEmbeddedPostgres`: 18 by default, `OPENHALL_TEST_PG=15` takes the oldest supported one. */
export function testedVersion(): { packageFolder?: string } {
  return process.env['OPENHALL_TEST_PG'] === '15' ? oldestVersion() : {};
}

function oldestVersion(): { packageFolder: string } {
  const fromRoot = createRequire(join(import.meta.dirname, '../../../package.json'));
  return { packageFolder: dirname(dirname(fromRoot.resolve('postgres-15-linux-x64'))) };
}

/** Brings an empty database to the schema of the product. */
type Prepare = (pool: Database<unknown>['pool']) => Promise<unknown>;

/** A server of the version the run is not for, oldest or newest, with nothing in it: what is carried from one to the other must arrive. */
export function startOtherServer(): Promise<TestServer> {
  return startServer(process.env['OPENHALL_TEST_PG'] === '15' ? {} : oldestVersion());
}

async function startServer(version: { packageFolder?: string }): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'openhall-test-'));
  const server = await startEmbeddedPostgres({ dataDir, settings: SETTINGS, ...version });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Starts one server for the whole run and builds the migrated template that every test clones. */
export async function startTemplateServer(prepare: Prepare): Promise<TestServer> {
  const server = await startServer(testedVersion());
  await buildTemplate(server.url, prepare);
  return server;
}

async function buildTemplate(url: string, prepare: Prepare): Promise<void> {
  const admin = openDatabase({ url, poolSize: 1, namedStatements: false });
  await admin.pool.query(`create database ${TEMPLATE}`);
  await admin.close();
  const template = openDatabase({ url: databaseUrl(url, TEMPLATE), poolSize: 1, namedStatements: false });
  await prepare(template.pool);
  await template.close();
}

export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
