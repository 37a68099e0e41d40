import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseUrl } from './normalise-url.ts';

describe('the one spelling of an address', () => {
  it.each([
    ['/', '/'],
    ['/documents', '/documents'],
    ['/documents?', '/documents'],
    ['/documents?kind=LAW&column=talent', '/documents?column=talent&kind=LAW'],
    ['/documents?kind=LAW&kind=RULE', '/documents?kind=LAW&kind=RULE'],
    ['/documents?kind=RULE&kind=LAW', '/documents?kind=RULE&kind=LAW'],
    ['/documents?column=&kind=LAW', '/documents?kind=LAW'],
    ['/search?q=%E5%B7%A5%E4%BC%A4', '/search?q=%E5%B7%A5%E4%BC%A4'],
    ['/search?q=工伤', '/search?q=%E5%B7%A5%E4%BC%A4'],
    ['/search?q=a%20b', '/search?q=a+b'],
    ['/documents/x?utm_source=wechat&isappinstalled=0', '/documents/x'],
    ['/documents/%61bc', '/documents/abc'],
    ['/documents/a%2Fb', '/documents/a%2Fb'],
    ['/documents#art-3', '/documents'],
  ])('%s becomes %s', (url, expected) => {
    expect(normaliseUrl(url)).toBe(expected);
  });

  it.each(['/%', '/%E5%', 'documents', '*', 'http://other.example/'])('%s is no address of ours', (url) => {
    expect(normaliseUrl(url)).toBeNull();
  });

  it('is settled after one pass, whatever is asked', () => {
    const settled = fc.property(fc.string(), (tail) => {
      const once = normaliseUrl(`/${tail}`);
      return once === null || normaliseUrl(once) === once;
    });
    expect(fc.check(settled).failed).toBe(false);
  });
});
