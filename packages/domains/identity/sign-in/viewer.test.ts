import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sessionToken } from './viewer.ts';

const name = 'openhall.session_token';
const secret = 'a secret of the tests';
const signed = (token: string, key = secret): string => encodeURIComponent(`${token}.${createHmac('sha256', key).update(token).digest('base64')}`);

describe('the token in a cookie', () => {
  it('is read wherever it stands among others', () => {
    for (const cookies of [`${name}=${signed('abc')}`, `oh-display=dark; ${name}=${signed('abc')}; x=y`, `not-${name}=1;${name}=${signed('abc')} `]) expect(sessionToken(cookies, name, secret)).toBe('abc');
  });

  it.each([
    ['no cookie', undefined],
    ['another cookie', `x${name}=${signed('abc')}`],
    ['no signature', `${name}=abc`],
    ['an empty token', `${name}=${signed('')}`],
    ['another key', `${name}=${signed('abc', 'guessed')}`],
    ['a signature of another token', `${name}=${signed('abc').replace('abc', 'abd')}`],
    ['a broken escape', `${name}=%E0%A4%A`],
    ['a header too long to be ours', `${name}=${signed('abc')}; ${'x'.repeat(9000)}`],
  ])('is nobody’s with %s', (_what, cookies) => {
    expect(sessionToken(cookies, name, secret)).toBeNull();
  });

  it('is never one this installation has not signed, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(sessionToken(`${name}=${value}`, name, secret)).toBeNull();
      }),
    );
  });
});
