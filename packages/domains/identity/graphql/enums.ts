import { describedEnum } from '@openhall/graphql-kit';
import { ROLE_LABELS, type Role } from '../rules/index.ts';
import type { AccountEventKind } from '../data/tables.ts';

const duties: Readonly<Record<Role, string>> = {
  DRAFTER: 'writes what is to be published.',
  UNIT_HEAD: 'answers for what a unit puts forward.',
  DEPUTY_DIRECTOR: 'deputy director in charge of units.',
  GENERAL_OFFICE: 'the General Office, which reviews and publishes.',
  DIRECTOR: 'director of the department.',
  PRESS_OFFICER: 'prepares briefings and answers journalists.',
  SPOKESPERSON: 'speaks for the department.',
  POLICY_INTERPRETER: 'explains policies.',
  OPINION_WATCH: 'follows public opinion.',
  TRAINEE: 'takes courses.',
  TRAINING_MANAGER: 'plans courses and sees who is behind.',
  UNIT_LIAISON: 'the unit’s contact for courses and reports.',
  ADMINISTRATOR: 'keeps units, people and accounts.',
  AUDITOR: 'sees what was changed by whom, and changes nothing.',
};

export const RoleEnum = describedEnum<Role>(
  'Role',
  'What a person does in the department; decides what they may do. A person may hold several.',
  Object.fromEntries(Object.entries(duties).map(([role, duty]) => [role, `${ROLE_LABELS[role as Role]}: ${duty}`])) as Record<Role, string>,
);

export const AccountEventKindEnum = describedEnum<AccountEventKind>('AccountEventKind', 'What happened to a unit, a post, a person or an account.', {
  UNIT_CREATED: 'A unit was created.',
  UNIT_UPDATED: 'A unit was changed.',
  UNIT_CLOSED: 'A unit was closed.',
  UNIT_REOPENED: 'A closed unit was opened again.',
  POST_CREATED: 'A post was created.',
  POST_UPDATED: 'A post was renamed.',
  POST_REMOVED: 'A post was removed.',
  PERSON_CREATED: 'A person was taken in.',
  PERSON_UPDATED: 'A person’s name, unit, posts, roles or charges were changed.',
  PERSON_DEACTIVATED: 'A person can no longer sign in.',
  PERSON_REACTIVATED: 'A person can sign in again.',
  CREDENTIALS_RESET: 'A one-time password was given out; second factors and passkeys were taken away.',
  PERSON_UNLOCKED: 'A lock after failed sign-ins was lifted.',
  SESSIONS_ENDED: 'Sessions were ended before their time.',
  PERSON_LOCKED: 'Too many failed sign-ins: the account is locked for a while.',
  SIGNED_IN: 'The person signed in.',
  PASSWORD_CHANGED: 'The person chose a new password.',
  TWO_FACTOR_ENABLED: 'The person switched the second factor on.',
  TWO_FACTOR_DISABLED: 'The person switched the second factor off.',
  PASSKEY_ADDED: 'The person added a passkey.',
  PASSKEY_REMOVED: 'The person removed a passkey.',
  BACKUP_CODES_RENEWED: 'The person had new backup codes made; earlier ones are void.',
  SECOND_FACTOR_LOCKED: 'Too many wrong codes after the right password: the second factor is locked for a while.',
  PROVIDER_LINKED: 'The person was tied to their identity at the configured provider: they can sign in by it from now on.',
  JOB_RETRIED: 'The person had a failed job tried again.',
});
