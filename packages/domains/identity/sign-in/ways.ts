/** How a session came about. */
export type SignInWay = 'PASSWORD' | 'PASSKEY' | 'OIDC';

/**
 * The way of a session that is being made at a path of better-auth. One that takes the place of another keeps its way; what is
 * unknown counts as a password, which asks the most of people.
 */
export function wayOf(path: string | undefined, before: unknown): SignInWay {
  if (path?.startsWith('/passkey/') === true) return 'PASSKEY';
  if (path?.startsWith('/callback/') === true) return 'OIDC';
  return before === 'PASSKEY' || before === 'OIDC' ? before : 'PASSWORD';
}
