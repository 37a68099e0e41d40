import { sql, type Transaction } from 'kysely';
import type { PersonDraft } from '../rules/index.ts';
import type { IdentityTables } from './tables.ts';
import type { Stamp } from './unit-repository.ts';

type Trx = Transaction<IdentityTables>;

export async function insertPerson(trx: Trx, id: string, staffNumber: string, draft: PersonDraft, oneTimePasswordUntil: Date | null, { at, by }: Stamp): Promise<void> {
  await trx
    .insertInto('people')
    .values({ id, staff_number: staffNumber, name: draft.name, unit_id: draft.unitId, one_time_password_until: oneTimePasswordUntil, last_sign_in_at: null, updated_at: at, updated_by: by })
    .execute();
  await writeBelongings(trx, id, draft);
}

/** Writes a person as they are to be, as the next version. */
export async function updatePersonRow(trx: Trx, id: string, draft: PersonDraft, { at, by }: Stamp): Promise<void> {
  await trx.updateTable('people').set({ name: draft.name, unit_id: draft.unitId, version: sql`version + 1`, updated_at: at, updated_by: by }).where('id', '=', id).execute();
  await writeBelongings(trx, id, draft);
}

/** Lets a person in or keeps them out, as the next version; who is kept out is in charge of nothing. */
export async function setActive(trx: Trx, id: string, active: boolean, { at, by }: Stamp): Promise<void> {
  await trx.updateTable('people').set({ active, version: sql`version + 1`, updated_at: at, updated_by: by }).where('id', '=', id).execute();
  if (!active) await trx.deleteFrom('unit_charges').where('person_id', '=', id).execute();
}

async function writeBelongings(trx: Trx, id: string, { roles, postIds, inChargeOfUnitIds }: PersonDraft): Promise<void> {
  await trx.deleteFrom('person_roles').where('person_id', '=', id).execute();
  await trx.deleteFrom('person_posts').where('person_id', '=', id).execute();
  await trx.deleteFrom('unit_charges').where('person_id', '=', id).execute();
  if (roles.length > 0) await trx.insertInto('person_roles').values(roles.map((role) => ({ person_id: id, role }))).execute();
  if (postIds.length > 0) await trx.insertInto('person_posts').values(postIds.map((post_id) => ({ person_id: id, post_id }))).execute();
  if (inChargeOfUnitIds.length > 0) await trx.insertInto('unit_charges').values(inChargeOfUnitIds.map((unit_id) => ({ unit_id, person_id: id }))).execute();
}
