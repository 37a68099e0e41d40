import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { FilesTables } from '../tables.ts';

/**
 * Says of a row of `stored_files` that nothing refers to it. Who needs a file says so by a foreign key, and the foreign keys are read from the
 * database's own catalogue: a table that is added later is heeded without anybody remembering to name it here.
 */
export async function unreferenced(db: Kysely<FilesTables>): Promise<RawBuilder<boolean>> {
  const { rows } = await sql<{ table: string; column: string }>`
    select r.relname as table, a.attname as column
    from pg_constraint c
    join pg_class r on r.oid = c.conrelid
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'stored_files'::regclass
    order by 1, 2`.execute(db);
  const conditions = rows.map(({ table, column }) => sql`not exists (select from ${sql.table(table)} where ${sql.ref(`${table}.${column}`)} = stored_files.sha256)`);
  return sql<boolean>`(${sql.join([sql`true`, ...conditions], sql` and `)})`;
}
