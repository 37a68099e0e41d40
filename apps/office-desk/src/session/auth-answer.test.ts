import { describe, expect, it } from 'vitest';
import { NetworkLost, Refused, SessionEnded } from '@openhall/graphql-client';
import { dataOf, readAuthAnswer } from './auth-answer.ts';

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

describe('what a list or a step asked of it', () => {
  it('is the data, or a failure as of any other request', () => {
    const of = (status: number, body: unknown) => () => dataOf(readAuthAnswer(status, body, null), '没有完成。');
    expect(of(200, [1])()).toEqual([1]);
    expect(of(503, null)).toThrow(NetworkLost);
    expect(of(401, { code: 'UNAUTHORIZED', message: '请先登录。' })).toThrow(SessionEnded);
    expect(of(404, { code: 'PASSKEY_NOT_FOUND', message: '没有找到这个通行密钥，可能已被删除。' })).toThrow(new Refused(['没有找到这个通行密钥，可能已被删除。']));
    expect(of(400, { code: 'X' })).toThrow(new Refused(['没有完成。']));
    expect(of(200, { twoFactorRedirect: true })).toThrow(Refused);
    expect(of(429, { message: '失败次数过多。' })).toThrow(new Refused(['失败次数过多。']));
  });
});
