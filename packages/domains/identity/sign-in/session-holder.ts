/** What decides whether somebody whose credentials are right may have a session. */
export type SessionHolder = { readonly active: boolean; readonly oneTimePasswordUntil: Date | null };

/** Why somebody whose credentials are right gets no session; null where they do. Who may no longer sign in is told what a stranger is told. */
export function refusalOf(holder: SessionHolder | undefined, now: Date): { code: string; message: string } | null {
  if (holder?.active !== true) return { code: 'INVALID_USERNAME_OR_PASSWORD', message: 'no such person' };
  if (holder.oneTimePasswordUntil !== null && holder.oneTimePasswordUntil <= now) return { code: 'ONE_TIME_PASSWORD_EXPIRED', message: 'the one-time password has expired' };
  return null;
}
