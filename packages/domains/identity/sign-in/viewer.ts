import type { Viewer } from '@openhall/graphql-kit';
import { sql, type Kysely } from 'kysely';
import type { IdentityTables } from '../data/tables.ts';
import { readCookies, signedText } from './cookies.ts';
import type { SignInWay } from './ways.ts';

/** Finds out who sends a request, by its `Cookie` header. */
export type ReadViewer = (cookies: string | undefined, now: Date) => Promise<Viewer | null>;

type ViewerRow = { session_id: string; way: SignInWay | null; id: string; name: string; unit_id: string; one_time: boolean; roles: string[] };

/**
 * Reads the viewer from the session cookie better-auth has set, asking the database each time: who was kept out, or whose
 * session was ended, is out with the next request on every replica. One signature and one statement; nothing is asked for a
 * cookie this installation has not signed.
 *
 * @param secret the one better-auth signs with
 * @param cookieName name of better-auth's session cookie
 */
export function viewerReader(db: Kysely<IdentityTables>, secret: string, cookieName: string): ReadViewer {
  return async (cookies, now) => {
    const token = sessionToken(cookies, cookieName, secret);
    if (token === null) return null;
    const { rows } = await sql<ViewerRow>`select s.id as session_id, s.way, p.id, p.name, p.unit_id, p.one_time_password_until is not null as one_time,
      array(select r.role from person_roles r where r.person_id = p.id) as roles
      from auth_sessions s join people p on p.id = s."userId" where s.token = ${token} and s."expiresAt" > ${now} and p.active`.execute(db);
    const row = rows[0];
    if (row === undefined) return null;
    return {
      personId: row.id,
      name: row.name,
      unitId: row.unit_id,
      roles: row.roles,
      sessionId: row.session_id,
      // Who came another way did not use the one-time password and may never have seen it.
      mustChangePassword: row.one_time && row.way !== 'PASSKEY' && row.way !== 'OIDC',
    };
  };
}

/** The token in the session cookie, if this installation has signed it. */
export function sessionToken(cookies: string | undefined, name: string, secret: string): string | null {
  return cookies === undefined ? null : signedText(readCookies(cookies).get(name), secret);
}
