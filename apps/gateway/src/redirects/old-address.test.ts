import { describe, expect, it } from 'vitest';
import { oldAddress } from './old-address.ts';

describe('an address of an old site', () => {
  it.each([
    ['/art/2019/3/1/art_123_456.html', '/art/2019/3/1/art_123_456.html'],
    ['/art/', '/art'],
    ['/', '/'],
    ['/政策/文件.html', '/%E6%94%BF%E7%AD%96/%E6%96%87%E4%BB%B6.html'],
    ['/%e6%94%bf%E7%AD%96', '/%E6%94%BF%E7%AD%96'],
    ['/show.aspx?id=12&cid=3', '/show.aspx?cid=3&id=12'],
    ['/show.aspx?', '/show.aspx'],
    ['/a#anchor', '/a'],
    ['/a%2Fb', '/a%2Fb'],
  ])('%s is looked up as %s, however it is written', (typed, spelled) => {
    expect(oldAddress(typed)).toBe(spelled);
    expect(oldAddress(spelled)).toBe(spelled);
  });

  it.each(['', 'a', '//evil.example', '/\\evil.example', '/%D5%FE%B2%DF', '/a%', '/a?x=%D5%FE', '/a%0D%0Aset-cookie:b', '/a?b=%00', '/../a', '/a/%2e%2e/b', `/${'a'.repeat(2000)}`])('%j is none', (typed) => {
    expect(oldAddress(typed)).toBeNull();
  });
});
