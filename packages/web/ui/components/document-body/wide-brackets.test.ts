import { describe, expect, it } from 'vitest';
import { wideBrackets } from './wide-brackets.ts';

describe('brackets in Chinese text', () => {
  it('are set as wide as the words inside them', () => {
    expect(wideBrackets('(一)与用人单位存在劳动关系(包括事实劳动关系)的证明')).toBe('（一）与用人单位存在劳动关系（包括事实劳动关系）的证明');
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
