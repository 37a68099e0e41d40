import type { Refused } from '@openhall/graphql-kit';
import type { Kysely } from 'kysely';
import { clearFailures, deleteSessions, replaceCredentials } from '../data/credentials.ts';
import { recordEvent } from '../data/events.ts';
import { isId } from '../data/ids.ts';
import type { IdentityTables } from '../data/tables.ts';
import { issuedUntil, type IssuePassword } from './one-time-passwords.ts';
import type { CredentialsOutcome, PersonOutcome } from './people.ts';
import { findPerson, onPerson } from './person-records.ts';
import { inWrite, permitted, type Write } from './write.ts';

export type SessionsOutcome = { readonly __typename: 'SessionsEnded'; readonly count: number } | Refused;

/** A person who acts on their own account. */
export type OwnWrite = { readonly now: Date; readonly viewer: (NonNullable<Write['viewer']> & { readonly personId: string; readonly sessionId: string }) | null };

/** Recovery by an administrator, locks and sessions. None of it changes the person's record or its version. */
export function accountUseCases(db: Kysely<IdentityTables>, issuePassword: IssuePassword) {
  return {
    resetCredentials: async (id: string, write: Write): Promise<CredentialsOutcome> => {
      permitted(write, 'RESET_CREDENTIALS');
      const { password, hash } = await issuePassword();
      return onPerson({ db, id, event: 'RESET_CREDENTIALS', write }, async (trx, current, by): Promise<CredentialsOutcome> => {
        await replaceCredentials(trx, id, { passwordHash: hash, until: issuedUntil(by.now), at: by.now });
        await clearFailures(trx, id, current.staffNumber);
        await deleteSessions(trx, id);
        await recordEvent(trx, { kind: 'CREDENTIALS_RESET', at: by.now, actor: by.actor, personId: id, subjectId: id });
        return { __typename: 'CredentialsIssued', person: (await findPerson(trx, id, by.now)) ?? current, oneTimePassword: password };
      });
    },

    unlockPerson: (id: string, write: Write): Promise<PersonOutcome> =>
      onPerson({ db, id, event: 'UNLOCK_PERSON', write }, async (trx, current, by): Promise<PersonOutcome> => {
        await clearFailures(trx, id, current.staffNumber);
        if (current.lockedUntil !== null) await recordEvent(trx, { kind: 'PERSON_UNLOCKED', at: by.now, actor: by.actor, personId: id, subjectId: id });
        return { __typename: 'PersonSaved', person: { ...current, lockedUntil: null } };
      }),

    endSessions: (id: string, write: Write): Promise<SessionsOutcome> =>
      onPerson({ db, id, event: 'END_SESSIONS', write }, async (trx, _current, by): Promise<SessionsOutcome> => {
        const count = await deleteSessions(trx, id);
        if (count > 0) await recordEvent(trx, { kind: 'SESSIONS_ENDED', at: by.now, actor: by.actor, personId: id, subjectId: id });
        return { __typename: 'SessionsEnded', count };
      }),

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
