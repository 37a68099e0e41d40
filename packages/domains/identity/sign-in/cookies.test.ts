import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCookies, writeCookies } from './cookies.ts';

describe('cookies of sign-in', () => {
  it('are ours alone, of one name the first, without the spaces around them', () => {
    expect([...readCookies('oh-display=dark; openhall.a =1;openhall.a=2; __Secure-openhall.b= x%20y ; xopenhall.c=3; openhall.d; openhall.e=%E0%A4%A; openhall.f=\u00e9')]).toEqual([
      ['openhall.a', '1'],
      ['__Secure-openhall.b', 'x y'],
    ]);
    expect(readCookies(undefined).size).toBe(0);
  });

  it('are what they were when they are written and read again, whatever was sent', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('openhall.a', ' openhall.b', '__Secure-openhall.c ', 'x'), fc.string({ unit: 'binary' }))), (pairs) => {
        const read = readCookies(pairs.map(([name, value]) => `${name}=${value}`).join(';'));
        const written = writeCookies(read, null);
        expect([...readCookies(written)]).toEqual([...read]);
        expect(written ?? '').toMatch(/^[\x21-\x7e ]*$/);
      }),
    );
  });

  it('are written without the one that is left out', () => {
    expect(writeCookies(readCookies('openhall.a=1; openhall.b=2'), 'openhall.a')).toBe('openhall.b=2');
    expect(writeCookies(readCookies('openhall.a=1'), 'openhall.a')).toBeUndefined();
  });
});
