const TAG = /<(\/?)([a-z0-9]+)((?: [a-z]+="[^"]*")*)>/gu;
const ATTRIBUTE = / ([a-z]+)="([^"]*)"/gu;
const TAGS = new Set(['section', 'h2', 'h3', 'h4', 'p', 'span', 'strong', 'ul', 'li', 'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td']);
const CLASSES = new Set(['chapter', 'section', 'article', 'article-number', 'clause', 'item', 'subitem', 'salutation', 'align-right', 'annex-label', 'attached-title', 'note', 'kai']);

/** What in a body is not markup that importers write too, or is not closed in order; empty where all is well. */
export function foreignMarkup(html: string): string[] {
  const found: string[] = [];
  const open: string[] = [];
  for (const [whole, closing, tag = '', attributes = ''] of html.matchAll(TAG)) {
    if (!TAGS.has(tag)) found.push(whole);
    if (closing === '/') {
      if (open.pop() !== tag) found.push(`${whole} closes nothing`);
      continue;
    }
    open.push(tag);
    for (const [, name, value = ''] of attributes.matchAll(ATTRIBUTE)) {
      const known = name === 'id' || name === 'scope' || (name === 'class' && CLASSES.has(value));
      if (!known) found.push(whole);
    }
  }
  if (/[<>]/u.test(html.replaceAll(TAG, ''))) found.push('< or > in the text');
  return [...found, ...open.map((tag) => `<${tag}> is never closed`)];
}
