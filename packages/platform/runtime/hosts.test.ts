import { describe, expect, it } from 'vitest';
import { hostAllowed, hostName, trustedProxyTest } from './hosts.ts';

describe('host names', () => {
  it.each([
    ['example.cn', 'example.cn'],
    ['Example.CN:8080', 'example.cn'],
    ['example.cn.', 'example.cn'],
    ['[::1]:4000', '[::1]'],
    ['127.0.0.1:4000', '127.0.0.1'],
  ])('reads %s', (header, name) => expect(hostName(header)).toBe(name));

  it.each(['', undefined, 'a b', 'user@example.cn', 'example.cn/path', 'example.cn:', 'exa\u0000mple', '-'])('refuses %j', (header) => {
    expect(hostName(header)).toBeNull();
    expect(hostAllowed(header, ['example.cn'])).toBe(false);
  });

  it('allows what is listed and nothing that merely ends alike', () => {
    expect(hostAllowed('example.cn:443', ['example.cn'])).toBe(true);
    expect(hostAllowed('evil-example.cn', ['example.cn'])).toBe(false);
    expect(hostAllowed('www.example.cn', ['example.cn'])).toBe(false);
  });
});

describe('trusted proxies', () => {
  const trusted = trustedProxyTest(['10.0.0.0/8', '192.0.2.7', '2001:db8::/32']);

  it.each([['10.1.2.3'], ['192.0.2.7'], ['2001:db8::1'], ['::ffff:10.1.2.3']])('believes %s', (address) => expect(trusted(address)).toBe(true));
  it.each([['11.0.0.1'], ['192.0.2.8'], ['2001:db9::1'], ['nonsense']])('does not believe %s', (address) => expect(trusted(address)).toBe(false));
  it('refuses an entry that is no address', () => expect(() => trustedProxyTest(['proxy.local'])).toThrow());
});
