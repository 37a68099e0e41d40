import { randomBytes } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { ONE_TIME_PASSWORD_DAYS, oneTimePassword } from '../rules/index.ts';

/** A fresh one-time password and its hash. */
export type IssuePassword = () => Promise<{ readonly password: string; readonly hash: string }>;

/** Draws from the machine's own generator: one that could be foreseen would protect nothing. */
export const issuePassword: IssuePassword = async () => {
  const password = oneTimePassword(() => randomBytes(1)[0] ?? 0);
  return { password, hash: await hashPassword(password) };
};

/** Until when a one-time password given out now can be used. */
export function issuedUntil(now: Date): Date {
  return new Date(now.getTime() + ONE_TIME_PASSWORD_DAYS * 86_400_000);
}
