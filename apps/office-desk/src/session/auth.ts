import { readAuthAnswer, type AuthOutcome } from './auth-answer.ts';
import { sessionEnded } from './session-ended.ts';

/** Asks the sign-in service. Never rejects: a form has something to say to every outcome. */
async function call(path: string, body: object | null, method: 'GET' | 'POST' = 'POST'): Promise<AuthOutcome> {
  try {
    const response = await fetch(`/auth${path}`, {
      method,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(body === null ? {} : { 'content-type': 'application/json' }) },
      ...(body === null ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json().catch(() => null);
    const outcome = readAuthAnswer(response.status, answer, response.headers.get('retry-after'));
    if (response.status === 401 && outcome.kind === 'refused' && outcome.code === 'UNAUTHORIZED') sessionEnded.tell();
    return outcome;
  } catch {
    return { kind: 'lost' };
  }
}

/** The ways in and out, and what a person changes about their own account. */
export const auth = {
  signIn: (staffNumber: string, password: string) => call('/sign-in/username', { username: staffNumber, password }),
  verifyTotp: (code: string) => call('/two-factor/verify-totp', { code }),
  verifyBackupCode: (code: string) => call('/two-factor/verify-backup-code', { code }),
  signOut: () => call('/sign-out', {}),
  changePassword: (currentPassword: string, newPassword: string) => call('/change-password', { currentPassword, newPassword, revokeOtherSessions: true }),
  enableTwoFactor: (password: string) => call('/two-factor/enable', { password }),
  disableTwoFactor: (password: string) => call('/two-factor/disable', { password }),
  newBackupCodes: (password: string) => call('/two-factor/generate-backup-codes', { password }),
  passkeys: () => call('/passkey/list-user-passkeys', null, 'GET'),
  deletePasskey: (id: string) => call('/passkey/delete-passkey', { id }),
  passkeySignInOptions: () => call('/passkey/generate-authenticate-options', null, 'GET'),
  passkeySignIn: (response: unknown) => call('/passkey/verify-authentication', { response }),
  passkeyRegistrationOptions: () => call('/passkey/generate-register-options', null, 'GET'),
  registerPasskey: (response: unknown, name: string) => call('/passkey/verify-registration', { response, name }),
  /** Answers with the address of the provider's page. */
  startOidc: (callbackURL: string) => call('/sign-in/oauth2', { providerId: 'oidc', callbackURL, errorCallbackURL: callbackURL }),
} as const;
