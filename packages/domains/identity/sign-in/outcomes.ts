import type { Viewer } from '@openhall/graphql-kit';
import { inTransaction } from '@openhall/database';
import type { Kysely } from 'kysely';
import { recordEvent } from '../data/events.ts';
import type { AccountEventKind, IdentityTables } from '../data/tables.ts';

type Locked = { readonly kind: 'PERSON_LOCKED'; readonly staffNumber: string; readonly now: Date };
type Done = {
  readonly kind: 'DONE';
  /** Our path of the endpoint that answered without a refusal. */
  readonly path: string;
  readonly cookies: readonly string[];
  /** Who was signed in before. */
  readonly viewer: Viewer | null;
  readonly now: Date;
};

/** What a signed-in person did to their own account, by the endpoint. */
const BY_PATH: Readonly<Record<string, AccountEventKind>> = {
  '/change-password': 'PASSWORD_CHANGED',
  '/two-factor/disable': 'TWO_FACTOR_DISABLED',
  '/passkey/verify-registration': 'PASSKEY_ADDED',
  '/passkey/delete-passkey': 'PASSKEY_REMOVED',
};

type Person = { readonly id: string; readonly name: string };

/**
 * Records what came of a request to better-auth. It has written on a connection of its own by then: should the process end in
 * between, the credential stands and the event is missing, never the other way round.
 */
export async function recordOutcome(db: Kysely<IdentityTables>, outcome: Locked | Done): Promise<void> {
  if (outcome.kind === 'PERSON_LOCKED') {
    const person = await db.selectFrom('people').select(['id', 'name']).where(({ eb, fn }) => eb(fn<string>('lower', ['staff_number']), '=', outcome.staffNumber.toLowerCase())).executeTakeFirst();
    if (person !== undefined) await record(db, 'PERSON_LOCKED', person, outcome.now);
    return;
  }
  const { path, viewer, now } = outcome;
  if (viewer === null) {
    const person = await signedIn(db, outcome);
    if (person !== undefined) await record(db, 'SIGNED_IN', person, now);
    return;
  }
  const kind = path === '/two-factor/verify-totp' ? enabledBy(outcome) : BY_PATH[path];
  if (kind !== undefined) await record(db, kind, { id: viewer.personId, name: viewer.name }, now);
}

/** A code confirms the second factor once, and only then is the session replaced; later ones only compare. */
function enabledBy({ cookies }: Done): AccountEventKind | undefined {
  return cookies.some((cookie) => SESSION_COOKIE.test(cookie)) ? 'TWO_FACTOR_ENABLED' : undefined;
}

async function record(db: Kysely<IdentityTables>, kind: AccountEventKind, person: Person, now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    if (kind === 'SIGNED_IN') await trx.updateTable('people').set({ last_sign_in_at: now }).where('id', '=', person.id).execute();
    if (kind === 'PASSWORD_CHANGED') await trx.updateTable('people').set({ one_time_password_until: null }).where('id', '=', person.id).execute();
    await recordEvent(trx, { kind, at: now, actor: { personId: person.id, name: person.name }, personId: person.id, subjectId: person.id });
  });
}

const SESSION_COOKIE = /(?:^|[.-])session_token=([^;]+)/;

/** Whose session the answer has begun; undefined where it has begun none, as while the second factor is waited for. */
async function signedIn(db: Kysely<IdentityTables>, { cookies }: Done): Promise<Person | undefined> {
  const value = cookies.map((cookie) => SESSION_COOKIE.exec(cookie)?.[1]).find((found) => found !== undefined && found !== '');
  if (value === undefined) return undefined;
  const token = decodeURIComponent(value).replace(/\.[^.]*$/, '');
  return db.selectFrom('auth_sessions').innerJoin('people', 'people.id', 'auth_sessions.userId').select(['people.id', 'people.name']).where('auth_sessions.token', '=', token).executeTakeFirst();
}
