import { describe, expect, it } from 'vitest';
import { backAfterSignIn } from './back-after-sign-in.ts';

describe('the way back after signing in', () => {
  it.each([
    ['/documents?query=工伤', '/documents?query=工伤'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/sign-in?next=/x', '/'],
    [['/a', '/b'], '/'],
    [undefined, '/'],
  ])('of %j is %s', (asked, expected) => {
    expect(backAfterSignIn(asked)).toBe(expected);
  });
});
