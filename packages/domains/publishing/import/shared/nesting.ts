/** Elements that are open at once in one place; the deepest real document has a dozen. */
export const DEEPEST = 500;
const CLOSED_BY_THE_NEXT = new Set(['p', 'br', 'hr', 'img', 'td', 'th', 'tr', 'li', 'input', 'meta', 'link', 'col']);

/** How deeply elements are nested: the parser's time grows with the square of it. */
export function depthOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, closing, tag = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9:]*)/gi)) {
    if (CLOSED_BY_THE_NEXT.has(tag.toLowerCase())) continue;
    depth = Math.max(0, depth + (closing === '/' ? -1 : 1));
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
