import { describe, expect, it } from 'vitest';
import { wideBrackets } from './wide-brackets.ts';

describe('brackets in Chinese text', () => {
  it('are set as wide as the words inside them', () => {
    expect(wideBrackets('(一)与用人单位存在劳动关系(包括事实劳动关系)的证明')).toBe('（一）与用人单位存在劳动关系（包括事实劳动关系）的证明');
  });

  it('make a title inside a title one', () => {
    expect(wideBrackets('《关于修改&lt;工伤保险条例(试行)&gt;的决定》')).toBe('《关于修改〈工伤保险条例（试行）〉的决定》');
    expect(wideBrackets('人数 &lt; 30，工资 &gt; 1950；a&lt;b&gt;c')).toBe('人数 &lt; 30，工资 &gt; 1950；a&lt;b&gt;c');
  });

  it('stay as they are round anything else', () => {
    expect(wideBrackets('(1)按 f(x) 计算（试行）')).toBe('(1)按 f(x) 计算（试行）');
  });

  it('are never touched inside a tag', () => {
    expect(wideBrackets('<a href="/files/x/附件(一).pdf">附件(一)</a>')).toBe('<a href="/files/x/附件(一).pdf">附件（一）</a>');
  });

  it('do not reach across elements', () => {
    expect(wideBrackets('<p>(甲</p><p>乙)</p>')).toBe('<p>(甲</p><p>乙)</p>');
  });
});
