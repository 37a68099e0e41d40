import { EVERYONE, type DomainPermissions, type PermissionTable } from '@openhall/permission';
import { ROLES, type Role } from './roles.ts';

/** States of the records of this domain. */
export type IdentityState = 'UNIT_OPEN' | 'UNIT_CLOSED' | 'PERSON_ACTIVE' | 'PERSON_INACTIVE';

export type IdentityEvent =
  | 'USE_OWN_ACCOUNT'
  | 'READ_ORGANISATION'
  | 'READ_ACCOUNTS'
  | 'CREATE_UNIT'
  | 'UPDATE_UNIT'
  | 'CLOSE_UNIT'
  | 'REOPEN_UNIT'
  | 'SAVE_POST'
  | 'CREATE_PERSON'
  | 'UPDATE_PERSON'
  | 'DEACTIVATE_PERSON'
  | 'REACTIVATE_PERSON'
  | 'RESET_CREDENTIALS'
  | 'UNLOCK_PERSON'
  | 'END_SESSIONS';

/** Those who work with others must be able to name them; who only takes courses need not. */
const STAFF: readonly Role[] = ROLES.filter((role) => role !== 'TRAINEE');

/**
 * Who may do what with units, posts, people and accounts. The administrator changes, the auditor sees what was changed and
 * changes nothing, everybody else sees who is who.
 */
export const identityTable: PermissionTable<Role, IdentityState, IdentityEvent> = {
  ...Object.fromEntries(STAFF.map((role) => [role, { ANY: ['USE_OWN_ACCOUNT', 'READ_ORGANISATION'] }])),
  TRAINEE: { ANY: ['USE_OWN_ACCOUNT'] },
  AUDITOR: { ANY: ['USE_OWN_ACCOUNT', 'READ_ORGANISATION', 'READ_ACCOUNTS'] },
  ADMINISTRATOR: {
    ANY: ['USE_OWN_ACCOUNT', 'READ_ORGANISATION', 'READ_ACCOUNTS', 'CREATE_UNIT', 'CREATE_PERSON'],
    UNIT_OPEN: ['UPDATE_UNIT', 'CLOSE_UNIT', 'SAVE_POST'],
    UNIT_CLOSED: ['REOPEN_UNIT'],
    PERSON_ACTIVE: ['UPDATE_PERSON', 'DEACTIVATE_PERSON', 'RESET_CREDENTIALS', 'UNLOCK_PERSON', 'END_SESSIONS'],
    PERSON_INACTIVE: ['REACTIVATE_PERSON'],
  },
};

/** What each operation of this domain needs. */
export const identityPermissions: DomainPermissions = {
  domain: 'identity',
  table: identityTable,
  operations: {
    'Query.signInWays': EVERYONE,
    'Query.me': EVERYONE,
    'Query.mySessions': 'USE_OWN_ACCOUNT',
    'Query.units': 'READ_ORGANISATION',
    'Query.unit': 'READ_ORGANISATION',
    'Query.people': 'READ_ORGANISATION',
    'Query.person': 'READ_ORGANISATION',
    'Query.accountEvents': 'READ_ACCOUNTS',
    'Mutation.endMySession': 'USE_OWN_ACCOUNT',
    'Mutation.createUnit': 'CREATE_UNIT',
    'Mutation.updateUnit': 'UPDATE_UNIT',
    'Mutation.closeUnit': 'CLOSE_UNIT',
    'Mutation.reopenUnit': 'REOPEN_UNIT',
    'Mutation.createPost': 'SAVE_POST',
    'Mutation.updatePost': 'SAVE_POST',
    'Mutation.removePost': 'SAVE_POST',
    'Mutation.createPerson': 'CREATE_PERSON',
    'Mutation.updatePerson': 'UPDATE_PERSON',
    'Mutation.deactivatePerson': 'DEACTIVATE_PERSON',
    'Mutation.reactivatePerson': 'REACTIVATE_PERSON',
    'Mutation.resetCredentials': 'RESET_CREDENTIALS',
    'Mutation.unlockPerson': 'UNLOCK_PERSON',
    'Mutation.endSessions': 'END_SESSIONS',
  },
};
