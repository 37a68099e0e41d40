/** Where to go after signing in: an address of the desk, never of somebody else, and never the sign-in page itself. */
export function backAfterSignIn(asked: unknown): string {
  if (typeof asked !== 'string' || !/^\/(?![/\\])/.test(asked) || asked.startsWith('/sign-in')) return '/';
  return asked;
}
