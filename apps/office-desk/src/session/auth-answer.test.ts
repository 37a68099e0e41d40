import { describe, expect, it } from 'vitest';
import { readAuthAnswer } from './auth-answer.ts';

describe('what the sign-in service says', () => {
  it.each([
    [200, { token: 't', user: {} }, null, { kind: 'done' }],
    [200, { twoFactorRedirect: true }, null, { kind: 'second factor' }],
    [401, { code: 'INVALID_USERNAME_OR_PASSWORD', message: 'Invalid username or password' }, null, { kind: 'refused', code: 'INVALID_USERNAME_OR_PASSWORD', message: null }],
    [400, { code: 'X', message: '新密码过于常见。' }, null, { kind: 'refused', message: '新密码过于常见。' }],
    [429, { message: '登录已锁定。' }, '120', { kind: 'locked', seconds: 120, message: '登录已锁定。' }],
    [403, { code: 'ACCOUNT_LOCKED' }, null, { kind: 'locked', seconds: null }],
    [503, null, null, { kind: 'lost' }],
    [500, 'no json', null, { kind: 'lost' }],
  ])('with %i %j is understood', (status, body, retryAfter, expected) => {
    expect(readAuthAnswer(status, body, retryAfter)).toMatchObject(expected);
  });
});
