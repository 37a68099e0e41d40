import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderPolicy } from './policy-html.ts';
import { sanitise } from './sanitise.ts';
import { elementsOf, parseMarkup } from './tree.ts';

const URL = 'http://www.gov.cn/zhengce/content/2019-02/15/content_5365945.htm';
const frame = { title: '某通知', documentNumber: null, sourceUrl: URL };
const ALLOWED = new Set(['a', 'br', 'caption', 'h2', 'h3', 'h4', 'p', 'span', 'strong', 'sub', 'sup', 'table', 'tbody', 'td', 'th', 'tr']);
const ALLOWED_ATTRIBUTES = new Set(['class', 'id', 'href', 'colspan', 'rowspan', 'scope']);

/** Markup as hostile or broken as it gets: real fragments in any order, cut anywhere. */
const fragments = fc.constantFrom(
  '<p style="text-align: center; background:url(javascript:x)">', '</p>', '<script>alert(1)</script>', '<script', '<style>p{}</style>', '<img src="a.jpg" onerror="x()">',
  '<a href="javascript:alert(1)">', '<a href="  java\nscript:x">', '<a href=\'"onmouseover="x\'>', '</a>', '<svg onload=x><p>', '<math><mi>', '<table><tr><td rowspan="2" colspan="99999">', '</td></tr></table>',
  '<iframe srcdoc="<script>">', '<!--', '-->', '<![CDATA[', '<b>', '</b>', '<span style="font-weight:bold">', '</span>', '&lt;script&gt;', '&#60;img onerror=x&#62;', '"', '\'', '>', '<', '&', '&nbsp;',
  '<xmp><script>', '<noscript><p title="</noscript><img src=x onerror=x>">', '<textarea>', '</textarea>', '<template><script></template>', '<o:p></o:p>', '<div align="right">', '</div>', '<br>', '一、总则', '第一条　甲', '国务院',
);
const markup = fc.array(fc.oneof({ weight: 4, arbitrary: fragments }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) }), { maxLength: 40 }).map((parts) => parts.join(''));

/** Everything in the markup that has no business there. */
function foreignParts(html: string): string[] {
  const foreign: string[] = [];
  for (const { tag, attributes } of elementsOf(parseMarkup(html))) {
    if (!ALLOWED.has(tag)) foreign.push(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (!ALLOWED_ATTRIBUTES.has(name) || (name === 'href' && !/^(?:https?:\/\/|mailto:)/.test(value))) foreign.push(`${tag} ${name}="${value}"`);
    }
  }
  return foreign;
}

/** Tags that are closed out of order or never. */
function unbalanced(html: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, closing, tag = '', selfClosing] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*?( \/)?>/g)) {
    if (closing === '/' && open.pop() !== tag) wrong.push(`</${tag}>`);
    if (closing === '' && selfClosing === undefined) open.push(tag);
  }
  return [...wrong, ...open];
}

/** Blocks within paragraphs and links within links. */
function wronglyNested(html: string): string[] {
  const inParagraph = new Set(['a', 'br', 'span', 'strong', 'sub', 'sup']);
  return [...elementsOf(parseMarkup(html))].flatMap((element) => {
    const inner = [...elementsOf(element.children)].map(({ tag }) => tag);
    return inner.filter((tag) => (element.tag === 'p' && !inParagraph.has(tag)) || (element.tag === 'a' && tag === 'a')).map((tag) => `${element.tag} > ${tag}`);
  });
}

describe('the sanitiser', () => {
  it('leaves nothing that runs, whatever goes in', () => {
    fc.assert(
      fc.property(markup, (html) => {
        const { bodyHtml } = renderPolicy(html, frame);
        expect(foreignParts(bodyHtml)).toEqual([]);
        // What the reader above takes for text must be text for a browser too.
        expect(bodyHtml.replace(/<\/?[a-z][a-z0-9]*(?: [a-z]+="[^"<>]*")*(?: \/)?>/g, '')).not.toContain('<');
      }),
      { numRuns: 1500 },
    );
  });

  it('writes well-formed markup, whatever goes in', () => {
    fc.assert(
      fc.property(markup, (html) => {
        const { bodyHtml } = renderPolicy(html, frame);
        expect([...unbalanced(bodyHtml), ...wronglyNested(bodyHtml)]).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it('keeps the text of plain paragraphs, whatever characters it has', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
        const squeezed = (value: string) => value.normalize().replace(/[\s\p{Cc}\p{Cf}\p{Cs}]/gu, '');
        fc.pre(!/&(?:b|n)?sp;/.test(text));
        expect(squeezed(renderPolicy(`<p>${escaped}</p>`, frame).bodyText)).toBe(squeezed(text));
      }),
    );
  });

  it('turns styles into words and drops every style attribute', () => {
    expect(sanitise('<p style="TEXT-ALIGN:center;font-family: 楷体, 楷体_GB2312">甲</p>', { sourceUrl: null })).toBe('<p class="center kai">甲</p>');
    expect(sanitise('<p align="right" class="evil" id="x">甲</p>', { sourceUrl: null })).toBe('<p class="right">甲</p>');
  });

  it('links a missing picture to the page it stood on', () => {
    expect(sanitise('<img src="x/a.jpg" onerror="x()">', { sourceUrl: URL })).toBe(`<a class="missing-image" href="${URL}">（图片见原文）</a>`);
    expect(sanitise('<img src="a.jpg">', { sourceUrl: null })).toBe('<span class="missing-image">（图片见原文）</span>');
  });

  it('refuses markup nested beyond reason', () => {
    expect(() => sanitise('<div>'.repeat(501), { sourceUrl: null })).toThrow('嵌套过深');
    expect(sanitise('<p>甲'.repeat(1000), { sourceUrl: null })).toContain('甲');
  });

  it('makes links absolute and refuses those that are no address of the web', () => {
    expect(sanitise('<a href="../x.htm">甲</a>', { sourceUrl: URL })).toBe('<a href="http://www.gov.cn/zhengce/content/2019-02/x.htm">甲</a>');
    for (const href of ['javascript:x', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', 'http://user:secret@host/']) {
      expect(sanitise(`<a href="${href}">甲</a>`, { sourceUrl: URL })).toBe('<a>甲</a>');
    }
  });
});
