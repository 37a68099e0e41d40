import { createHmac } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const PERIOD = 30;

/** What an authenticator app shows at an instant for an otpauth: address (RFC 6238, SHA-1, six digits). */
function totpAt(uri: string, now: Date): string {
  const key = base32(new URL(uri).searchParams.get('secret') ?? '');
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now.getTime() / 1000 / PERIOD)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0x0f;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** The code of this moment. */
export const codeNow = (uri: string): string => totpAt(uri, new Date());

/** The code after it, which servers take too: their clocks and phones differ. For who has used that of this moment. */
export const nextCode = (uri: string): string => totpAt(uri, new Date(Date.now() + PERIOD * 1000));

function base32(text: string): Buffer {
  const bits = [...text.replace(/=+$/, '')].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
}
