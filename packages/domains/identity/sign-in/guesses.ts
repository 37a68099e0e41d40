import type { Viewer } from '@openhall/graphql-kit';
import type { Kysely } from 'kysely';
import { countAttempt, forgetFailures } from '../data/sign-in-failures.ts';
import type { IdentityTables } from '../data/tables.ts';
import { claimCode, releaseCode } from '../data/used-codes.ts';
import { lockedAnswer, refusal, type SignInAnswer } from './answers.ts';
import { signedText, type Cookies } from './cookies.ts';
import { recordLock, recordOwn } from './outcomes.ts';

type Db = Kysely<IdentityTables>;
type Ask = () => Promise<SignInAnswer>;

/** Only these can be right. */
const CODE = /^\d{6}$/;

/** Asks something that compares a password, unless too many were wrong; what is asked counts as wrong until it was right. */
export async function guessPassword(db: Db, staffNumber: string, now: Date, ask: Ask): Promise<SignInAnswer> {
  const attempt = await countAttempt(db, staffNumber, now);
  if (attempt.lockedUntil !== null) return lockedAnswer(attempt.lockedUntil, now);
  const answer = await ask();
  if (answer.status < 400) await forgetFailures(db, staffNumber);
  else if (attempt.last) await recordLock(db, staffNumber, now);
  return answer;
}

/** The staff number under which guesses of somebody's own password count. */
export async function staffNumberOf(db: Db, { personId }: Viewer): Promise<string> {
  const { staffNumber } = await db.selectFrom('people').select('staff_number as staffNumber').where('id', '=', personId).executeTakeFirstOrThrow();
  return staffNumber;
}

/** Asks something that compares a code of somebody's second factor: each opens one door, and a lock that follows is recorded. */
export async function guessCode(db: Db, personId: string, { code, now }: { readonly code: unknown; readonly now: Date }, ask: Ask): Promise<SignInAnswer> {
  const before = await lockOf(db, personId);
  const claimed = typeof code === 'string' && CODE.test(code) ? code : null;
  if (claimed !== null && !(await claimCode(db, personId, claimed, now))) return refusal(401, 'CODE_USED');
  const answer = await ask();
  if (answer.status < 400) return answer;
  if (claimed !== null) await releaseCode(db, personId, claimed);
  const after = await lockOf(db, personId);
  if (after !== null && after.getTime() !== before?.getTime()) await recordOwn(db, 'SECOND_FACTOR_LOCKED', personId, now);
  return answer;
}

/** Who has given the right password and is asked for the second factor; null where nobody is. */
export async function challenged(db: Db, cookies: Cookies, { cookie, secret }: { readonly cookie: string; readonly secret: string }): Promise<string | null> {
  const challenge = signedText(cookies.get(cookie), secret);
  if (challenge === null) return null;
  const row = await db.selectFrom('auth_verifications').select('value').where('identifier', '=', challenge).executeTakeFirst();
  return row?.value ?? null;
}

async function lockOf(db: Db, personId: string): Promise<Date | null> {
  const row = await db.selectFrom('auth_two_factors').select('lockedUntil').where('userId', '=', personId).executeTakeFirst();
  return row?.lockedUntil ?? null;
}
