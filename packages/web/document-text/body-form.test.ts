import { describe, expect, it } from 'vitest';
import { bodyForm } from './body-form.ts';

const article = '<p class="article" id="art-1"><span class="article-number">第一条</span>　甲。</p>';

describe('how a text is set', () => {
  it('as a law where it is one and has articles, whatever stands before them', () => {
    expect(bodyForm('LAW', `<div class="promulgation"><p>通过</p></div>${article}`)).toBe('law');
    expect(bodyForm('JUDICIAL_INTERPRETATION', '<p>一、甲。</p>')).toBe('official');
  });

  it('as a law where a document of the department begins with its articles or their chapter', () => {
    expect(bodyForm('NORMATIVE_DOCUMENT', article)).toBe('law');
    expect(bodyForm('NORMATIVE_DOCUMENT', `<section class="chapter">\n<h2 id="ch-1">第一章　总则</h2>\n${article}</section>`)).toBe('law');
    expect(bodyForm('NORMATIVE_DOCUMENT', `<section class="chapter"><h2 id="ch-1">第一章</h2><section class="section"><h3 id="s">第一节</h3>${article}</section></section>`)).toBe('law');
  });

  it('as an official letter where words come first: a notice with 办法 attached', () => {
    expect(bodyForm('NORMATIVE_DOCUMENT', `<p class="salutation">各单位：</p><h2 class="attached-title" id="h">示例办法</h2>${article}`)).toBe('official');
  });
});
