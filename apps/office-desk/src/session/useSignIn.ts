import { ref } from 'vue';
import { messages } from '../messages/index.ts';
import { auth } from './auth.ts';
import type { AuthOutcome } from './auth-answer.ts';
import { useSession, type SignedIn } from './session.ts';

export type SignInStep = 'password' | 'totp' | 'backup code' | 'new password';

const words = messages.signIn;

/** What somebody who could not sign in is told. */
export function refusalText(outcome: Exclude<AuthOutcome, { kind: 'done' | 'second factor' }>, refused: string): string {
  if (outcome.kind === 'lost') return messages.failures.networkLost;
  if (outcome.kind === 'refused') return outcome.message ?? refused;
  const wait = outcome.seconds === null ? words.lockedUnknown : words.lockedFor(Math.ceil(outcome.seconds / 60));
  return outcome.message ?? `${words.locked}${wait}`;
}

/** Signing in, step by step: password, second factor, a password of one's own. */
export function useSignIn(signedIn: (me: SignedIn) => void) {
  const session = useSession();
  const step = ref<SignInStep>('password');
  const error = ref<string | null>(null);
  const working = ref(false);

  async function enter(): Promise<void> {
    const me = await session.load().catch(() => null);
    if (me === null) error.value = session.known ? words.refused : messages.failures.networkLost;
    else if (me.mustChangePassword) step.value = 'new password';
    else signedIn(me);
  }

  async function go(ask: () => Promise<AuthOutcome | null>, refused: string): Promise<void> {
    if (working.value) return;
    working.value = true;
    error.value = null;
    const outcome = await ask();
    if (outcome?.kind === 'done') await enter();
    else if (outcome?.kind === 'second factor') step.value = 'totp';
    else if (outcome !== null) error.value = refusalText(outcome, refused);
    working.value = false;
  }

  return {
    step,
    error,
    working,
    /** Goes on with somebody who is signed in but has to choose a password first. */
    enter,
    restart: (): void => {
      step.value = 'password';
      error.value = null;
    },
    switchFactor: (): void => {
      step.value = step.value === 'totp' ? 'backup code' : 'totp';
      error.value = null;
    },
    byPassword: async (staffNumber: string, password: string): Promise<void> => {
      if (staffNumber.trim() === '' || password === '') error.value = words.missing;
      else await go(() => auth.signIn(staffNumber.trim(), password), words.wrong);
    },
    byCode: (code: string) => go(() => (step.value === 'totp' ? auth.verifyTotp(code.replaceAll(/\s/g, '')) : auth.verifyBackupCode(code.trim())), words.secondFactor.wrong),
    byPasskey: () => go(async () => (await import('./passkey.ts')).signInWithPasskey(), words.passkeyFailed),
    byOidc: async (back: string): Promise<void> => {
      const outcome = await auth.startOidc(back);
      const url = outcome.kind === 'done' && typeof outcome.data === 'object' && outcome.data !== null && 'url' in outcome.data ? outcome.data.url : null;
      if (typeof url === 'string') window.location.assign(url);
      else error.value = words.oidcFailed;
    },
  };
}
