import type { Refused } from '@openhall/graphql-kit';
import type { Kysely } from 'kysely';
import { clearFailures, deleteSessions, replaceCredentials } from '../data/credentials.ts';
import { recordEvent } from '../data/events.ts';
import { isId } from '../data/ids.ts';
import type { IdentityTables } from '../data/tables.ts';
import { issuedUntil, type IssuePassword } from './one-time-passwords.ts';
import type { CredentialsOutcome, PersonOutcome } from './people.ts';
import { findPerson, unknownPerson } from './person-records.ts';
import { inWrite, permitted, refusedInState, type Write } from './write.ts';

export type SessionsOutcome = { readonly __typename: 'SessionsEnded'; readonly count: number } | Refused;

/** A person who acts on their own account. */
export type OwnWrite = { readonly now: Date; readonly viewer: (NonNullable<Write['viewer']> & { readonly personId: string; readonly sessionId: string }) | null };

export type AccountUseCases = ReturnType<typeof accountUseCases>;

/** Recovery by an administrator, locks and sessions. None of it changes the person's record or its version. */
export function accountUseCases(db: Kysely<IdentityTables>, issuePassword: IssuePassword) {
  return {
    resetCredentials: async (id: string, write: Write): Promise<CredentialsOutcome> => {
      const by = permitted(write, 'RESET_CREDENTIALS');
      const { password, hash } = await issuePassword();
      return inWrite(db, async (trx) => {
        const current = await findPerson(trx, id, by.now);
        if (current === undefined) return unknownPerson();
        const blocked = refusedInState(by, 'RESET_CREDENTIALS', current.active ? 'PERSON_ACTIVE' : 'PERSON_INACTIVE');
        if (blocked !== null) return blocked;
        await replaceCredentials(trx, id, { passwordHash: hash, until: issuedUntil(by.now), at: by.now });
        await clearFailures(trx, id, current.staffNumber);
        await deleteSessions(trx, id);
        await recordEvent(trx, { kind: 'CREDENTIALS_RESET', at: by.now, actor: by.actor, personId: id, subjectId: id });
        return { __typename: 'CredentialsIssued', person: (await findPerson(trx, id, by.now)) ?? current, oneTimePassword: password };
      });
    },

    unlockPerson: (id: string, write: Write): Promise<PersonOutcome> => {
      const by = permitted(write, 'UNLOCK_PERSON');
      return inWrite(db, async (trx) => {
        const current = await findPerson(trx, id, by.now);
        if (current === undefined) return unknownPerson();
        const blocked = refusedInState(by, 'UNLOCK_PERSON', current.active ? 'PERSON_ACTIVE' : 'PERSON_INACTIVE');
        if (blocked !== null) return blocked;
        await clearFailures(trx, id, current.staffNumber);
        if (current.lockedUntil !== null) await recordEvent(trx, { kind: 'PERSON_UNLOCKED', at: by.now, actor: by.actor, personId: id, subjectId: id });
        return { __typename: 'PersonSaved', person: { ...current, lockedUntil: null } };
      });
    },

    endSessions: (id: string, write: Write): Promise<SessionsOutcome> => {
      const by = permitted(write, 'END_SESSIONS');
      return inWrite(db, async (trx) => {
        const current = await findPerson(trx, id, by.now);
        if (current === undefined) return unknownPerson();
        const count = await deleteSessions(trx, id);
        if (count > 0) await recordEvent(trx, { kind: 'SESSIONS_ENDED', at: by.now, actor: by.actor, personId: id, subjectId: id });
        return { __typename: 'SessionsEnded', count };
      });
    },

    /** Ends one session of the viewer, or all but the one they act in. */
    endMySession: (sessionId: string | null, write: OwnWrite): Promise<SessionsOutcome> => {
      const by = permitted(write, 'USE_OWN_ACCOUNT');
      const { viewer } = write;
      return inWrite(db, async (trx) => {
        if (viewer === null || (sessionId !== null && !isId(sessionId))) return { __typename: 'SessionsEnded', count: 0 };
        const count = await deleteSessions(trx, viewer.personId, sessionId === null ? { except: viewer.sessionId } : { only: sessionId });
        if (count > 0) await recordEvent(trx, { kind: 'SESSIONS_ENDED', at: by.now, actor: by.actor, personId: viewer.personId, subjectId: viewer.personId });
        return { __typename: 'SessionsEnded', count };
      });
    },
  };
}
