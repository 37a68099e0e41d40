import { escapeHtml } from './escape-html.ts';
import { wideBrackets } from './wide-brackets.ts';

const article = /(<p class="article" id="([^"]*)">)<span class="article-number">([^<]*)<\/span>(?:\u3000| )*/g;
const tableEdge = /<table[\s>]|<\/table>/g;

/** Makes every article number a link to itself, so that it can be opened, copied and cited without script. */
function linkArticles(html: string): string {
  return html.replace(article, '$1<a class="article-number" href="#$2">$3</a><span class="article-space">\u3000</span>');
}

/** How many columns make a table wider than a phone, and wider than the measure of a text. */
const widerThanPhone = 5;
const widerThanText = 6;

/** Columns of the table whose markup begins `html`, as its first row counts them. */
function columnsOf(html: string): number {
  const [row = ''] = /<tr[\s>][\s\S]*?<\/tr>/.exec(html) ?? [];
  const cells = row.match(/<t[hd][\s>][^>]*/g) ?? [];
  return cells.reduce((sum, cell) => sum + Number(/colspan="(\d+)"/.exec(cell)?.[1] ?? 1), 0);
}

/** What a table is called, and what is said above one that a phone cuts off. */
interface TableWords {
  readonly label: (number: number) => string;
  readonly hint: string;
}

function openFrame(columns: number, number: number, { label, hint }: TableWords): string {
  const said = columns < widerThanPhone ? '' : `<div class="oh-scroll-hint" aria-hidden="true">${escapeHtml(hint)}</div>`;
  const wide = columns < widerThanText ? '' : ' oh-scroll--wide';
  return `${said}<div class="oh-scroll${wide}" role="region" tabindex="0" aria-label="${escapeHtml(label(number))}">`;
}

/** Puts every outermost table into a region that scrolls sideways and takes the focus, so that a keyboard can scroll it too. */
function frameTables(html: string, words: TableWords): string {
  let depth = 0;
  let number = 0;
  return html.replace(tableEdge, (edge: string, at: number) => {
    if (edge === '</table>') {
      depth = Math.max(0, depth - 1);
      return depth === 0 ? `${edge}</div>` : edge;
    }
    depth += 1;
    if (depth > 1) return edge;
    number += 1;
    return openFrame(columnsOf(html.slice(at)), number, words) + edge;
  });
}

/** Prepares a stored text for the page. `html` is what the importer's sanitiser wrote; nothing foreign is let in here. */
export function decorateBody(html: string, tables: TableWords): string {
  return frameTables(linkArticles(wideBrackets(html)), tables);
}
