import { bumpGeneration, inTransaction } from '@openhall/database';
import { sql, type Kysely } from 'kysely';
import type { ColumnInput } from './document-input.ts';
import { issuerId } from './identity.ts';
import type { PublishingTables } from './tables.ts';
import { lockWrites, PUBLISHING_GENERATION } from './write-context.ts';

/**
 * Makes the columns what the site configuration says, in its order. A column that is no longer configured is removed
 * unless documents still stand in it: their addresses never die, so it stays, after the others.
 *
 * @returns whether anything changed
 */
export async function syncColumns(db: Kysely<PublishingTables>, columns: readonly ColumnInput[]): Promise<boolean> {
  const configured = JSON.stringify(
    columns.map((column, position) => ({
      slug: column.slug,
      name: column.name,
      description: column.description,
      keywords: column.keywords,
      column_type: column.columnType,
      update_days: column.updateDays,
      position,
    })),
  );
  return inTransaction(db, async (trx) => {
    await lockWrites(trx);
    const saved = await sql`
      insert into site_columns as c (slug, name, description, keywords, column_type, update_days, position)
      select slug, name, description, keywords, column_type, update_days, position
      from jsonb_to_recordset(${configured}::jsonb)
        as n (slug text, name text, description text, keywords text[], column_type text, update_days integer, position integer)
      on conflict (slug) do update set (name, description, keywords, column_type, update_days, position)
        = (excluded.name, excluded.description, excluded.keywords, excluded.column_type, excluded.update_days, excluded.position)
      where (c.name, c.description, c.keywords, c.column_type, c.update_days, c.position)
        is distinct from (excluded.name, excluded.description, excluded.keywords, excluded.column_type, excluded.update_days, excluded.position)`.execute(trx);
    const slugs = columns.map((column) => column.slug);
    const removed = await sql`
      delete from site_columns c where c.slug <> all(${slugs}::text[])
        and not exists (select 1 from documents d where d.column_slug = c.slug)`.execute(trx);
    const moved = await sql`
      update site_columns set position = position + ${columns.length}
      where slug <> all(${slugs}::text[]) and position < ${columns.length}`.execute(trx);
    const changed = [saved, removed, moved].some((result) => (result.numAffectedRows ?? 0n) > 0n);
    if (changed) await bumpGeneration(trx, PUBLISHING_GENERATION);
    return changed;
  });
}

/**
 * Records which organs issue documents and which of them is this department (`own`).
 *
 * @returns whether anything changed
 */
export async function syncIssuers(db: Kysely<PublishingTables>, issuers: readonly { name: string; own: boolean }[]): Promise<boolean> {
  if (issuers.length === 0) return false;
  const distinct = new Map(issuers.map((issuer) => [issuer.name, { id: issuerId(issuer.name), ...issuer }]));
  return inTransaction(db, async (trx) => {
    await lockWrites(trx);
    const saved = await trx
      .insertInto('issuers')
      .values([...distinct.values()])
      .onConflict((conflict) =>
        conflict.column('name').doUpdateSet((eb) => ({ own: eb.ref('excluded.own') })).whereRef('issuers.own', 'is distinct from', 'excluded.own'),
      )
      .executeTakeFirst();
    const changed = (saved.numInsertedOrUpdatedRows ?? 0n) > 0n;
    if (changed) await bumpGeneration(trx, PUBLISHING_GENERATION);
    return changed;
  });
}
