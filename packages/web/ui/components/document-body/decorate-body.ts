import { escapeHtml } from './escape-html.ts';
import { wideBrackets } from './wide-brackets.ts';

const article = /(<p class="article" id="([^"]*)">)<span class="article-number">([^<]*)<\/span>(?:\u3000| )*/g;
const tableEdge = /<table[\s>]|<\/table>/g;

/** Makes every article number a link to itself, so that it can be opened, copied and cited without script. */
function linkArticles(html: string): string {
  return html.replace(article, '$1<a class="article-number" href="#$2">$3</a><span class="article-space">\u3000</span>');
}

/** Puts every outermost table into a region that scrolls sideways and takes the focus, so that a keyboard can scroll it too. */
function frameTables(html: string, label: (number: number) => string): string {
  let depth = 0;
  let number = 0;
  return html.replace(tableEdge, (edge) => {
    if (edge === '</table>') {
      depth = Math.max(0, depth - 1);
      return depth === 0 ? `${edge}</div>` : edge;
    }
    depth += 1;
    if (depth > 1) return edge;
    number += 1;
    return `<div class="oh-scroll" role="region" tabindex="0" aria-label="${escapeHtml(label(number))}">${edge}`;
  });
}

/** Prepares a stored text for the page. `html` is what the importer's sanitiser wrote; nothing foreign is let in here. */
export function decorateBody(html: string, tableLabel: (number: number) => string): string {
  return frameTables(linkArticles(wideBrackets(html)), tableLabel);
}
