import { resolve } from 'node:path';
import { EmbeddedPostgresError, openDatabase, refuseUnsuitable, runningEmbeddedPostgres, startEmbeddedPostgres, type Database } from '@openhall/database';
import type { Identity } from '@openhall/identity';
import type { Publishing } from '@openhall/publishing';
import type { SocialInsurance } from '@openhall/social-insurance';
import type { Environment } from '@openhall/runtime';
import { createServices, migrateEverything, type Tables } from '../compose.ts';
import { blobsOf } from '../files/file-places.ts';
import { siteOf } from '../start/demonstration.ts';

/** A database as a command uses it. */
export type Connection = Pick<Database<Tables>, 'db' | 'pool'> & {
  /** Its address. */
  readonly url: string;
  /** Where the database runs, for people; no password. */
  readonly place: string;
  close(): Promise<void>;
};

/** One connection is held by the lock of an import; the rest do the work. */
const POOL_SIZE = 4;

/**
 * Opens the database the site uses: the given one (its direct address, for locks), else the embedded one. Where the site
 * is running on this data folder its embedded database is used and left running; else one is started for the command.
 *
 * @throws one-line errors of the database package
 */
export async function openConnection(environment: Environment): Promise<Connection> {
  const given = environment.database.directUrl ?? environment.database.url;
  const { url, place, stop } = given === undefined ? await embedded(resolve(environment.dataDir)) : { url: given, place: withoutPassword(given), stop: noStop };
  const database = openDatabase<Tables>({ url, poolSize: POOL_SIZE, namedStatements: environment.database.namedStatements });
  const close = async () => {
    await database.close();
    await stop();
  };
  try {
    await refuseUnsuitable(database.pool);
  } catch (error) {
    await close();
    throw error;
  }
  return { db: database.db, pool: database.pool, url, place, close };
}

async function embedded(dataDir: string): Promise<{ url: string; place: string; stop: () => Promise<void> }> {
  const running = await runningEmbeddedPostgres(dataDir);
  if (running !== undefined) return { url: running, place: `内置数据库（${dataDir}，站点正在运行）`, stop: noStop };
  try {
    const server = await startEmbeddedPostgres({ dataDir });
    return { url: server.url, place: `内置数据库（${dataDir}）`, stop: server.stop };
  } catch (error) {
    // The site may have started in between and own the folder now.
    const started = error instanceof EmbeddedPostgresError ? await runningEmbeddedPostgres(dataDir) : undefined;
    if (started === undefined) throw error;
    return { url: started, place: `内置数据库（${dataDir}，站点正在运行）`, stop: noStop };
  }
}

const noStop = (): Promise<void> => Promise.resolve();

function withoutPassword(url: string): string {
  const shown = new URL(url);
  if (shown.password !== '') shown.password = '***';
  return shown.href;
}

/** A database brought up to date, with the domain's services over it. */
export type Site = { readonly connection: Connection; readonly publishing: Publishing; readonly identity: Identity; readonly socialInsurance: SocialInsurance };

/**
 * Opens the database, applies pending migrations and, on a database no site has used yet, records the configured columns.
 * The connection is closed when the work is done or fails.
 */
export async function withSite<Result>(environment: Environment, now: Date, work: (site: Site) => Promise<Result>): Promise<Result> {
  const site = siteOf(environment);
  const connection = await openConnection(environment);
  try {
    await migrateEverything(connection.pool, now);
    const { publishing, identity, socialInsurance } = await createServices(connection.db, site.businessTimeZone, blobsOf(environment));
    const columns = await connection.db.selectFrom('site_columns').select('slug').limit(1).executeTakeFirst();
    if (columns === undefined) await publishing.syncColumns(site.columns);
    return await work({ connection, publishing, identity, socialInsurance });
  } finally {
    await connection.close();
  }
}
