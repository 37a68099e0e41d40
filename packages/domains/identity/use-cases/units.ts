import { refused, Refused, type ConflictField } from '@openhall/graphql-kit';
import type { Kysely } from 'kysely';
import { readBaseValues } from '../data/account-queries.ts';
import { recordEvent } from '../data/events.ts';
import { readPeopleById } from '../data/person-queries.ts';
import type { UnitRecord } from '../data/records.ts';
import type { AccountEventKind, FieldChange, IdentityTables } from '../data/tables.ts';
import { readUnits } from '../data/unit-queries.ts';
import { clearCharge, insertUnit, updateUnitRow } from '../data/unit-repository.ts';
import { closingProblems, reopeningProblems, unitProblems, type IdentityEvent, type UnitDraft } from '../rules/index.ts';
import { changesBetween, conflictingFields, type FieldValue } from './field-values.ts';
import { inWrite, permitted, refusedInState, type Permitted, type Trx, type Write } from './write.ts';

type UnitSaved = { readonly __typename: 'UnitSaved'; readonly unit: UnitRecord };
type UnitConflict = { readonly __typename: 'UnitConflict'; readonly current: UnitRecord; readonly fields: readonly ConflictField[]; readonly changedBy: string; readonly changedAt: Date };
export type UnitOutcome = UnitSaved | UnitConflict | Refused;

type UnitInput = { readonly code: string; readonly name: string; readonly parentId?: string | null; readonly sortOrder: number };

/** Creating, changing, closing and opening units. */
export function unitUseCases(db: Kysely<IdentityTables>, newId: () => string) {
  return {
    createUnit: (input: UnitInput, write: Write): Promise<UnitOutcome> => {
      const by = permitted(write, 'CREATE_UNIT');
      const draft = draftOf(input);
      return inWrite(db, async (trx) => {
        const units = await readUnits(trx);
        const reasons = unitProblems(draft, null, units);
        if (reasons.length > 0) return new Refused(reasons);
        const id = newId();
        await insertUnit(trx, id, draft, { at: by.now, by: by.actor.name });
        return saved(trx, id, 'UNIT_CREATED', changesBetween(null, valuesOf(draft, units)), by);
      });
    },

    updateUnit: (id: string, expectedVersion: number, input: UnitInput, write: Write): Promise<UnitOutcome> =>
      onUnit({ db, id, event: 'UPDATE_UNIT', write }, async (trx, { current, units }, by): Promise<UnitOutcome> => {
        const draft = draftOf(input);
        const [before, after] = [valuesOf(current, units), valuesOf(draft, units)];
        const changes = changesBetween(before, after);
        if (changes.length === 0) return { __typename: 'UnitSaved', unit: current };
        if (current.version !== expectedVersion) return conflict(current, conflictingFields(before, after, await readBaseValues(trx, id, expectedVersion)));
        const reasons = unitProblems(draft, id, units);
        if (reasons.length > 0) return new Refused(reasons);
        await updateUnitRow(trx, id, { ...draft, active: true }, { at: by.now, by: by.actor.name });
        return saved(trx, id, 'UNIT_UPDATED', changes, by);
      }),

    closeUnit: (id: string, write: Write): Promise<UnitOutcome> =>
      onUnit({ db, id, event: 'CLOSE_UNIT', write }, async (trx, { current, units }, by): Promise<UnitOutcome> => {
        const openUnitsBelow = units.filter((unit) => unit.parentId === id && unit.active).map(({ name }) => name);
        const reasons = closingProblems({ activePeople: current.peopleCount, openUnitsBelow });
        if (reasons.length > 0) return new Refused(reasons);
        const changes = await chargeTakenAway(trx, current, by.now);
        await updateUnitRow(trx, id, { ...current, active: false }, { at: by.now, by: by.actor.name });
        return saved(trx, id, 'UNIT_CLOSED', changes, by);
      }),

    reopenUnit: (id: string, write: Write): Promise<UnitOutcome> =>
      onUnit({ db, id, event: 'REOPEN_UNIT', write }, async (trx, { current, units }, by): Promise<UnitOutcome> => {
        const reasons = reopeningProblems(units.find((unit) => unit.id === current.parentId) ?? null);
        if (reasons.length > 0) return new Refused(reasons);
        await updateUnitRow(trx, id, { ...current, active: true }, { at: by.now, by: by.actor.name });
        return saved(trx, id, 'UNIT_REOPENED', [], by);
      }),
  };
}

type OnUnit = { readonly db: Kysely<IdentityTables>; readonly id: string; readonly event: IdentityEvent; readonly write: Write };

/** Does something with a unit, once it is found in a state in which the actor may. */
function onUnit<Outcome>({ db, id, event, write }: OnUnit, work: (trx: Trx, found: { readonly current: UnitRecord; readonly units: readonly UnitRecord[] }, by: Permitted) => Promise<Outcome>): Promise<Outcome | Refused> {
  const by = permitted(write, event);
  return inWrite(db, async (trx) => {
    const units = await readUnits(trx);
    const current = units.find((unit) => unit.id === id);
    if (current === undefined) return refused('没有这个单位，请刷新页面。');
    return refusedInState(by, event, current.active ? 'UNIT_OPEN' : 'UNIT_CLOSED') ?? work(trx, { current, units }, by);
  });
}

function draftOf({ code, name, parentId, sortOrder }: UnitInput): UnitDraft {
  return { code, name, parentId: parentId ?? null, sortOrder };
}

function valuesOf({ code, name, parentId, sortOrder }: UnitDraft, units: readonly UnitRecord[]): FieldValue[] {
  return [
    { field: 'code', label: '代码', text: code },
    { field: 'name', label: '名称', text: name },
    { field: 'parentId', label: '上级单位', text: parentId === null ? '无' : (units.find(({ id }) => id === parentId)?.name ?? parentId) },
    { field: 'sortOrder', label: '排序', text: String(sortOrder) },
  ];
}

async function chargeTakenAway(trx: Trx, { id, inChargeId }: UnitRecord, now: Date): Promise<FieldChange[]> {
  if (inChargeId === null) return [];
  const person = (await readPeopleById(trx, [inChargeId], now)).get(inChargeId);
  await clearCharge(trx, id);
  return [{ field: 'inCharge', label: '分管领导', before: person?.name ?? '', after: '' }];
}

async function saved(trx: Trx, id: string, kind: AccountEventKind, changes: readonly FieldChange[], { now, actor }: Permitted): Promise<UnitSaved> {
  const unit = (await readUnits(trx)).find((one) => one.id === id);
  if (unit === undefined) throw new Error(`unit ${id} was just written`);
  await recordEvent(trx, { kind, at: now, actor, unitId: id, subjectId: id, version: unit.version, changes });
  return { __typename: 'UnitSaved', unit };
}

function conflict(current: UnitRecord, fields: readonly ConflictField[]): UnitConflict {
  return { __typename: 'UnitConflict', current, fields, changedBy: current.updatedBy, changedAt: current.updatedAt };
}
