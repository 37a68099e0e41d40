import { inTransaction } from '@openhall/database';
import type { Viewer } from '@openhall/graphql-kit';
import type { Kysely } from 'kysely';
import { recordEvent } from '../data/events.ts';
import type { AccountEventKind, IdentityTables } from '../data/tables.ts';

type Db = Kysely<IdentityTables>;

type Done = {
  /** Our path of the endpoint that answered without a refusal. */
  readonly path: string;
  readonly cookies: readonly string[];
  /** Who was signed in before. */
  readonly viewer: Viewer | null;
};

/** What a signed-in person did to their own account, by the endpoint. */
const BY_PATH: Readonly<Record<string, AccountEventKind>> = {
  '/change-password': 'PASSWORD_CHANGED',
  '/two-factor/disable': 'TWO_FACTOR_DISABLED',
  '/two-factor/generate-backup-codes': 'BACKUP_CODES_RENEWED',
  '/passkey/verify-registration': 'PASSKEY_ADDED',
  '/passkey/delete-passkey': 'PASSKEY_REMOVED',
};

/** Endpoints that begin a session, whoever was signed in before. */
const SIGN_IN: ReadonlySet<string> = new Set(['/sign-in/username', '/passkey/verify-authentication', '/callback/oidc']);

type Person = { readonly id: string; readonly name: string };

/**
 * Records what came of a request to better-auth. It has written on a connection of its own by then: should the process end in
 * between, the credential stands and the event is missing, never the other way round.
 */
export async function recordOutcome(db: Db, { path, cookies, viewer }: Done, now: Date): Promise<void> {
  const token = newSession(cookies);
  // Their cookie was just replaced, or taken away until the second factor: nobody can use that session any more.
  if (viewer !== null && SIGN_IN.has(path) && cookies.some((cookie) => cookie.includes('session_token='))) await db.deleteFrom('auth_sessions').where('id', '=', viewer.sessionId).execute();
  if (viewer === null || SIGN_IN.has(path)) {
    const person = token === null ? undefined : await ownerOf(db, token);
    if (person !== undefined) await record(db, 'SIGNED_IN', person, now);
    return;
  }
  // A code confirms the second factor once, and only then is the session replaced; later ones only compare.
  const kind = path === '/two-factor/verify-totp' && token !== null ? 'TWO_FACTOR_ENABLED' : BY_PATH[path];
  if (kind !== undefined) await record(db, kind, { id: viewer.personId, name: viewer.name }, now);
}

/** Records that a staff number is locked after failures; nothing where nobody has it. */
export async function recordLock(db: Db, staffNumber: string, now: Date): Promise<void> {
  const person = await db.selectFrom('people').select(['id', 'name']).where(({ eb, fn }) => eb(fn<string>('lower', ['staff_number']), '=', staffNumber.toLowerCase())).executeTakeFirst();
  if (person !== undefined) await record(db, 'PERSON_LOCKED', person, now);
}

/** Records what happened to somebody's account by their own doing. */
export async function recordOwn(db: Db, kind: AccountEventKind, personId: string, now: Date): Promise<void> {
  const person = await db.selectFrom('people').select(['id', 'name']).where('id', '=', personId).executeTakeFirstOrThrow();
  await record(db, kind, person, now);
}

async function record(db: Db, kind: AccountEventKind, person: Person, now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    if (kind === 'SIGNED_IN') await trx.updateTable('people').set({ last_sign_in_at: now }).where('id', '=', person.id).execute();
    if (kind === 'PASSWORD_CHANGED') await trx.updateTable('people').set({ one_time_password_until: null }).where('id', '=', person.id).execute();
    await recordEvent(trx, { kind, at: now, actor: { personId: person.id, name: person.name }, personId: person.id, subjectId: person.id });
  });
}

const SESSION_COOKIE = /(?:^|[.-])session_token=([^;]+)/;

/** The token of the session an answer has begun; null where it has begun none, as while the second factor is waited for. */
function newSession(cookies: readonly string[]): string | null {
  const value = cookies.map((cookie) => SESSION_COOKIE.exec(cookie)?.[1]).find((found) => found !== undefined && found !== '');
  return value === undefined ? null : decodeURIComponent(value).replace(/\.[^.]*$/, '');
}

function ownerOf(db: Db, token: string): Promise<Person | undefined> {
  return db.selectFrom('auth_sessions').innerJoin('people', 'people.id', 'auth_sessions.userId').select(['people.id', 'people.name']).where('auth_sessions.token', '=', token).executeTakeFirst();
}
