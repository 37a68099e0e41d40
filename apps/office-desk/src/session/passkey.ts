import { startAuthentication, startRegistration, type PublicKeyCredentialCreationOptionsJSON, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { auth } from './auth.ts';
import type { AuthOutcome } from './auth-answer.ts';

// A module of its own, fetched when somebody uses a passkey.

/** Null: the person broke it off in the browser's own dialog, which needs no comment. */
type PasskeyOutcome = AuthOutcome | null;

async function ceremony<Options>(options: AuthOutcome, act: (options: Options) => Promise<unknown>, finish: (response: unknown) => Promise<AuthOutcome>): Promise<PasskeyOutcome> {
  if (options.kind !== 'done') return options;
  try {
    return await finish(await act(options.data as Options));
  } catch (error) {
    if (error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError')) return null;
    return { kind: 'refused', code: 'PASSKEY', message: null };
  }
}

/** Signs in with a passkey of this device. */
export async function signInWithPasskey(): Promise<PasskeyOutcome> {
  return ceremony<PublicKeyCredentialRequestOptionsJSON>(await auth.passkeySignInOptions(), (optionsJSON) => startAuthentication({ optionsJSON }), auth.passkeySignIn);
}

/** Makes a passkey on this device for whoever is signed in. */
export async function addPasskey(name: string): Promise<PasskeyOutcome> {
  return ceremony<PublicKeyCredentialCreationOptionsJSON>(await auth.passkeyRegistrationOptions(), (optionsJSON) => startRegistration({ optionsJSON }), (response) => auth.registerPasskey(response, name));
}
