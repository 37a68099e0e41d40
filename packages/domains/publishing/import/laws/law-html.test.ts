import { describe, expect, it } from 'vitest';
import { GAP } from '../shared/spacing.ts';
import { parseBlocks } from './blocks.ts';
import { renderLaw } from './law-html.ts';

const render = (...lines: string[]) => renderLaw(parseBlocks(lines), { events: [], notice: [] });

describe('rendering a law', () => {
  it('anchors articles, inserted ones and repeated ones', () => {
    const { bodyHtml, outline } = render('第一条 甲。', '第十七条之一 乙。', '第三十三条 丙。', '附件：', '第一条 丁。');
    expect(bodyHtml).toContain(`<p class="article" id="art-33"><span class="article-number">第三十三条</span>${GAP}丙。</p>`);
    expect(outline.map((entry) => entry.anchor)).toEqual(['art-1', 'art-17-1', 'art-33', 'annex-1', 'art-1--2']);
    expect(outline.map((entry) => entry.level)).toEqual([3, 3, 3, 1, 3]);
  });

  it('nests sections and closes every one', () => {
    const { bodyHtml, outline } = render('## 第一编 甲', '### 第一章 乙', '#### 第一节 丙', '第一条 丁。', '### 第二章 戊', '## 第二编 己', '### 第一章 庚');
    expect(bodyHtml.match(/<section/g)).toHaveLength(bodyHtml.match(/<\/section>/g)?.length ?? 0);
    expect(outline.map((entry) => entry.anchor)).toEqual(['part-1', 'part-1-ch-1', 'part-1-ch-1-sec-1', 'art-1', 'part-1-ch-2', 'part-2', 'part-2-ch-1']);
    expect([...bodyHtml.matchAll(/<h(\d)/g)].map((match) => match[1])).toEqual(['2', '3', '4', '3', '2', '3']);
  });

  it('never skips a heading level', () => {
    const { bodyHtml } = render('## 第一节 甲', '第一条 乙。');
    expect(bodyHtml).toContain('<h2 id="sec-1">');
  });

  it('writes what a text says and nothing it could do', () => {
    const { bodyHtml, bodyText } = render('第一条 <script>alert(1)</script> & "乙"。', '| <b onclick="x()"> | 丙 |', '|---|---|', '| 1 | 2 |');
    expect(bodyHtml).not.toMatch(/<script|<b /);
    expect(bodyHtml).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;乙&quot;');
    expect(bodyText).toContain('<script>alert(1)</script>');
  });

  it('puts the history above the text', () => {
    const rendered = renderLaw(parseBlocks(['第一条 甲。']), { events: [{ date: '2019-04-03', text: '国务院令第711号修订' }], notice: ['各厅（局）：'] });
    expect(rendered.bodyHtml).toContain(`<div class="promulgation">\n<p>2019年4月3日${GAP}国务院令第711号修订</p>\n<p>各厅（局）：</p>\n</div>`);
    expect(rendered.bodyText.split('\n')).toEqual([`2019年4月3日${GAP}国务院令第711号修订`, '各厅（局）：', `第一条${GAP}甲。`]);
  });
});
