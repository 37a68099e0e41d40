import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { Role } from '../rules/index.ts';

export type AccountEventKind =
  | 'UNIT_CREATED'
  | 'UNIT_UPDATED'
  | 'UNIT_CLOSED'
  | 'UNIT_REOPENED'
  | 'POST_CREATED'
  | 'POST_UPDATED'
  | 'POST_REMOVED'
  | 'PERSON_CREATED'
  | 'PERSON_UPDATED'
  | 'PERSON_DEACTIVATED'
  | 'PERSON_REACTIVATED'
  | 'CREDENTIALS_RESET'
  | 'PERSON_UNLOCKED'
  | 'SESSIONS_ENDED'
  | 'PERSON_LOCKED'
  | 'SIGNED_IN'
  | 'PASSWORD_CHANGED'
  | 'TWO_FACTOR_ENABLED'
  | 'TWO_FACTOR_DISABLED'
  | 'PASSKEY_ADDED'
  | 'PASSKEY_REMOVED';

/** One field that was changed, as texts for people. */
export type FieldChange = { readonly field: string; readonly label: string; readonly before: string; readonly after: string };

type UnitRow = {
  id: string;
  code: string;
  name: string;
  parent_id: string | null;
  active: Generated<boolean>;
  sort_order: number;
  version: Generated<number>;
  updated_at: Date;
  updated_by: string;
};

type PostRow = { id: string; unit_id: string; name: string; version: Generated<number>; updated_at: Date; updated_by: string };

type PersonRow = {
  id: string;
  staff_number: string;
  name: string;
  unit_id: string;
  active: Generated<boolean>;
  one_time_password_until: Date | null;
  last_sign_in_at: Date | null;
  version: Generated<number>;
  updated_at: Date;
  updated_by: string;
};

type AccountEventRow = {
  id: GeneratedAlways<string>;
  at: Date;
  kind: AccountEventKind;
  actor_id: string | null;
  actor_name: string;
  person_id: string | null;
  unit_id: string | null;
  subject_id: string;
  version: number | null;
  changes: JSONColumnType<FieldChange[]>;
};

type SignInFailureRow = { name_digest: string; failures: number; last_failed_at: Date; locked_until: Date | null };

type AuthUserRow = {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  createdAt: Date;
  updatedAt: Date;
  username: string | null;
  displayUsername: string | null;
  twoFactorEnabled: boolean | null;
};

type AuthSessionRow = {
  id: Generated<string>;
  expiresAt: Date;
  token: string;
  createdAt: Date;
  updatedAt: Date;
  userAgent: string | null;
  userId: string;
  way: string | null;
};

type AuthAccountRow = { id: Generated<string>; accountId: string; providerId: string; userId: string; password: string | null; createdAt: Date; updatedAt: Date };

type AuthTwoFactorRow = { id: Generated<string>; userId: string; failedVerificationCount: number | null; lockedUntil: Date | null };

/** The tables identity owns; those that begin with auth_ are better-auth's, as far as we touch them. Nothing outside the domain writes them. */
export type IdentityTables = {
  units: UnitRow;
  posts: PostRow;
  people: PersonRow;
  person_roles: { person_id: string; role: Role };
  person_posts: { person_id: string; post_id: string };
  unit_charges: { unit_id: string; person_id: string };
  account_events: AccountEventRow;
  sign_in_failures: SignInFailureRow;
  auth_users: AuthUserRow;
  auth_sessions: AuthSessionRow;
  auth_accounts: AuthAccountRow;
  auth_two_factors: AuthTwoFactorRow;
  auth_passkeys: { id: string; userId: string };
  auth_verifications: { identifier: string; value: string; expiresAt: Date };
};
