import { describe, expect, it } from 'vitest';
import { GAP } from '../shared/spacing.ts';
import { renderPolicy } from './policy-html.ts';

const frame = { title: '某厅关于做好“双随机”工作的通知', documentNumber: '某发〔2019〕5号', sourceUrl: 'http://www.gov.cn/x.htm' };
const render = (...paragraphs: string[]) => renderPolicy(paragraphs.join('\n'), frame);
const centred = (text: string, style = 'font-size: 18pt; font-weight: bold') => `<p style="text-align: center"><span style="${style}">${text}</span></p>`;
const bold = (text: string) => `<p style="text-indent: 2em"><span style="font-weight: bold">${text}</span></p>`;
const kai = (text: string) => `<p><span style="font-family: 楷体, 楷体_GB2312">${text}</span></p>`;

describe('the top of a document', () => {
  it('loses the title and number the page shows above it', () => {
    expect(render(centred('某厅关于做好'), centred('“双随机”工 作 的 通 知'), centred('某发〔2019〕5号', ''), '<p><br> </p>', '<p>各市、县：</p>').bodyHtml).toBe('<p class="salutation">各市、县：</p>');
    expect(render(`<p align="center">${frame.title}<br>${frame.documentNumber}</p>`, '<p>甲。</p>').bodyHtml).toBe('<p>甲。</p>');
  });

  it('keeps a heading that says something else', () => {
    expect(render(centred('某厅关于做好“双随机”工作的补充通知'), '<p>甲。</p>').bodyHtml).toContain('<h2 class="attached-title" id="heading-1">某厅关于做好“双随机”工作的补充通知</h2>');
  });

  it('sets an order of promulgation apart from the title of the text it promulgates', () => {
    const { bodyHtml, outline } = render(centred('中华人民共和国国务院令'), centred('第707号', 'font-family: 楷体'), '<p>现予公布。</p>', centred('某条例'), '<p><b>第一条</b>　甲。</p>');
    expect(bodyHtml).toContain('<p class="order"><strong>中华人民共和国国务院令</strong></p>');
    expect(bodyHtml).toContain(`<p class="article" id="art-1"><span class="article-number">第一条</span>${GAP}甲。</p>`);
    expect(outline).toEqual([
      { anchor: 'heading-1', level: 1, title: '某条例' },
      { anchor: 'art-1', level: 3, title: '第一条' },
    ]);
  });
});

describe('headings', () => {
  it('are lines set in another face as a whole', () => {
    const { bodyHtml, outline } = render(bold('一、总体要求'), kai('（一）指导思想。'), '<p><span style="font-family:楷体">（二）原则。</span>甲。</p>', '<p>二、同意乙。</p>');
    expect(bodyHtml.split('\n')).toEqual([
      '<h2 id="heading-1">一、总体要求</h2>',
      '<h3 id="heading-2">（一）指导思想。</h3>',
      '<p><span class="kai">（二）原则。</span>甲。</p>',
      '<p>二、同意乙。</p>',
    ]);
    expect(outline).toEqual([
      { anchor: 'heading-1', level: 1, title: '一、总体要求' },
      { anchor: 'heading-2', level: 2, title: '（一）指导思想' },
    ]);
  });

  it('stand below the title of an attached text, and no level is skipped', () => {
    const html = render(kai('（一）甲。'), centred('乙方案'), bold('一、丙'), centred('丁规定')).bodyHtml;
    expect([...html.matchAll(/<h(\d)/g)].map((match) => match[1])).toEqual(['2', '2', '3', '2']);
  });

  it('of chapters are closed up', () => {
    expect(render('<p align="center">第一章　总　　则</p>').outline).toEqual([{ anchor: 'heading-1', level: 1, title: `第一章${GAP}总则` }]);
  });

  it('printed as a table of contents are no headings', () => {
    const { bodyHtml, bodyText, outline } = render('<p align="center">目　　录</p>', bold('1　总则'), bold('2　附则'), bold('1　总则'), '<p>甲。</p>', bold('2　附则'));
    expect(bodyHtml.match(/contents-line/g)).toHaveLength(3);
    expect(outline).toHaveLength(2);
    expect(bodyText.split('\n')).toEqual([`1${GAP}总则`, '甲。', `2${GAP}附则`]);
  });
});

describe('paragraphs', () => {
  it('lose indentation, empty lines and nested spans', () => {
    expect(render('<p>&nbsp;&nbsp;<span><span style="x">甲</span></span><span>乙。</span>&nbsp;</p>', '<p><br> </p>', '<p>&nbsp;</p>', '<div><div>丙。</div></div>').bodyHtml).toBe('<p>甲乙。</p>\n<p>丙。</p>');
  });

  it('keep alignment, notes and labels as classes', () => {
    expect(render('<p>甲。</p>', '<p style="text-align: right">国务院&nbsp;&nbsp; &nbsp;</p>', '<p>（此件公开发布）</p>', bold('附件1')).bodyHtml.split('\n').slice(1)).toEqual([
      '<p class="align-right">国务院</p>',
      '<p class="note">（此件公开发布）</p>',
      '<p class="annex-label"><strong>附件1</strong></p>',
    ]);
  });

  it('keep gaps between columns and quotes as typed', () => {
    expect(render('<p>某某　　教育部部长“兼”</p>').bodyHtml).toBe(`<p>某某${GAP}教育部部长“兼”</p>`);
  });

  it('repair a mistyped space', () => {
    expect(render('<p>国务院 &amp;bsp; &bsp;</p>').bodyText).toBe('国务院');
  });
});

describe('tables', () => {
  it('keep their structure and spans, and name their header cells', () => {
    const html = '<table border="1"><tbody><tr><td rowspan="2" width="9"><p align="center"><b>地区</b></p></td><td colspan="2"><b>人数</b></td></tr><tr><td><p>初中</p><p>高中</p></td><td>合计</td></tr></tbody></table>';
    expect(render(html).bodyHtml).toBe(
      '<table><tbody><tr><th scope="col" rowspan="2">地区</th><th scope="col" colspan="2">人数</th></tr><tr><td>初中<br />高中</td><td>合计</td></tr></tbody></table>',
    );
    expect(render(html).bodyText).toBe(`地区${GAP}人数\n初中 高中${GAP}合计`);
  });

  it('that the origin cut off say so and lead to it', () => {
    expect(render('<table><tr><td>一级指标').bodyHtml).toContain('<p class="note"><a href="http://www.gov.cn/x.htm">（来源数据中的表格不完整，全文见原文）</a></p>');
  });

  it('within cells become their lines', () => {
    expect(render('<table><tr><td>甲<table><tr><td>乙</td></tr></table></td></tr></table>').bodyHtml).toBe('<table><tbody><tr><td>甲<br />乙</td></tr></tbody></table>');
  });
});
