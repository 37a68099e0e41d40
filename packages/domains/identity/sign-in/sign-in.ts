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
  const readViewer = viewerReader(db, settings.secret, sessionCookieName(settings.siteUrl));
  return { answer: signInHandler({ db, auth, readViewer, siteUrl: settings.siteUrl, signInPage: settings.signInPage }), readViewer, ways: waysOf(settings) };
}

/** Name of the session cookie: browsers take one that begins with `__Secure-` over https only. */
function sessionCookieName(siteUrl: string): string {
  return `${siteUrl.startsWith('https:') ? '__Secure-' : ''}openhall.session_token`;
}

/** What an installation with these settings offers. Browsers know passkeys on https and on this machine itself. */
export function waysOf({ siteUrl, oidc }: Pick<SignInSettings, 'siteUrl' | 'oidc'>): SignInWays {
  const { protocol, hostname } = new URL(siteUrl);
  return { passkey: protocol === 'https:' || hostname === 'localhost', oidcName: oidc?.name ?? null };
}
