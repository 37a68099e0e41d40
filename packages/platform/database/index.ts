/// <reference types="vite/client" />
import { migrationsFrom } from './migrate.ts';

export { EmbeddedPostgresError } from './embedded/embedded-postgres-error.ts';
export { runningEmbeddedPostgres, startEmbeddedPostgres } from './embedded/embedded-postgres.ts';
export type { EmbeddedPostgres, EmbeddedPostgresOptions } from './embedded/embedded-postgres.ts';
export { bumpGeneration, listenForGenerations, readGenerations } from './generations.ts';
export type { GenerationListenerOptions, GenerationTables } from './generations.ts';
export { holdSchema, lockMigrations, migrate, migrateInside, migrationChecksum, MigrationError, migrationsFrom, pendingMigrations } from './migrate.ts';
export type { Migration } from './migrate.ts';
export { inTransaction, openDatabase, ping, refuseUnsuitable, serverMajorVersion, UnsuitableDatabaseError } from './open-database.ts';
export type { Database, DatabaseOptions } from './open-database.ts';
export { countStatements } from './statement-client.ts';

/** The tables every installation has, whatever its domains. */
export const databaseMigrations = migrationsFrom(import.meta.glob('./migrations/*.sql', { query: '?raw', import: 'default', eager: true }));
