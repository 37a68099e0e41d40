import { Refused, type ConflictField } from '@openhall/graphql-kit';
import type { Kysely } from 'kysely';
import { readBaseValues } from '../data/account-queries.ts';
import { insertUser, renameUser } from '../data/credentials.ts';
import { readActiveHolders, readPersonByStaffNumber } from '../data/person-queries.ts';
import { insertPerson, updatePersonRow } from '../data/person-repository.ts';
import type { PersonRecord } from '../data/records.ts';
import type { IdentityTables } from '../data/tables.ts';
import { administrationProblems, personProblems, staffNumberProblems, type PersonDraft } from '../rules/index.ts';
import { changesBetween, conflictingFields } from './field-values.ts';
import { issuedUntil, type IssuePassword } from './one-time-passwords.ts';
import { onPerson, savedPerson, surroundingsOf, valuesOf, withoutRepeats, type PersonSaved } from './person-records.ts';
import { inWrite, permitted, type Write } from './write.ts';

type PersonConflict = { readonly __typename: 'PersonConflict'; readonly current: PersonRecord; readonly fields: readonly ConflictField[]; readonly changedBy: string; readonly changedAt: Date };
export type PersonOutcome = PersonSaved | PersonConflict | Refused;
export type CredentialsOutcome = { readonly __typename: 'CredentialsIssued'; readonly person: PersonRecord; readonly oneTimePassword: string } | Refused;

/** Taking people in and changing them. */
export function peopleUseCases(db: Kysely<IdentityTables>, newId: () => string, issuePassword: IssuePassword) {
  return {
    createPerson: async ({ staffNumber, ...input }: PersonDraft & { readonly staffNumber: string }, write: Write): Promise<CredentialsOutcome> => {
      const by = permitted(write, 'CREATE_PERSON');
      const draft = withoutRepeats(input);
      // Hashing takes a tenth of a second on purpose: not while others wait.
      const { password, hash } = await issuePassword();
      return inWrite(db, async (trx) => {
        const surroundings = await surroundingsOf(trx, null);
        const namesake = await readPersonByStaffNumber(trx, staffNumber, by.now);
        const reasons = [...staffNumberProblems(staffNumber, namesake?.name ?? null), ...personProblems(draft, surroundings)];
        if (reasons.length > 0) return new Refused(reasons);
        const id = newId();
        await insertPerson(trx, id, staffNumber, draft, issuedUntil(by.now), { at: by.now, by: by.actor.name });
        await insertUser(trx, { id, staffNumber, name: draft.name, passwordHash: hash }, by.now);
        const changes = [{ field: 'staffNumber', label: '工号', before: '', after: staffNumber }, ...changesBetween(null, valuesOf(draft, surroundings))];
        const { person } = await savedPerson(trx, id, 'PERSON_CREATED', changes, by);
        return { __typename: 'CredentialsIssued', person, oneTimePassword: password };
      });
    },

    updatePerson: (id: string, expectedVersion: number, input: PersonDraft, write: Write): Promise<PersonOutcome> =>
      onPerson({ db, id, event: 'UPDATE_PERSON', write }, async (trx, current, by): Promise<PersonOutcome> => {
        const draft = withoutRepeats(input);
        const surroundings = await surroundingsOf(trx, id);
        const [before, after] = [valuesOf({ ...current, inChargeOfUnitIds: current.inChargeOfIds }, surroundings), valuesOf(draft, surroundings)];
        const changes = changesBetween(before, after);
        if (changes.length === 0) return { __typename: 'PersonSaved', person: current };
        if (current.version !== expectedVersion) {
          const fields = conflictingFields(before, after, await readBaseValues(trx, id, expectedVersion));
          return { __typename: 'PersonConflict', current, fields, changedBy: current.updatedBy, changedAt: current.updatedAt };
        }
        const administrators = await readActiveHolders(trx, 'ADMINISTRATOR');
        const reasons = [...personProblems(draft, surroundings), ...administrationProblems(id, draft.roles.includes('ADMINISTRATOR'), administrators)];
        if (reasons.length > 0) return new Refused(reasons);
        await updatePersonRow(trx, id, draft, { at: by.now, by: by.actor.name });
        await renameUser(trx, id, draft.name, by.now);
        return savedPerson(trx, id, 'PERSON_UPDATED', changes, by);
      }),
  };
}
