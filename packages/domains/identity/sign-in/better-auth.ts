import { passkey } from '@better-auth/passkey';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { APIError } from 'better-auth/api';
import { genericOAuth, twoFactor, username } from 'better-auth/plugins';
import type { Kysely } from 'kysely';
import type { IdentityTables } from '../data/tables.ts';
import { isStaffNumber, LOCK_MINUTES, LONGEST_PASSWORD, MOST_FAILURES, SHORTEST_PASSWORD } from '../rules/index.ts';
import { addressOf } from '../data/credentials.ts';
import { refusalOf, type SessionHolder } from './session-holder.ts';
import { wayOf } from './ways.ts';

/** A provider of OpenID Connect that staff may sign in with. */
export type OidcProvider = {
  /** What the button says. */
  readonly name: string;
  /** Address of the provider, without `/.well-known/openid-configuration`. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Claim that holds the staff number. Only the provider's administrators may be able to set it. */
  readonly staffNumberClaim: string;
};

export type SignInSettings = {
  /** Origin the staff reach the site by. */
  readonly siteUrl: string;
  /** Name of the department, shown by authenticator apps and browsers. */
  readonly siteName: string;
  /** Address of the page people sign in on, to which a provider's refusal leads with `?error=`. */
  readonly signInPage: string;
  /** Signs cookies and encrypts second factors; at least 32 characters. */
  readonly secret: string;
  readonly oidc: OidcProvider | null;
};

/** Seconds a session lasts: a working day. It is not prolonged by use. */
const SESSION_SECONDS = 12 * 3600;

/** Told of faults of the library; its warnings name what was typed. */
type SignInLog = { error(details: object, message: string): void };

export type SignInSurroundings = { readonly log: SignInLog; readonly clock: { now(): Date } };

export type BetterAuth = ReturnType<typeof createBetterAuth>;

/**
 * better-auth, reduced to credentials and sessions: nobody can sign up, nothing is sent to its makers, and what it stores of a
 * person is their number and name again. Its tables begin with `auth_`; a row of `auth_users` has the identifier of the person.
 */
export function createBetterAuth(db: Kysely<IdentityTables>, settings: SignInSettings, { log, clock }: SignInSurroundings) {
  const { siteUrl, siteName, signInPage, secret, oidc } = settings;
  const site = new URL(siteUrl);
  return betterAuth({
    appName: siteName,
    baseURL: siteUrl,
    basePath: '/auth',
    secret,
    database: { db, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message, ...details: unknown[]) => log.error({ err: details.find((detail) => detail instanceof Error) }, `better-auth: ${message}`) },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: SHORTEST_PASSWORD, maxPasswordLength: LONGEST_PASSWORD },
    user: { modelName: 'auth_users' },
    session: {
      modelName: 'auth_sessions',
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      additionalFields: { way: { type: 'string', required: false, input: false } },
    },
    account: {
      modelName: 'auth_accounts',
      updateAccountOnSignIn: false,
      accountLinking: { enabled: true, trustedProviders: ['oidc'] },
    },
    verification: { modelName: 'auth_verifications' },
    rateLimit: { enabled: false },
    onAPIError: { errorURL: signInPage },
    advanced: {
      cookiePrefix: 'openhall',
      useSecureCookies: site.protocol === 'https:',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { disableIpTracking: true },
      database: { generateId: 'uuid' },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            const refusal = refusalOf(await holderOf(db, session.userId), clock.now());
            if (refusal !== null) throw new APIError('UNAUTHORIZED', refusal);
            return { data: { ...session, userAgent: session.userAgent?.slice(0, 300) ?? null, way: wayOf(context?.path, session['way']) } };
          },
        },
      },
      account: {
        create: {
          // What a provider would let us do in the person's name is not wanted here.
          before: async (account) => ({ data: { ...account, accessToken: null, refreshToken: null, idToken: null, accessTokenExpiresAt: null, refreshTokenExpiresAt: null, scope: null } }),
        },
      },
    },
    plugins: [
      username({ minUsernameLength: 2, maxUsernameLength: 30, usernameValidator: isStaffNumber }),
      twoFactor({ issuer: siteName, twoFactorTable: 'auth_two_factors', accountLockout: { maxFailedAttempts: MOST_FAILURES, durationSeconds: LOCK_MINUTES * 60 } }),
      passkey({ rpID: site.hostname, rpName: siteName, origin: site.origin, authenticatorSelection: { residentKey: 'required', userVerification: 'required' }, schema: { passkey: { modelName: 'auth_passkeys' } } }),
      ...(oidc === null ? [] : [genericOAuth({ config: [providerOf(oidc)] })]),
    ],
  } satisfies BetterAuthOptions);
}

function providerOf({ name, issuer, clientId, clientSecret, staffNumberClaim }: OidcProvider) {
  return {
    providerId: 'oidc',
    name,
    discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    requireIdTokenVerification: true,
    clientId,
    clientSecret,
    scopes: ['openid', 'profile'],
    pkce: true,
    disableSignUp: true,
    disableProviderLogout: true,
    // The one thing taken from the provider: which staff number it says this is.
    mapProfileToUser: (profile: Record<string, unknown>) => {
      const claimed = profile[staffNumberClaim];
      // What is no staff number is made into an address nobody has: an unknown number and none are answered alike.
      return { email: addressOf(typeof claimed === 'string' && isStaffNumber(claimed) ? claimed : ''), emailVerified: true };
    },
  };
}

async function holderOf(db: Kysely<IdentityTables>, id: string): Promise<SessionHolder | undefined> {
  return db.selectFrom('people').select(['active', 'one_time_password_until as oneTimePasswordUntil']).where('id', '=', id).executeTakeFirst();
}
