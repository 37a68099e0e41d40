import type { Migration } from '@openhall/database';

const files = import.meta.glob<string>('./migrations/*.sql', { query: '?raw', import: 'default', eager: true });

/** The migrations this domain adds to the one timeline, by file name. */
export const publishingMigrations: readonly Migration[] = Object.entries(files)
  .map(([path, sql]) => ({ name: path.slice(path.lastIndexOf('/') + 1, -'.sql'.length), sql }))
  .sort((left, right) => (left.name < right.name ? -1 : 1));
