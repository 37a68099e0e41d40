import { describe, expect, it } from 'vitest';
import { renderBody } from './render-body.ts';

const lines = (...text: string[]) => renderBody(text.join('\n'));

describe('a text in articles', () => {
  const { bodyHtml, bodyText, outline } = lines('第一章\u3000总则', '第一条\u3000甲。', '（一）乙；', '1.丙。', '丁。', '第二章\u3000程序', '第一节\u3000申请', '第三十三条之一\u3000戊。');

  it('has anchors and classes as imported laws have', () => {
    expect(bodyHtml.split('\n')).toEqual([
      '<section class="chapter">',
      '<h2 id="ch-1">第一章\u3000总则</h2>',
      '<p class="article" id="art-1"><span class="article-number">第一条</span>\u3000甲。</p>',
      '<p class="item">（一）乙；</p>',
      '<p class="subitem">1.丙。</p>',
      '<p class="clause">丁。</p>',
      '</section>',
      '<section class="chapter">',
      '<h2 id="ch-2">第二章\u3000程序</h2>',
      '<section class="section">',
      '<h3 id="ch-2-sec-1">第一节\u3000申请</h3>',
      '<p class="article" id="art-33-1"><span class="article-number">第三十三条之一</span>\u3000戊。</p>',
      '</section>',
      '</section>',
    ]);
  });

  it('has an outline of chapters, sections and articles', () => {
    expect(outline.map(({ anchor, level }) => `${level} ${anchor}`)).toEqual(['1 ch-1', '3 art-1', '1 ch-2', '2 ch-2-sec-1', '3 art-33-1']);
    expect(bodyText.split('\n')).toHaveLength(8);
  });
});

describe('an official letter', () => {
  it('knows addressees, headings, run-in titles, signature and note', () => {
    expect(lines('各市局：', '## 一、对象', '（一）单位。参保企业。', '（二）个人', '>> 某厅', '（此件主动公开）').bodyHtml.split('\n')).toEqual([
      '<p class="salutation">各市局：</p>',
      '<h2 id="heading-1">一、对象</h2>',
      '<p><span class="kai">（一）单位。</span>参保企业。</p>',
      '<p>（二）个人</p>',
      '<p class="align-right">某厅</p>',
      '<p class="note">（此件主动公开）</p>',
    ]);
  });

  it('sets headings of an attached text below its title', () => {
    const { bodyHtml, outline } = lines('附件1', '# 某方案', '## 一、甲', '### （一）乙');
    expect([...bodyHtml.matchAll(/<h(\d)/gu)].map(([, level]) => level)).toEqual(['2', '3', '4']);
    expect(outline.map(({ level }) => level)).toEqual([1, 2]);
    expect(bodyHtml).toContain('<p class="annex-label">附件1</p>');
  });

  it('keeps tables and lists', () => {
    const { bodyHtml, bodyText } = lines('|= 标准', '|项目|金额|', '|甲|5|', '- 子；', '- 丑。', '寅。');
    expect(bodyHtml.split('\n')).toEqual([
      '<table><caption>标准</caption><thead><tr><th scope="col">项目</th><th scope="col">金额</th></tr></thead><tbody><tr><td>甲</td><td>5</td></tr></tbody></table>',
      '<ul><li>子；</li><li>丑。</li></ul>',
      '<p>寅。</p>',
    ]);
    expect(bodyText).toBe('标准\n项目\u3000金额\n甲\u30005\n子；\n丑。\n寅。');
  });

  it('keeps a table apart from the next one', () => {
    expect(lines('|甲|', '|1|', '|= 二', '|乙|丙|', '|2|3|').bodyHtml.match(/<table>/gu)).toHaveLength(2);
  });

  it('escapes what would be markup', () => {
    expect(lines('**记者：**1<2 & "3"').bodyHtml).toBe('<p><strong>记者：</strong>1&lt;2 &amp; &quot;3&quot;</p>');
  });
});
