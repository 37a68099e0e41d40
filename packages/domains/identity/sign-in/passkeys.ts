/** The bit of authenticator data that says: the owner was verified, by finger, face or PIN (WebAuthn § 6.1). */
const USER_VERIFIED = 0x04;
/** Where it stands, after the digest of the site's name. */
const FLAGS_AT = 32;

/**
 * Whether an authenticator says that it has verified its owner. A passkey stands for password and second factor together: one
 * that only proves that somebody was there would be less. What it says is signed; better-auth checks that, but does not ask for this.
 */
export function provesOwner(response: unknown): boolean {
  if (typeof response !== 'object' || response === null || !('response' in response)) return false;
  const { response: inner } = response;
  if (typeof inner !== 'object' || inner === null || !('authenticatorData' in inner) || typeof inner.authenticatorData !== 'string') return false;
  return ((Buffer.from(inner.authenticatorData, 'base64url')[FLAGS_AT] ?? 0) & USER_VERIFIED) !== 0;
}

/** The options of a passkey with the demand that its owner be verified; anything else as it is. */
export function demandsOwner(body: Record<string, unknown>): Record<string, unknown> {
  return 'challenge' in body && 'userVerification' in body ? { ...body, userVerification: 'required' } : body;
}
