import { refused, Refused } from '@openhall/graphql-kit';
import type { Kysely } from 'kysely';
import { deleteSessions } from '../data/credentials.ts';
import { readActiveHolders } from '../data/person-queries.ts';
import { setActive } from '../data/person-repository.ts';
import type { IdentityTables } from '../data/tables.ts';
import { readUnitsById } from '../data/unit-queries.ts';
import { administrationProblems } from '../rules/index.ts';
import { changesBetween } from './field-values.ts';
import type { PersonOutcome } from './people.ts';
import { onPerson, savedPerson, surroundingsOf, valuesOf } from './person-records.ts';
import type { Write } from './write.ts';

/** Keeping people out, and letting them in again with the credentials they had. */
export function admissionUseCases(db: Kysely<IdentityTables>) {
  return {
    deactivatePerson: (id: string, write: Write): Promise<PersonOutcome> =>
      onPerson({ db, id, event: 'DEACTIVATE_PERSON', write }, async (trx, current, by): Promise<PersonOutcome> => {
        const reasons = administrationProblems(id, false, await readActiveHolders(trx, 'ADMINISTRATOR'));
        if (reasons.length > 0) return new Refused(reasons);
        const surroundings = await surroundingsOf(trx, id);
        const before = valuesOf({ ...current, inChargeOfUnitIds: current.inChargeOfIds }, surroundings);
        const after = valuesOf({ ...current, inChargeOfUnitIds: [] }, surroundings);
        await setActive(trx, id, false, { at: by.now, by: by.actor.name });
        await deleteSessions(trx, id);
        return savedPerson(trx, id, 'PERSON_DEACTIVATED', changesBetween(before, after), by);
      }),

    reactivatePerson: (id: string, write: Write): Promise<PersonOutcome> =>
      onPerson({ db, id, event: 'REACTIVATE_PERSON', write }, async (trx, current, by): Promise<PersonOutcome> => {
        const unit = (await readUnitsById(trx, [current.unitId])).get(current.unitId);
        if (unit?.active !== true) return refused(`所在单位“${unit?.name ?? ''}”已撤销，请先恢复该单位。`);
        await setActive(trx, id, true, { at: by.now, by: by.actor.name });
        return savedPerson(trx, id, 'PERSON_REACTIVATED', [], by);
      }),
  };
}
