import { createHmac, timingSafeEqual } from 'node:crypto';

/** Cookies of sign-in by name. Browsers take names that begin with `__Secure-` over https only. */
export type Cookies = ReadonlyMap<string, string>;

const OURS = /^(?:__Secure-)?openhall\.[\w-]+$/;
const PRINTABLE = /^[\x21-\x7e]*$/;

/**
 * The cookies of sign-in in a header; of one name the first. The one reading of them there is: what better-auth gets is written
 * from this anew, so that no spelling can be a session to one of us and none to the other.
 */
export function readCookies(header: string | undefined): Cookies {
  const cookies = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const sign = part.indexOf('=');
    const name = part.slice(0, Math.max(sign, 0)).trim();
    const value = unescaped(part.slice(sign + 1).trim());
    if (OURS.test(name) && value !== null && !cookies.has(name)) cookies.set(name, value);
  }
  return cookies;
}

/** A `Cookie` header of these cookies but one; undefined of none. */
export function writeCookies(cookies: Cookies, except: string | null): string | undefined {
  const pairs = [...cookies].filter(([name]) => name !== except).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? undefined : pairs.join('; ');
}

/** What stands in a cookie, if this installation has signed it: `text.signature`, as better-auth writes it. */
export function signedText(value: string | undefined, secret: string): string | null {
  const dot = value?.lastIndexOf('.') ?? -1;
  if (value === undefined || dot < 1) return null;
  const text = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1), 'base64');
  const right = createHmac('sha256', secret).update(text).digest();
  return given.length === right.length && timingSafeEqual(given, right) ? text : null;
}

function unescaped(value: string): string | null {
  if (!PRINTABLE.test(value)) return null;
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
