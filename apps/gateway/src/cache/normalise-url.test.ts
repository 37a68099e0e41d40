import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseUrl } from './normalise-url.ts';

/** What a page of a list and a page of a search would read. */
const normalise = (url: string) => normaliseUrl(url, (path) => new Set(path.startsWith('/search') ? ['q'] : ['kind', 'column']));

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
    ['/documents?kind=LAW&kind=LAW&kind=RULE', '/documents?kind=LAW&kind=RULE'],
    ['/documents/x?utm_source=wechat&isappinstalled=0', '/documents/x'],
    ['/documents?kind=LAW&x=1&q=2&KIND=3', '/documents?kind=LAW'],
    ['/search?kind=LAW&q=%E5%B7%A5%E4%BC%A4', '/search?q=%E5%B7%A5%E4%BC%A4'],
    ['/documents/%61bc', '/documents/abc'],
    ['/documents/a%2Fb', '/documents/a%2Fb'],
    ['/documents#art-3', '/documents'],
  ])('%s becomes %s', (url, expected) => {
    expect(normalise(url)).toBe(expected);
  });

  it.each(['/%', '/%E5%', 'documents', '*', 'http://other.example/'])('%s is no address of ours', (url) => {
    expect(normalise(url)).toBeNull();
  });

  it('is settled after one pass, whatever is asked', () => {
    const settled = fc.property(fc.string(), (tail) => {
      const once = normalise(`/${tail}`);
      return once === null || normalise(once) === once;
    });
    expect(fc.check(settled).failed).toBe(false);
  });
});
