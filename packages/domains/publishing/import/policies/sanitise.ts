import sanitizeHtml from 'sanitize-html';
import { DEEPEST, depthOf } from '../shared/nesting.ts';
import { RecordRefused } from '../shared/refusal.ts';

/**
 * What is left of foreign markup: the tags and attributes below and nothing else. Inline styles become class words
 * (`center`, `right`, `bold`, `kai`, `hei`, `big`) that the next step reads; whatever it does not use is dropped there.
 */
const BLOCKS = ['p', 'div', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'hr'];
const TABLES = ['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'];
const INLINE = ['span', 'b', 'strong', 'i', 'em', 'u', 'sub', 'sup', 'a', 'br'];
// Their text is code or chrome, never the document's.
const WITHOUT_TEXT = ['script', 'style', 'textarea', 'option', 'noscript', 'template', 'svg', 'math', 'iframe', 'object', 'embed', 'xmp', 'noembed', 'noframes', 'plaintext', 'title', 'head', 'select'];
const LONGEST_SPAN = 1000;

export type SanitiseOptions = {
  /** Page of the origin: a missing picture links to it. */
  readonly sourceUrl: string | null;
};

/** The text a missing picture leaves. */
const MISSING_IMAGE_TEXT = '（图片见原文）';

/**
 * Reduces arbitrary HTML to the allow-list. The result is well-formed whatever the input.
 *
 * @throws RecordRefused where elements are nested so deeply that the parser's time would grow with the square of it
 */
export function sanitise(html: string, options: SanitiseOptions): string {
  if (depthOf(html) > DEEPEST) throw new RecordRefused('网页标记嵌套过深');
  return sanitizeHtml(html, {
    allowedTags: [...BLOCKS, ...TABLES, ...INLINE],
    allowedAttributes: { '*': ['class'], a: ['href', 'class'], td: ['colspan', 'rowspan', 'class'], th: ['colspan', 'rowspan', 'class'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowedSchemesAppliedToAttributes: ['href'],
    allowProtocolRelative: false,
    nonTextTags: WITHOUT_TEXT,
    nestingLimit: 60,
    parseStyleAttributes: false,
    disallowedTagsMode: 'discard',
    transformTags: {
      img: () => missingImage(options.sourceUrl),
      a: (tagName, attributes) => ({ tagName, attribs: absoluteLink(attributes.href, options.sourceUrl) }),
      '*': (tagName, attributes) => ({ tagName, attribs: keptAttributes(tagName, attributes) }),
    },
  });
}

function missingImage(sourceUrl: string | null) {
  const href = webAddress(sourceUrl ?? '', null);
  return href === null
    ? { tagName: 'span', attribs: { class: 'missing-image' }, text: MISSING_IMAGE_TEXT }
    : { tagName: 'a', attribs: { class: 'missing-image', href }, text: MISSING_IMAGE_TEXT };
}

function absoluteLink(href: string | undefined, sourceUrl: string | null): Record<string, string> {
  const address = href === undefined ? null : webAddress(href, sourceUrl);
  return address === null ? {} : { href: address };
}

/** An absolute address of the web, or null. Addresses with a name and password in them are refused. */
function webAddress(href: string, base: string | null): string | null {
  try {
    const url = base === null ? new URL(href) : new URL(href, base);
    const isWeb = (url.protocol === 'http:' || url.protocol === 'https:') && url.username === '' && url.password === '';
    return isWeb || url.protocol === 'mailto:' ? url.href : null;
  } catch {
    return null;
  }
}

function keptAttributes(tagName: string, attributes: Readonly<Record<string, string>>): Record<string, string> {
  const kept: Record<string, string> = {};
  // This transformation runs after the one of a single tag and must keep what that one said.
  const words = attributes['class'] === 'missing-image' ? ['missing-image'] : styleWords(attributes);
  if (words.length > 0) kept['class'] = words.join(' ');
  if (tagName === 'a' && attributes['href'] !== undefined) kept['href'] = attributes['href'];
  if (tagName === 'td' || tagName === 'th') {
    for (const name of ['colspan', 'rowspan']) {
      const span = Number(attributes[name]);
      if (Number.isInteger(span) && span > 1 && span <= LONGEST_SPAN) kept[name] = String(span);
    }
  }
  return kept;
}

/** The few style declarations that carry meaning in official documents. */
function styleWords(attributes: Readonly<Record<string, string>>): string[] {
  const style = (attributes['style'] ?? '').toLowerCase();
  const align = /(?:^|;)\s*text-align\s*:\s*(center|right)/.exec(style)?.[1] ?? /^(center|right)$/i.exec((attributes['align'] ?? '').trim())?.[1]?.toLowerCase();
  const words = align === undefined ? [] : [align];
  if (/font-weight\s*:\s*(?:bold|bolder|[6-9]00)/.test(style)) words.push('bold');
  if (/font-family\s*:[^;]*楷体/.test(style)) words.push('kai');
  if (/font-family\s*:[^;]*黑体/.test(style)) words.push('hei');
  if (/font-size\s*:\s*(?:1[6-9]|[2-9]\d)(?:\.\d+)?pt/.test(style)) words.push('big');
  return words;
}
