import type { Kysely } from 'kysely';
import type { IdentityTables } from '../data/tables.ts';
import { createBetterAuth, type SignInSettings, type SignInSurroundings } from './better-auth.ts';
import { signInHandler, type AnswerSignIn } from './handler.ts';
import { viewerReader, type ReadViewer } from './viewer.ts';

/** How staff sign in, and who sends a request. */
export type SignIn = {
  /** Answers a request to `/auth`. */
  readonly answer: AnswerSignIn;
  readonly readViewer: ReadViewer;
  readonly ways: SignInWays;
};

type SignInWays = { readonly passkey: boolean; readonly oidcName: string | null };

/** Puts better-auth and what stands around it together. */
export function createSignIn(db: Kysely<IdentityTables>, settings: SignInSettings, surroundings: SignInSurroundings): SignIn {
  const auth = createBetterAuth(db, settings, surroundings);
  const { siteUrl, signInPage, secret } = settings;
  const cookieNames = { session: cookieName(siteUrl, 'session_token'), challenge: cookieName(siteUrl, 'two_factor') };
  const readViewer = viewerReader(db, secret, cookieNames.session);
  return { answer: signInHandler({ db, auth, readViewer, siteUrl, signInPage, secret, cookieNames }), readViewer, ways: waysOf(settings) };
}

/** What better-auth calls a cookie: browsers take one that begins with `__Secure-` over https only. */
function cookieName(siteUrl: string, name: string): string {
  return `${siteUrl.startsWith('https:') ? '__Secure-' : ''}openhall.${name}`;
}

/** What an installation with these settings offers. Browsers know passkeys on https and on this machine itself. */
export function waysOf({ siteUrl, oidc }: Pick<SignInSettings, 'siteUrl' | 'oidc'>): SignInWays {
  const { protocol, hostname } = new URL(siteUrl);
  return { passkey: protocol === 'https:' || hostname === 'localhost', oidcName: oidc?.name ?? null };
}
