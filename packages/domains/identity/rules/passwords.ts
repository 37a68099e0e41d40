/** Characters. Length is what makes a password hard to guess; rules about kinds of characters make people write it down. */
export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 128;

/** Failed sign-ins in a row after which a staff number is locked. */
export const MOST_FAILURES = 5;
/** How long it stays locked, and how long failures are remembered. */
export const LOCK_MINUTES = 15;
/** How long after signing in a passkey can be added: later, somebody else may sit at the desk. */
export const FRESH_MINUTES = 10;
/** How long a one-time password can be used. */
export const ONE_TIME_PASSWORD_DAYS = 7;

/** Letters and digits that are not mistaken for each other when read out or copied from paper. */
const LEGIBLE = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 4;

/**
 * A password for one use, in groups for reading out: 16 characters of 31, about 79 bits.
 *
 * @param randomByte the next byte of a cryptographic generator
 */
export function oneTimePassword(randomByte: () => number): string {
  return Array.from({ length: GROUPS }, () => Array.from({ length: GROUP_LENGTH }, () => legible(randomByte)).join('')).join('-');
}

function legible(randomByte: () => number): string {
  // Bytes beyond the last whole multiple would make the first letters likelier.
  const limit = 256 - (256 % LEGIBLE.length);
  let byte = randomByte();
  while (byte >= limit) byte = randomByte();
  return LEGIBLE.charAt(byte % LEGIBLE.length);
}
