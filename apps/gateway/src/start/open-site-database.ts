import { resolve } from 'node:path';
import { openDatabase, refuseUnsuitable, startEmbeddedPostgres, UnsuitableDatabaseError, type Database } from '@openhall/database';
import type { Clock, Environment, Logger, Shutdown, SiteConfig } from '@openhall/runtime';
import { createServices, migrateEverything, type Tables } from '../compose.ts';
import { OperatorError } from '../failures.ts';
import { blobsOf } from '../files/file-places.ts';
import { seedDemonstration, showsDemonstration } from './demonstration.ts';
import { demonstrationAccounts } from './demonstration-accounts.ts';

export interface DatabaseAddresses {
  readonly url: string;
  /** Serves LISTEN, locks and migrations where `url` is a transaction pooler. */
  readonly directUrl: string;
}

/** The given database, else the embedded one, which is started and ended with the site. */
export async function databaseAddresses(environment: Environment, shutdown: Shutdown, log: Logger): Promise<DatabaseAddresses> {
  const { url, directUrl } = environment.database;
  if (url !== undefined) return { url, directUrl: directUrl ?? url };
  const server = await startEmbeddedPostgres({ dataDir: resolve(environment.dataDir), log: (message) => log.info(message) });
  shutdown.onShutdown('embedded database', () => server.stop());
  return { url: server.url, directUrl: server.url };
}

export interface PrepareOptions {
  /** Direct address: the work holds locks. */
  readonly directUrl: string;
  readonly site: SiteConfig;
  readonly environment: Environment;
  readonly clock: Clock;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

export interface PreparedDatabase {
  /** Whether the database holds demonstration data. */
  readonly holdsDemonstration: boolean;
  /** How to sign in to the demonstration, in lines for people. */
  readonly accountLines: readonly string[];
}

/** Brings the schema, the configured reference data and, where wanted, the demonstration up to date, over connections without a time limit. */
export async function prepareDatabase({ directUrl, site, environment, clock, log, signal }: PrepareOptions): Promise<PreparedDatabase> {
  const database = openDatabase<Tables>({ url: directUrl, poolSize: 2, namedStatements: true });
  try {
    await refuseUnusable(database);
    const applied = await migrateEverything(database.pool, clock.now());
    if (applied.length > 0) log.info({ applied }, 'the database schema is up to date');
    signal.throwIfAborted();
    const services = await createServices(database.db, site.businessTimeZone, blobsOf(environment));
    if (environment.demo) await seedDemonstration({ database, services, clock, log, signal });
    await services.publishing.syncColumns(site.columns);
    await services.publishing.syncIssuers([{ name: site.organisation.name, own: true }]);
    const recorded = await services.publishing.recordUnrecorded({ now: clock.now() });
    if (recorded > 0) log.info({ recorded }, 'documents from before the ledger were recorded in it');
    const moved = await services.publishing.moveContents({ now: clock.now(), signal });
    if (moved > 0) log.info({ moved }, 'attachments were moved from the database into the file store');
    const holdsDemonstration = await showsDemonstration(database);
    return { holdsDemonstration, accountLines: await demonstrationAccounts({ environment, identity: services.identity, holdsDemonstration, clock, log }) };
  } finally {
    await database.close();
  }
}

async function refuseUnusable({ pool }: Pick<Database<Tables>, 'pool'>): Promise<void> {
  try {
    await refuseUnsuitable(pool);
  } catch (error) {
    if (error instanceof UnsuitableDatabaseError) throw error;
    throw new OperatorError(`无法使用 DATABASE_URL 所指的数据库：${reasonOf(error)}`, { cause: error });
  }
}

/** Failed attempts on several addresses come as one error without a message of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map((part) => reasonOf(part)).join('；');
  return error instanceof Error ? error.message : String(error);
}
