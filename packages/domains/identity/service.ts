import { randomUUID } from 'node:crypto';
import type { Viewer } from '@openhall/graphql-kit';
import { may } from '@openhall/permission';
import type { Kysely } from 'kysely';
import { readAccountEvents, readSessions, type AccountEventsPage, type AccountEventsRequest } from './data/account-queries.ts';
import { readPeopleById, readPeoplePage, readPersonByStaffNumber, type PeoplePage, type PeopleRequest } from './data/person-queries.ts';
import type { MeRecord, PersonRecord, SessionRecord, UnitRecord } from './data/records.ts';
import type { IdentityTables } from './data/tables.ts';
import { readPostsById, readUnits, readUnitsById } from './data/unit-queries.ts';
import { IdentityLoaders } from './graphql/loaders.ts';
import { identityTable } from './rules/index.ts';
import { accountUseCases } from './use-cases/accounts.ts';
import { admissionUseCases } from './use-cases/admission.ts';
import { demonstrationUseCases } from './use-cases/demonstration.ts';
import { issuePassword } from './use-cases/one-time-passwords.ts';
import { peopleUseCases } from './use-cases/people.ts';
import { postUseCases } from './use-cases/posts.ts';
import { unitUseCases } from './use-cases/units.ts';
import type { Actor } from './use-cases/write.ts';

export type IdentityOptions = {
  /** A connection to the database that holds the tables of this domain. */
  readonly db: Kysely<IdentityTables>;
  /** Every event of every domain that roles may cause: what `me` says of permissions. */
  readonly eventsOf: (roles: readonly string[]) => readonly string[];
  /** The ways of signing in that this installation offers besides staff number and password. */
  readonly signInWays: { readonly passkey: boolean; readonly oidcName: string | null };
  /** Makes identifiers; random ones where nothing is given. */
  readonly newId?: () => string;
};

/** When a read happens and for whom; null is nobody. */
export type Reading = { readonly now: Date; readonly viewer: Pick<Actor, 'personId' | 'roles'> | null };

/** The use cases of the domain, used by resolvers, the sign-in routes and the command line. */
export type Identity = ReturnType<typeof createIdentity>;

/** Assembles the use cases. Nothing here reads the clock: every call says when it happens. */
export function createIdentity({ db, eventsOf, signInWays, newId = randomUUID }: IdentityOptions) {
  return {
    ...unitUseCases(db, newId),
    ...postUseCases(db, newId),
    ...peopleUseCases(db, newId, issuePassword),
    ...admissionUseCases(db),
    ...accountUseCases(db, issuePassword),
    ...demonstrationUseCases(db),
    signInWays,

    /** Batching readers for one request. */
    loaders: ({ now, viewer }: Reading): IdentityLoaders =>
      new IdentityLoaders({
        units: (ids) => readUnitsById(db, ids),
        posts: (ids) => readPostsById(db, ids),
        people: async (ids) => new Map([...(await readPeopleById(db, ids, now))].map(([id, person]) => [id, asSeenBy(viewer, person)])),
      }),

    /** Every unit: parents before children. */
    units: (): Promise<UnitRecord[]> => readUnits(db),

    /** A page of people. */
    people: async (request: PeopleRequest, { now, viewer }: Reading): Promise<PeoplePage> => {
      const page = await readPeoplePage(db, request, now);
      for (const edge of page.edges) Object.assign(edge, { node: asSeenBy(viewer, edge.node) });
      return page;
    },

    /** A person by staff number with their account, for the command line; undefined where nobody has it. */
    personByStaffNumber: (staffNumber: string, now: Date): Promise<PersonRecord | undefined> => readPersonByStaffNumber(db, staffNumber, now),

    /** A page of what happened. */
    accountEvents: (request: AccountEventsRequest): Promise<AccountEventsPage> => readAccountEvents(db, request),

    /** Who the viewer is and what they may do. */
    me: async ({ personId, roles, mustChangePassword }: Viewer, now: Date): Promise<MeRecord | null> => {
      const person = (await readPeopleById(db, [personId], now)).get(personId);
      if (person === undefined) return null;
      return { ...person, permissions: eventsOf(roles), mustChangePassword, twoFactorEnabled: person.twoFactorEnabled === true };
    },

    /** Where the viewer is signed in. */
    mySessions: async ({ now, viewer }: { readonly now: Date; readonly viewer: Viewer | null }): Promise<SessionRecord[]> => (viewer === null ? [] : readSessions(db, viewer.personId, viewer.sessionId, now)),
  };
}

/** What concerns an account is for those who keep accounts, and for the person. */
function asSeenBy(viewer: Reading['viewer'], person: PersonRecord): PersonRecord {
  if (viewer !== null && (viewer.personId === person.id || may(identityTable, viewer.roles, 'READ_ACCOUNTS'))) return person;
  return { ...person, twoFactorEnabled: null, mustChangePassword: null, lastSignInAt: null, lockedUntil: null };
}
