import { sql, type Kysely } from 'kysely';
import type { PublicEdition } from './editions.ts';
import { itemColumns, type PublicItem } from './items.ts';
import type { SocialInsuranceTables } from './tables.ts';

/** What may differ between two editions of a row. One row may differ in several ways. */
export const ITEM_CHANGES = ['ADDED', 'REMOVED', 'GRADE', 'LIMITS', 'PRICE', 'DESCRIPTION'] as const;
export type ItemChange = (typeof ITEM_CHANGES)[number];

interface ItemDifference {
  readonly key: string;
  readonly changes: readonly ItemChange[];
  readonly before: PublicItem | null;
  readonly after: PublicItem | null;
}

export interface EditionDifference {
  readonly from: PublicEdition;
  readonly to: PublicEdition;
  readonly counts: Readonly<Record<ItemChange, number>>;
  /** In the order of the newer table; removed rows at the end, in the order of the older. */
  readonly entries: readonly ItemDifference[];
}

type Row = { readonly key: string; readonly changes: ItemChange[]; readonly before: PublicItem | null; readonly after: PublicItem | null };

/** Everything in which two editions differ; order and classification are no difference of a row. One statement. */
export async function readDifference(db: Kysely<SocialInsuranceTables>, from: PublicEdition, to: PublicEdition): Promise<EditionDifference> {
  const side = (table: string) => sql`case when ${sql.ref(`${table}.key`)} is null then null else (select to_jsonb(one) from (select ${itemColumns(table)}, null as "className") as one) end`;
  const { rows } = await sql<Row>`
    with b as (select * from catalogue_items where edition_id = ${from.id}), a as (select * from catalogue_items where edition_id = ${to.id}),
    compared as (
      select coalesce(a.key, b.key) as key, ${side('b')} as before, ${side('a')} as after, a.position as new_position, b.position as old_position,
        array_remove(array[
          case when b.key is null then 'ADDED' end,
          case when a.key is null then 'REMOVED' end,
          case when a.key is not null and b.key is not null and a.grade is distinct from b.grade then 'GRADE' end,
          case when a.key is not null and b.key is not null and (a.limits is distinct from b.limits or a.note is distinct from b.note) then 'LIMITS' end,
          case when a.key is not null and b.key is not null and (a.price_limit, a.service_years) is distinct from (b.price_limit, b.service_years) then 'PRICE' end,
          case when a.key is not null and b.key is not null
            and (a.name, a.form, a.unit, a.material, a.purpose, a.applies_to) is distinct from (b.name, b.form, b.unit, b.material, b.purpose, b.applies_to) then 'DESCRIPTION' end
        ], null) as changes
      from a full join b using (key)
      where a.key is null or b.key is null or (a.name, a.form, a.grade, a.unit, a.price_limit, a.service_years, a.material, a.purpose, a.applies_to, a.note, a.limits)
        is distinct from (b.name, b.form, b.grade, b.unit, b.price_limit, b.service_years, b.material, b.purpose, b.applies_to, b.note, b.limits)
    )
    select key, changes, before, after from compared order by new_position nulls last, old_position`.execute(db);
  const counts: Record<ItemChange, number> = { ADDED: 0, REMOVED: 0, GRADE: 0, LIMITS: 0, PRICE: 0, DESCRIPTION: 0 };
  for (const { changes } of rows) for (const change of changes) counts[change] += 1;
  return { from, to, counts, entries: rows };
}
