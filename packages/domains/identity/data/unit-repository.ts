import { sql, type Transaction } from 'kysely';
import type { IdentityTables } from './tables.ts';

type Trx = Transaction<IdentityTables>;

/** When and by whom a row is written. */
export type Stamp = { readonly at: Date; readonly by: string };

export type UnitFields = { readonly code: string; readonly name: string; readonly parentId: string | null; readonly sortOrder: number; readonly active: boolean };

export async function insertUnit(trx: Trx, id: string, { code, name, parentId, sortOrder }: Omit<UnitFields, 'active'>, { at, by }: Stamp): Promise<void> {
  await trx.insertInto('units').values({ id, code, name, parent_id: parentId, sort_order: sortOrder, updated_at: at, updated_by: by }).execute();
}

/** Writes a unit as it is to be, as the next version. */
export async function updateUnitRow(trx: Trx, id: string, { code, name, parentId, sortOrder, active }: UnitFields, { at, by }: Stamp): Promise<void> {
  await trx
    .updateTable('units')
    .set({ code, name, parent_id: parentId, sort_order: sortOrder, active, version: sql`version + 1`, updated_at: at, updated_by: by })
    .where('id', '=', id)
    .execute();
}

/** Nobody is in charge of the unit any more. */
export async function clearCharge(trx: Trx, unitId: string): Promise<void> {
  await trx.deleteFrom('unit_charges').where('unit_id', '=', unitId).execute();
}

export async function insertPost(trx: Trx, id: string, { unitId, name }: { readonly unitId: string; readonly name: string }, { at, by }: Stamp): Promise<void> {
  await trx.insertInto('posts').values({ id, unit_id: unitId, name, updated_at: at, updated_by: by }).execute();
}

export async function renamePostRow(trx: Trx, id: string, name: string, { at, by }: Stamp): Promise<void> {
  await trx.updateTable('posts').set({ name, version: sql`version + 1`, updated_at: at, updated_by: by }).where('id', '=', id).execute();
}

export async function deletePost(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('posts').where('id', '=', id).execute();
}
