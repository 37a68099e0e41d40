import type { Viewer } from '@openhall/graphql-kit';
import { addressOf } from '../data/credentials.ts';
import { messageOf } from './messages.ts';
import { demandsOwner } from './passkeys.ts';

export type SignInAnswer = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly cookies: readonly string[]; readonly body: string };

const json = { 'content-type': 'application/json; charset=utf-8' };

/** A refusal of ours, in words for people. */
export function refusal(status: number, code: string, headers: Readonly<Record<string, string>> = {}): SignInAnswer {
  return { status, headers: { ...json, ...headers }, cookies: [], body: JSON.stringify(messageOf(code, status)) };
}

/** Refused while a staff number is locked. */
export function lockedAnswer(until: Date, now: Date): SignInAnswer {
  return refusal(429, 'LOCKED', { 'retry-after': String(Math.ceil((until.getTime() - now.getTime()) / 1000)) });
}

/** better-auth's answer with its cookies; a refusal in our words. */
export async function answerOf(response: Response, viewer: Viewer | null): Promise<SignInAnswer> {
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

/** Somebody comes from the provider by a link: a refusal has to be a page, not JSON. */
export function backToSignIn({ body, cookies }: SignInAnswer, signInPage: string): SignInAnswer {
  return { status: 303, headers: { location: `${signInPage}?error=${encodeURIComponent(codeIn(body) ?? 'UNAUTHORIZED')}` }, cookies, body: '' };
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
