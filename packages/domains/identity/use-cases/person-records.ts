import { refused, type Refused } from '@openhall/graphql-kit';
import type { Kysely } from 'kysely';
import { recordEvent } from '../data/events.ts';
import { readPeopleById } from '../data/person-queries.ts';
import type { PersonRecord } from '../data/records.ts';
import type { AccountEventKind, FieldChange, IdentityTables } from '../data/tables.ts';
import { ROLE_LABELS, ROLES, type IdentityEvent, type PersonDraft, type PersonSurroundings } from '../rules/index.ts';
import type { FieldValue } from './field-values.ts';
import { inWrite, permitted, refusedInState, type Permitted, type Trx, type Write } from './write.ts';

export type PersonSaved = { readonly __typename: 'PersonSaved'; readonly person: PersonRecord };

/** The rest of the department, and the names of posts. */
export type Surroundings = PersonSurroundings & { readonly postNames: ReadonlyMap<string, string> };

/**
 * What the rules have to know of the rest of the department.
 *
 * @param personId the person who is changed; null for a new one
 */
export async function surroundingsOf(trx: Trx, personId: string | null): Promise<Surroundings> {
  const units = await trx.selectFrom('units').select(['id', 'name', 'active']).execute();
  const posts = await trx.selectFrom('posts').select(['id', 'name']).execute();
  const charges = await trx.selectFrom('unit_charges').innerJoin('people', 'people.id', 'unit_charges.person_id').select(['unit_charges.unit_id', 'people.id', 'people.name']).execute();
  return {
    units: new Map(units.map((unit) => [unit.id, unit])),
    posts: new Set(posts.map(({ id }) => id)),
    postNames: new Map(posts.map(({ id, name }) => [id, name])),
    othersInCharge: new Map(charges.filter(({ id }) => id !== personId).map(({ unit_id: unitId, name }) => [unitId, name])),
  };
}

/** What is kept of a person as people read it; lists in one order, whatever order they were sent in. */
export function valuesOf({ name, unitId, postIds, roles, inChargeOfUnitIds }: PersonDraft, { units, postNames }: Surroundings): FieldValue[] {
  const listed = (texts: readonly string[]): string => texts.toSorted((a, b) => a.localeCompare(b, 'zh-CN')).join('、');
  return [
    { field: 'name', label: '姓名', text: name },
    { field: 'unitId', label: '所在单位', text: units.get(unitId)?.name ?? unitId },
    { field: 'postIds', label: '岗位', text: listed(postIds.map((id) => postNames.get(id) ?? id)) },
    { field: 'roles', label: '角色', text: ROLES.filter((role) => roles.includes(role)).map((role) => ROLE_LABELS[role]).join('、') },
    { field: 'inChargeOfUnitIds', label: '分管单位', text: listed(inChargeOfUnitIds.map((id) => units.get(id)?.name ?? id)) },
  ];
}

/** The same draft with nothing in it twice. */
export function withoutRepeats({ name, unitId, postIds, roles, inChargeOfUnitIds }: PersonDraft): PersonDraft {
  return { name, unitId, postIds: [...new Set(postIds)], roles: [...new Set(roles)], inChargeOfUnitIds: [...new Set(inChargeOfUnitIds)] };
}

export async function findPerson(trx: Trx, id: string, now: Date): Promise<PersonRecord | undefined> {
  return (await readPeopleById(trx, [id], now)).get(id);
}

/** Records what happened to a person's record, and reads it as it is now. */
export async function savedPerson(trx: Trx, id: string, kind: AccountEventKind, changes: readonly FieldChange[], { now, actor }: Permitted): Promise<PersonSaved> {
  const person = await findPerson(trx, id, now);
  if (person === undefined) throw new Error(`person ${id} was just written`);
  await recordEvent(trx, { kind, at: now, actor, personId: id, subjectId: id, version: person.version, changes });
  return { __typename: 'PersonSaved', person };
}

/** Does something with a person, once they are found in a state in which the actor may. */
export function onPerson<Outcome>(
  { db, id, event, write }: { readonly db: Kysely<IdentityTables>; readonly id: string; readonly event: IdentityEvent; readonly write: Write },
  work: (trx: Trx, current: PersonRecord, by: Permitted) => Promise<Outcome>,
): Promise<Outcome | Refused> {
  const by = permitted(write, event);
  return inWrite(db, async (trx) => {
    const current = await findPerson(trx, id, by.now);
    if (current === undefined) return refused('没有这个人员，请刷新页面。');
    return refusedInState(by, event, current.active ? 'PERSON_ACTIVE' : 'PERSON_INACTIVE') ?? work(trx, current, by);
  });
}
