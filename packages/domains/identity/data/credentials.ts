import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { IdentityTables } from './tables.ts';

type Trx = Transaction<IdentityTables>;

/**
 * better-auth wants an address of everybody. Nobody's is kept here: this one is made of the staff number, and its domain is
 * reserved never to exist (RFC 2606).
 */
export function addressOf(staffNumber: string): string {
  return `${staffNumber.toLowerCase()}@staff.invalid`;
}

/** What failed sign-ins with a staff number are kept under, whether anybody has it or not. */
export function nameDigest(staffNumber: string): string {
  return createHash('sha256').update(staffNumber.toLowerCase()).digest('hex');
}

export type NewUser = { readonly id: string; readonly staffNumber: string; readonly name: string; readonly passwordHash: string };

/** Makes the user of better-auth for a person, with a password, in the transaction that takes the person in. */
export async function insertUser(trx: Trx, { id, staffNumber, name, passwordHash }: NewUser, at: Date): Promise<void> {
  const stamps = { createdAt: at, updatedAt: at };
  await trx
    .insertInto('auth_users')
    .values({ id, name, email: addressOf(staffNumber), emailVerified: true, username: staffNumber.toLowerCase(), displayUsername: staffNumber, twoFactorEnabled: false, ...stamps })
    .execute();
  await trx.insertInto('auth_accounts').values({ userId: id, accountId: id, providerId: 'credential', password: passwordHash, ...stamps }).execute();
}

export async function renameUser(trx: Trx, id: string, name: string, at: Date): Promise<void> {
  await trx.updateTable('auth_users').set({ name, updatedAt: at }).where('id', '=', id).execute();
}

/** Gives a person another password, for one use where it ends some day, and takes everything else away by which they could sign in here. Identities at a provider stay. */
export async function replaceCredentials(trx: Trx, id: string, { passwordHash, until, at }: { readonly passwordHash: string; readonly until: Date | null; readonly at: Date }): Promise<void> {
  await trx.updateTable('auth_accounts').set({ password: passwordHash, updatedAt: at }).where('userId', '=', id).where('providerId', '=', 'credential').execute();
  await trx.deleteFrom('auth_two_factors').where('userId', '=', id).execute();
  await trx.updateTable('auth_users').set({ twoFactorEnabled: false, updatedAt: at }).where('id', '=', id).execute();
  await trx.deleteFrom('auth_passkeys').where('userId', '=', id).execute();
  // Second factors that were asked for and not given yet.
  await trx.deleteFrom('auth_verifications').where('value', '=', id).execute();
  await trx.updateTable('people').set({ one_time_password_until: until }).where('id', '=', id).execute();
}

/** Ends sessions of a person: all, one, or all but one. Returns how many there were. */
export async function deleteSessions(trx: Trx, personId: string, which: { readonly only?: string; readonly except?: string } = {}): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom('auth_sessions')
    .where('userId', '=', personId)
    .$if(which.only !== undefined, (query) => query.where('id', '=', which.only ?? ''))
    .$if(which.except !== undefined, (query) => query.where('id', '<>', which.except ?? ''))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Forgets failed sign-ins and the locks they led to, of the password and of the second factor. */
export async function clearFailures(trx: Trx, id: string, staffNumber: string): Promise<void> {
  await trx.deleteFrom('sign_in_failures').where('name_digest', '=', nameDigest(staffNumber)).execute();
  await trx.updateTable('auth_two_factors').set({ failedVerificationCount: 0, lockedUntil: null }).where('userId', '=', id).execute();
}
