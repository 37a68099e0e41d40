import type { Viewer } from '@openhall/graphql-kit';
import type { Kysely } from 'kysely';
import { sweeper } from '../data/sweep.ts';
import type { IdentityTables } from '../data/tables.ts';
import { isStaffNumber, LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../rules/index.ts';
import { answerOf, backToSignIn, refusal, type SignInAnswer } from './answers.ts';
import type { BetterAuth } from './better-auth.ts';
import { readCookies, writeCookies, type Cookies } from './cookies.ts';
import { bodyFor, endpointAt, type Endpoint } from './endpoints.ts';
import { challenged, guessCode, guessPassword, staffNumberOf } from './guesses.ts';
import { recordOutcome } from './outcomes.ts';
import { provesOwner } from './passkeys.ts';
import type { ReadViewer } from './viewer.ts';

/** A request to `/auth`, as the gateway hands it over once it knows that it is of this site. */
type SignInRequest = {
  readonly method: string;
  /** Path after `/auth`, with its query. */
  readonly target: string;
  readonly cookies: string | undefined;
  readonly userAgent: string | undefined;
  /** The parsed JSON body of a POST. */
  readonly body: unknown;
};

export type AnswerSignIn = (request: SignInRequest, now: Date) => Promise<SignInAnswer>;

/** What is over is swept with the first request after this long. */
const SWEEP_EVERY_MS = 60_000;

export type SignInHandlerOptions = {
  readonly db: Kysely<IdentityTables>;
  readonly auth: BetterAuth;
  readonly readViewer: ReadViewer;
  readonly siteUrl: string;
  readonly signInPage: string;
  readonly secret: string;
  /** Names of better-auth's cookies: of the session, and of the challenge while a second factor is waited for. */
  readonly cookieNames: { readonly session: string; readonly challenge: string };
};

/** A request to one of the endpoints, as far as it was understood. */
type Known = { readonly endpoint: Endpoint; readonly search: string; readonly userAgent: string | undefined; readonly body: Readonly<Record<string, unknown>>; readonly cookies: Cookies; readonly viewer: Viewer | null };

/**
 * Everything around better-auth that is this product's: which endpoints there are, what they take, locks after failures, the
 * one-time password, what is recorded, and words people understand.
 */
export function signInHandler({ db, auth, readViewer, siteUrl, signInPage, secret, cookieNames }: SignInHandlerOptions): AnswerSignIn {
  const sweepNow = sweeper(db, SWEEP_EVERY_MS);

  async function ask({ endpoint, search, userAgent, body, cookies, viewer }: Known): Promise<SignInAnswer> {
    const headers = new Headers({ origin: siteUrl });
    // Who is nobody to us is nobody to better-auth.
    const cookie = writeCookies(cookies, viewer === null ? cookieNames.session : null);
    if (cookie !== undefined) headers.set('cookie', cookie);
    if (userAgent !== undefined) headers.set('user-agent', userAgent);
    const init: RequestInit = { method: endpoint.method, headers };
    if (endpoint.method === 'POST') {
      headers.set('content-type', 'application/json');
      init.body = JSON.stringify(body);
    }
    return answerOf(await auth.handler(new Request(`${siteUrl}/auth${endpoint.calls ?? endpoint.path}${search}`, init)), viewer);
  }

  async function askGuarded(known: Known, now: Date): Promise<SignInAnswer> {
    const { endpoint, body, cookies, viewer } = known;
    const { username } = body;
    if (typeof username === 'string') return guessPassword(db, username, now, () => ask(known));
    if (endpoint.comparesPassword === true && viewer !== null) return guessPassword(db, await staffNumberOf(db, viewer), now, () => ask(known));
    const personId = endpoint.comparesCode === true ? (viewer?.personId ?? (await challenged(db, cookies, { cookie: cookieNames.challenge, secret }))) : null;
    return personId === null ? ask(known) : guessCode(db, personId, { code: body['code'], now }, () => ask(known));
  }

  return async (request, now) => {
    const mark = request.target.indexOf('?');
    const [path, search] = mark === -1 ? [request.target, ''] : [request.target.slice(0, mark), request.target.slice(mark)];
    const endpoint = endpointAt(request.method, path);
    if (endpoint === undefined) return refusal(404, 'NOT_FOUND');
    await sweepNow(now);
    const viewer = await readViewer(request.cookies, now);
    const known: Known = { endpoint, search, userAgent: request.userAgent, body: bodyFor(endpoint, request.body), cookies: readCookies(request.cookies), viewer };
    const refused = refusalBefore(known);
    if (refused !== null) return refused;
    const answered = await askGuarded(known, now);
    const answer = endpoint.path.startsWith('/callback/') && answered.status >= 400 ? backToSignIn(answered, signInPage) : answered;
    if (answered.status < 400) await recordOutcome(db, { path: endpoint.path, cookies: answer.cookies, viewer }, now);
    return answer;
  };
}

/** What can be refused without asking better-auth; null where nothing speaks against asking. */
function refusalBefore({ endpoint, body, viewer }: Known): SignInAnswer | null {
  if (viewer === null && endpoint.needsSession === true) return refusal(401, 'UNAUTHORIZED');
  if (viewer?.mustChangePassword === true && endpoint.beforePasswordChange !== true) return refusal(403, 'PASSWORD_CHANGE_REQUIRED');
  if (endpoint.path === '/sign-in/username' && !isSignIn(body)) return refusal(401, 'INVALID_USERNAME_OR_PASSWORD');
  if (endpoint.path === '/passkey/verify-authentication' && !provesOwner(body['response'])) return refusal(401, 'USER_NOT_VERIFIED');
  if (body['callbackURL'] !== undefined && !isOwnAddress(body['callbackURL'])) return refusal(400, 'BAD_REQUEST');
  return endpoint.path === '/change-password' ? newPasswordRefusal(body) : null;
}

/** What speaks against a new password, before the old one is compared: that would count as a guess. */
function newPasswordRefusal({ newPassword, currentPassword }: Known['body']): SignInAnswer | null {
  if (newPassword === currentPassword) return refusal(400, 'SAME_PASSWORD');
  if (typeof newPassword !== 'string') return refusal(400, 'BAD_REQUEST');
  if (newPassword.length < SHORTEST_PASSWORD) return refusal(400, 'PASSWORD_TOO_SHORT');
  return newPassword.length > LONGEST_PASSWORD ? refusal(400, 'PASSWORD_TOO_LONG') : null;
}

function isSignIn({ username, password }: Known['body']): boolean {
  return typeof username === 'string' && typeof password === 'string' && isStaffNumber(username);
}

/** An address of this site: a path that browsers cannot take for another host. */
function isOwnAddress(address: unknown): boolean {
  return typeof address === 'string' && /^\/(?![/\\])[\x21-\x7e]*$/.test(address);
}
