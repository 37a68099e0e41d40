/** One of better-auth's endpoints that is open, under `/auth`. */
export type Endpoint = {
  readonly method: 'GET' | 'POST';
  /** Path after `/auth`. */
  readonly path: string;
  /** The fields of the body that are passed on; others are dropped. */
  readonly fields: readonly string[];
  /** Added to the body whatever was sent. */
  readonly always?: Readonly<Record<string, unknown>>;
  /** Path of better-auth's endpoint where it is called otherwise. */
  readonly calls?: string;
  /** Open while a one-time password waits to be replaced. */
  readonly beforePasswordChange?: true;
  /** Answers nobody but who is signed in. */
  readonly needsSession?: true;
  /** Compares the password of who is signed in. */
  readonly comparesPassword?: true;
  /** Compares a code of a second factor. */
  readonly comparesCode?: true;
};

/** What is not listed here does not exist: better-auth has many more endpoints than this product needs. */
const ENDPOINTS: readonly Endpoint[] = [
  { method: 'POST', path: '/sign-in/username', fields: ['username', 'password'], beforePasswordChange: true },
  { method: 'POST', path: '/two-factor/verify-totp', fields: ['code'], comparesCode: true },
  { method: 'POST', path: '/two-factor/verify-backup-code', fields: ['code'], comparesCode: true },
  { method: 'POST', path: '/two-factor/enable', fields: ['password'], needsSession: true, comparesPassword: true },
  { method: 'POST', path: '/two-factor/disable', fields: ['password'], needsSession: true, comparesPassword: true },
  { method: 'POST', path: '/two-factor/generate-backup-codes', fields: ['password'], needsSession: true, comparesPassword: true },
  { method: 'POST', path: '/sign-out', fields: [], beforePasswordChange: true },
  // Whoever else is signed in with the old password is not any more.
  { method: 'POST', path: '/change-password', fields: ['currentPassword', 'newPassword'], always: { revokeOtherSessions: true }, beforePasswordChange: true, needsSession: true, comparesPassword: true },
  { method: 'GET', path: '/passkey/generate-register-options', fields: [], needsSession: true },
  { method: 'POST', path: '/passkey/verify-registration', fields: ['response', 'name'], needsSession: true },
  { method: 'GET', path: '/passkey/generate-authenticate-options', fields: [] },
  { method: 'POST', path: '/passkey/verify-authentication', fields: ['response'], beforePasswordChange: true },
  { method: 'GET', path: '/passkey/list-user-passkeys', fields: [], needsSession: true },
  { method: 'POST', path: '/passkey/delete-passkey', fields: ['id'], needsSession: true },
  { method: 'POST', path: '/passkey/update-passkey', fields: ['id', 'name'], needsSession: true },
  { method: 'POST', path: '/sign-in/oauth2', fields: ['callbackURL'], always: { provider: 'oidc' }, calls: '/sign-in/social', beforePasswordChange: true },
  { method: 'GET', path: '/callback/oidc', fields: [], beforePasswordChange: true },
];

/** The open endpoint at a path; undefined where there is none. */
export function endpointAt(method: string, path: string): Endpoint | undefined {
  return ENDPOINTS.find((endpoint) => endpoint.method === method && endpoint.path === path);
}

/** Of a body, what the endpoint takes. */
export function bodyFor({ fields, always }: Endpoint, body: unknown): Record<string, unknown> {
  const sent = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  return { ...Object.fromEntries(fields.filter((field) => Object.hasOwn(sent, field)).map((field) => [field, sent[field]])), ...always };
}
