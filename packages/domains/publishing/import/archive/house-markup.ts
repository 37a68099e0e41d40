import sanitizeHtml from 'sanitize-html';
import { DEEPEST, depthOf } from '../shared/nesting.ts';
import { RecordRefused } from '../shared/refusal.ts';

/** What the importers and the desks write (`law-html.ts`, `policy-html.ts`): documents of this product hold nothing else. */
const TAGS = ['section', 'div', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'span', 'strong', 'a', 'sub', 'sup', 'br', 'ul', 'ol', 'li', 'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td'];
const CLASSES = new Set([
  'promulgation', 'part', 'chapter', 'section', 'annex', 'plain', 'clause', 'item', 'subitem', 'quoted', 'article', 'article-number', 'attached-title', 'contents-line',
  'salutation', 'align-center', 'align-right', 'annex-label', 'note', 'order', 'caption', 'kai', 'hei', 'missing-image',
]);
/** Anchors of headings and articles. Any other name could be one the page itself uses. */
const ANCHOR = /^(?:art|ch|sec|part|annex|heading)(?:-[a-z0-9]+|--\d+)*$/;
const SPAN = /^[1-9]\d{0,2}$/;
const SCOPES = new Set(['col', 'row']);

/**
 * Markup of an export, reduced to what documents of this product hold. What another installation wrote comes out as it was, to the letter:
 * otherwise every import would make a new version of every text.
 *
 * @throws RecordRefused where elements are nested too deeply
 */
export function houseMarkup(html: string): string {
  if (depthOf(html) > DEEPEST) throw new RecordRefused('网页标记嵌套过深');
  return sanitizeHtml(html, {
    allowedTags: TAGS,
    allowedAttributes: { '*': ['class', 'id'], a: ['class', 'href'], td: ['colspan', 'rowspan'], th: ['scope', 'colspan', 'rowspan'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowedSchemesAppliedToAttributes: ['href'],
    allowProtocolRelative: false,
    nestingLimit: 60,
    parseStyleAttributes: false,
    disallowedTagsMode: 'discard',
    transformTags: { '*': (tagName, attributes) => ({ tagName, attribs: keptAttributes(attributes) }) },
    // The house writes the quotation marks of its texts so.
    textFilter: (text) => text.replaceAll('"', '&quot;'),
  });
}

function keptAttributes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).filter(([name, value]) => isKept(name, value)));
}

function isKept(name: string, value: string): boolean {
  if (name === 'class') return CLASSES.has(value);
  if (name === 'id') return ANCHOR.test(value);
  if (name === 'scope') return SCOPES.has(value);
  if (name === 'colspan' || name === 'rowspan') return SPAN.test(value);
  return name === 'href';
}
