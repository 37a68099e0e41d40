import { describe, expect, it } from 'vitest';
import { accessibilityFaults } from './accessibility.ts';

describe('the accessibility check', () => {
  it.each([
    ['a field without a label', '<input type="text" name="q" id="q">'],
    ['a picture without words', '<img src="/a.png">'],
    ['a button without words', '<button type="button"><svg aria-hidden="true"></svg></button>'],
    ['a button without a type', '<form><button>搜索</button></form>'],
    ['a link without words', '<a href="/x"></a>'],
    ['a link without an address', '<p><a>条例</a></p>'],
    ['the same id twice', '<p id="a">一</p><p id="a">二</p>'],
    ['a label for nothing', '<label for="nobody">收到日期</label>'],
    ['a reference to nothing', '<p aria-describedby="nobody">文本</p>'],
    ['a heading inside a paragraph', '<p><h2>标题</h2></p>'],
    ['a list of anything', '<ul><p>文本</p></ul>'],
    ['a style attribute', '<p style="color: red">文本</p>'],
    ['an inline handler', '<button type="button" onclick="go()">打印</button>'],
    ['an inline script', '<script>go()</script>'],
    ['a keyboard order of its own', '<div role="region" aria-label="表格" tabindex="3">文本</div>'],
    ['a drawing read out', '<svg viewBox="0 0 1 1"></svg>'],
    ['a link for scripts only', '<a href="javascript:void(0)">打印</a>'],
    ['a hidden control in the tab order', '<div aria-hidden="true"><button type="button">打印</button></div>'],
  ])('finds %s', async (_, html) => {
    expect(await accessibilityFaults(html)).not.toEqual([]);
  });

  it('finds nothing in sound HTML', async () => {
    expect(await accessibilityFaults('<form action="/search"><label for="q">搜索词</label><input id="q" type="search" name="q"><button type="submit">搜索</button></form>')).toEqual([]);
  });
});
