import { describe, expect, it } from 'vitest';
import { readRedirects, RedirectFileError } from './read-redirects.ts';

const own = ['hrss.example.gov.cn', 'old.example.gov.cn'];
const read = (text: string) => readRedirects(text, own);

describe('a table of redirects', () => {
  it('is read with its columns in any order, quotes, line ends and a byte order mark', () => {
    const { lines, refused } = read('\uFEFFnote,From, to ,STATUS\r\n"首页, 旧",/index.html,/documents?kind=LAW,308\r\n\r\n,https://old.example.gov.cn/a%20b/,/documents/0a1b2c3d4e5f6#art-3,\r\n');
    expect(refused).toEqual([]);
    expect(lines).toEqual([
      { line: 2, from: '/index.html', to: '/documents?kind=LAW', status: 308, note: '首页, 旧' },
      { line: 4, from: '/a%20b', to: '/documents/0a1b2c3d4e5f6#art-3', status: 301, note: null },
    ]);
  });

  it('refuses what it cannot use, by line and in words', () => {
    const text = ['from,to,status', ',/a,', '/b,,', '/c,https://evil.example/x,', '/d,//evil.example/x,', 'https://evil.example/e,/a,', '/f,javascript:alert(1),', '/g,/a,302', 'h,/a,', '/i,/%D5%FE,', '/j,/j/,', '/,/a,', '/k,/\\evil.example,', '/l,/a%0d%0ab,', '/good,/a,'].join('\n');
    const { lines, refused } = read(text);
    expect(lines.map(({ from }) => from)).toEqual(['/good']);
    expect(refused).toEqual([
      { line: 2, reason: '旧地址为空' },
      { line: 3, reason: '新地址为空' },
      { line: 4, reason: '新地址不在本站：evil.example' },
      { line: 5, reason: '新地址不在本站：evil.example' },
      { line: 6, reason: '旧地址不在本站：evil.example' },
      { line: 7, reason: '新地址不能使用：“javascript:alert(1)”不是网址' },
      { line: 8, reason: '状态码只能是 301 或 308，不能是“302”' },
      { line: 9, reason: '旧地址不能使用：应以 / 开头' },
      { line: 10, reason: '新地址不能使用：含有不能出现在网址中的内容（只接受 UTF-8 编码的转义）' },
      { line: 11, reason: '新旧地址相同，会循环跳转' },
      { line: 12, reason: '首页不能转到别处' },
      { line: 13, reason: '新地址不能使用：含有不能出现在网址中的内容（只接受 UTF-8 编码的转义）' },
      { line: 14, reason: '新地址不能使用：含有不能出现在网址中的内容（只接受 UTF-8 编码的转义）' },
    ]);
  });

  it.each([['没有列名', '/a,/b\n/c,/d\n'], ['引号', 'from,to\n"/a,/b\n']])('is refused as a whole where it is none (%s)', (_why, text) => {
    expect(() => read(text)).toThrow(RedirectFileError);
  });

  it('may be empty', () => {
    expect(read('from,to\n')).toEqual({ lines: [], refused: [] });
  });
});
