import type { Viewer } from '@openhall/graphql-kit';
import type { Kysely } from 'kysely';
import { addressOf } from '../data/credentials.ts';
import { countAttempt, forgetFailures } from '../data/sign-in-failures.ts';
import { sweeper } from '../data/sweep.ts';
import type { IdentityTables } from '../data/tables.ts';
import { isStaffNumber } from '../rules/index.ts';
import type { BetterAuth } from './better-auth.ts';
import { bodyFor, endpointAt, type Endpoint } from './endpoints.ts';
import { messageOf } from './messages.ts';
import { recordOutcome } from './outcomes.ts';
import { demandsOwner, provesOwner } from './passkeys.ts';
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

export type SignInAnswer = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly cookies: readonly string[]; readonly body: string };

export type AnswerSignIn = (request: SignInRequest, now: Date) => Promise<SignInAnswer>;

/** What is over is swept with the first request after this long. */
const SWEEP_EVERY_MS = 60_000;

export type SignInHandlerOptions = {
  readonly db: Kysely<IdentityTables>;
  readonly auth: BetterAuth;
  readonly readViewer: ReadViewer;
  readonly siteUrl: string;
  readonly signInPage: string;
};

/**
 * Everything around better-auth that is this product's: which endpoints there are, what they take, locks after failures, the
 * one-time password, what is recorded, and words people understand.
 */
export function signInHandler({ db, auth, readViewer, siteUrl, signInPage }: SignInHandlerOptions): AnswerSignIn {
  const sweepNow = sweeper(db, SWEEP_EVERY_MS);

  async function ask(endpoint: Endpoint, search: string, { cookies, userAgent }: SignInRequest, body: Record<string, unknown>): Promise<Response> {
    const headers = new Headers({ origin: siteUrl });
    if (cookies !== undefined) headers.set('cookie', cookies);
    if (userAgent !== undefined) headers.set('user-agent', userAgent);
    const init: RequestInit = { method: endpoint.method, headers };
    if (endpoint.method === 'POST') {
      headers.set('content-type', 'application/json');
      init.body = JSON.stringify(body);
    }
    return auth.handler(new Request(`${siteUrl}/auth${endpoint.calls ?? endpoint.path}${search}`, init));
  }

  async function withPassword(endpoint: Endpoint, request: SignInRequest, body: Record<string, unknown>, now: Date): Promise<SignInAnswer> {
    const { username, password } = body;
    if (typeof username !== 'string' || typeof password !== 'string' || !isStaffNumber(username)) return refusal(401, 'INVALID_USERNAME_OR_PASSWORD');
    const attempt = await countAttempt(db, username, now);
    if (attempt.lockedUntil !== null) return refusal(429, 'LOCKED', { 'retry-after': String(Math.ceil((attempt.lockedUntil.getTime() - now.getTime()) / 1000)) });
    const response = await ask(endpoint, '', request, body);
    if (response.ok) await forgetFailures(db, username);
    else if (attempt.last) await recordOutcome(db, { kind: 'PERSON_LOCKED', staffNumber: username, now });
    const answer = await answerOf(response, null);
    await recordSuccess(db, endpoint, answer, null, now);
    return answer;
  }

  return async (request, now) => {
    const mark = request.target.indexOf('?');
    const [path, search] = mark === -1 ? [request.target, ''] : [request.target.slice(0, mark), request.target.slice(mark)];
    const endpoint = endpointAt(request.method, path);
    if (endpoint === undefined) return refusal(404, 'NOT_FOUND');
    await sweepNow(now);
    const body = bodyFor(endpoint, request.body);
    if (endpoint.path === '/sign-in/username') return withPassword(endpoint, request, body, now);
    const viewer = await readViewer(request.cookies, now);
    if (viewer?.mustChangePassword === true && endpoint.beforePasswordChange !== true) return refusal(403, 'PASSWORD_CHANGE_REQUIRED');
    if (endpoint.path === '/passkey/verify-authentication' && !provesOwner(body['response'])) return refusal(401, 'USER_NOT_VERIFIED');
    if (endpoint.path === '/change-password' && body['newPassword'] === body['currentPassword']) return refusal(400, 'SAME_PASSWORD');
    if (body['callbackURL'] !== undefined && !isOwnAddress(body['callbackURL'])) return refusal(400, 'BAD_REQUEST');
    const response = await ask(endpoint, search, request, body);
    const answered = await answerOf(response, viewer);
    const answer = endpoint.method === 'GET' && answered.status >= 400 && path.startsWith('/callback/') ? backToSignIn(answered, signInPage) : answered;
    await recordSuccess(db, endpoint, answer, viewer, now);
    return answer;
  };
}

async function recordSuccess(db: Kysely<IdentityTables>, { path }: Endpoint, answer: SignInAnswer, viewer: Viewer | null, now: Date): Promise<void> {
  if (answer.status >= 400) return;
  await recordOutcome(db, { kind: 'DONE', path, cookies: answer.cookies, viewer, now });
}

/** better-auth's answer with its cookies; a refusal in our words. */
async function answerOf(response: Response, viewer: Viewer | null): Promise<SignInAnswer> {
  const cookies = response.headers.getSetCookie();
  const text = await response.text();
  const location = response.headers.get('location');
  if (response.status >= 300 && response.status < 400 && location !== null) return { status: 303, headers: { location }, cookies, body: '' };
  if (!response.ok) {
    const { code, message } = messageOf(codeIn(text), response.status);
    return { status: response.status, headers: json, cookies, body: JSON.stringify({ code, message }) };
  }
  return { status: response.status, headers: json, cookies, body: shownToPages(text, viewer) };
}

/** An address of this site: a path that browsers cannot take for another host. */
function isOwnAddress(address: unknown): boolean {
  return typeof address === 'string' && /^\/(?![/\\])[\x21-\x7e]*$/.test(address);
}

/** Somebody comes from the provider by a link: a refusal has to be a page, not JSON. */
function backToSignIn({ body, cookies }: SignInAnswer, signInPage: string): SignInAnswer {
  return { status: 303, headers: { location: `${signInPage}?error=${encodeURIComponent(codeIn(body) ?? 'UNAUTHORIZED')}` }, cookies, body: '' };
}

const json = { 'content-type': 'application/json; charset=utf-8' };

function refusal(status: number, code: string, headers: Readonly<Record<string, string>> = {}): SignInAnswer {
  return { status, headers: { ...json, ...headers }, cookies: [], body: JSON.stringify(messageOf(code, status)) };
}

function codeIn(text: string): string | undefined {
  const body = parsed(text);
  return typeof body['code'] === 'string' ? body['code'] : undefined;
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What pages are told of a success: no session token, which is in the cookie and out of reach of scripts there, and of a person no
 * more than a name. Authenticators show what they are given: a name and a staff number, not the address that stands for them.
 */
function shownToPages(text: string, viewer: Viewer | null): string {
  const body = parsed(text);
  if (Object.keys(body).length === 0) return text;
  const { token: _token, session: _session, user, ...shown } = demandsOwner(body);
  const domain = addressOf('');
  if (typeof shown['totpURI'] === 'string') shown['totpURI'] = shown['totpURI'].replace(encodeURIComponent(domain), '').replace(domain, '');
  if (!isRecord(user)) return JSON.stringify(shown);
  const named = 'displayName' in user && viewer !== null ? { ...user, name: String(user['name']).replace(domain, ''), displayName: viewer.name } : { id: user['id'], name: user['name'] };
  return JSON.stringify({ ...shown, user: named });
}
