import { describe, expect, it } from 'vitest';
import { browserName } from './browser-name.ts';
import { readPasskeys } from './read-passkeys.ts';

describe('where somebody is signed in', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0', 'Windows 上的 Edge'],
    ['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36', '安卓 上的 Chrome'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Linux 上的 Firefox'],
    ['curl/8', null],
    [null, null],
  ])('is told from %s', (userAgent, expected) => {
    expect(browserName(userAgent)).toBe(expected);
  });
});

describe('passkeys', () => {
  it('are read without trusting their form', () => {
    expect(readPasskeys([{ id: 'a', name: '电脑', createdAt: '2026-11-30T00:00:00Z' }, { id: 1 }, null, { id: 'b' }])).toEqual([{ id: 'a', name: '电脑', createdAt: '2026-11-30T00:00:00Z' }, { id: 'b', name: '', createdAt: null }]);
    expect(readPasskeys({})).toEqual([]);
  });
});
