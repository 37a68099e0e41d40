/** What decides whether somebody whose credentials are right may have a session. */
export type SessionHolder = { readonly active: boolean; readonly oneTimePasswordUntil: Date | null };

/** Where a one-time password is given. Who comes another way, or has a session and chooses a password, need not hurry. */
const BY_PASSWORD = '/sign-in/username';

/**
 * Why somebody whose credentials are right gets no session; null where they do. Who may no longer sign in is told what a stranger is told.
 *
 * @param path better-auth's endpoint that makes the session
 */
export function refusalOf(holder: SessionHolder | undefined, path: string | undefined, now: Date): { code: string; message: string } | null {
  if (holder?.active !== true) return { code: 'INVALID_USERNAME_OR_PASSWORD', message: 'no such person' };
  if (path === BY_PASSWORD && holder.oneTimePasswordUntil !== null && holder.oneTimePasswordUntil <= now) return { code: 'ONE_TIME_PASSWORD_EXPIRED', message: 'the one-time password has expired' };
  return null;
}
