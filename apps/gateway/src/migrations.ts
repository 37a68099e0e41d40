import { databaseMigrations, type Migration } from '@openhall/database';
import { publishingMigrations } from '@openhall/publishing';
import { searchMigrations } from '@openhall/search';
import { statutoryTimeMigrations } from '@openhall/statutory-time';

/** Every package's migrations: one timeline, whatever command opens the database. */
export const migrations: readonly Migration[] = [...databaseMigrations, ...statutoryTimeMigrations, ...searchMigrations, ...publishingMigrations];
