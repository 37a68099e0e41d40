/**
 * Prepares the sanitised body for the page. Wide tables get a frame of their own that scrolls and can be reached by
 * keyboard, so that the page itself never scrolls sideways.
 */
export function prepareBody(html: string, tableLabel: string): string {
  if (!html.includes('<table')) return html;
  let depth = 0;
  return html.replaceAll(/<table\b|<\/table>/g, (tag) => {
    if (tag === '</table>') {
      depth -= 1;
      return depth === 0 ? `${tag}</div>` : tag;
    }
    depth += 1;
    return depth === 1 ? `<div class="table-scroll" role="region" tabindex="0" aria-label="${tableLabel}">${tag}` : tag;
  });
}
