import type { ClientBase } from 'pg';
import { BackupError } from './backup-error.ts';
import { messages } from './messages.ts';

export type TableShape = {
  readonly name: string;
  /** In the order of the table, without those the database computes by itself. */
  readonly columns: readonly string[];
  /** Size on the disk, for the progress bar. */
  readonly bytes: number;
};

/** What an installation's database holds, as the database itself says: no list of tables has to be kept. */
export type Catalogue = { readonly tables: readonly TableShape[]; readonly sequences: readonly string[] };

export const SCHEMA_MIGRATIONS = 'schema_migrations';

/** What an extension brought belongs to it. */
const OF_EXTENSION = "exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')";

/**
 * Reads the tables and sequences of the product's schema.
 *
 * @param derived schemas that hold nothing that could not be made again from the product's own: a backup leaves them out
 * @throws BackupError where another schema has tables too: they would be missing from a backup, and nobody would notice
 */
export async function readCatalogue(client: ClientBase, derived: readonly string[]): Promise<Catalogue> {
  const { rows: strangers } = await client.query<{ name: string }>(
    `
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and c.relpersistence <> 't' and n.nspname <> current_schema() and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and n.nspname <> all($1) and not ${OF_EXTENSION} order by 1 limit 1`,
    [derived],
  );
  const [stranger] = strangers;
  if (stranger !== undefined) throw new BackupError(messages.otherSchema(stranger.name));
  const { rows: tables } = await client.query<TableShape>(`
    select c.relname as name, pg_table_size(c.oid)::float8 as bytes, array(
      select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
    from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relpersistence <> 't' and not ${OF_EXTENSION} order by c.relname`);
  const { rows: sequences } = await client.query<{ name: string }>(`
    select c.relname as name from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'S' and c.relpersistence <> 't' and not ${OF_EXTENSION} order by c.relname`);
  return { tables, sequences: sequences.map((sequence) => sequence.name) };
}

/** A name as it stands in a statement. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** `"table" ("column", …)`, as COPY names it. */
export function copyTarget({ name, columns }: Pick<TableShape, 'name' | 'columns'>): string {
  return `${quoted(name)} (${columns.map(quoted).join(', ')})`;
}

/**
 * The same text for the same value whatever the server's, the role's or the database's settings say; every row, or an error; and no limit of time.
 */
export const CANONICAL = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local extra_float_digits = 3;
  set local bytea_output = 'hex'; set local client_encoding = 'UTF8'; set local row_security = off; set local statement_timeout = 0; set local lock_timeout = 0;
  set local idle_in_transaction_session_timeout = 0`;
