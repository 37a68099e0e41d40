import { wideBrackets } from '@openhall/ui';

/** The smallest part of a text that is compared: an article with all its paragraphs, or else one paragraph, heading or table row. */
export interface Passage {
  /** Anchor of its element in the text; null where it has none. */
  readonly anchor: string | null;
  /** `第三十三条`; empty for what is no article. */
  readonly label: string;
  /** Plain text without the label, paragraphs on lines of their own. */
  readonly text: string;
}

interface Block {
  readonly heading: boolean;
  readonly anchor: string | null;
  readonly label: string;
  readonly text: string;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };
const blockEnd = /<\/(?:p|h[1-6]|li|tr|caption)>/;
const articleStart = /<p class="article" id="([^"]*)"><span class="article-number">([^<]*)<\/span>/;
const headingStart = /<h[1-6]\b[^>]*?(?: id="([^"]*)")?[^>]*>/;

function plainText(html: string): string {
  return html
    .replaceAll(/<br\s*\/?>/g, '\n')
    .replaceAll(/<\/t[dh]>\s*<t[dh]\b[^>]*>/g, '\u3000')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => entities[name] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

function blockOf(html: string): Block {
  const article = articleStart.exec(html);
  if (article !== null) return { heading: false, anchor: article[1] ?? null, label: article[2] ?? '', text: plainText(html.slice(article.index + article[0].length)) };
  const heading = headingStart.exec(html);
  return { heading: heading !== null, anchor: heading?.[1] ?? null, label: '', text: plainText(html) };
}

/**
 * Takes a sanitised body apart, in text order and without loss: every word of it stands in exactly one passage, set as the page sets it.
 * What follows an article belongs to it, up to the next article or heading.
 */
export function passagesOf(html: string): Passage[] {
  const passages: Passage[] = [];
  let inArticle = false;
  for (const block of wideBrackets(html).split(blockEnd).map(blockOf)) {
    const last = passages.at(-1);
    if (block.label === '' && block.text === '') continue;
    if (block.label === '' && !block.heading && inArticle && last !== undefined) {
      passages[passages.length - 1] = { ...last, text: last.text === '' ? block.text : `${last.text}\n${block.text}` };
    } else {
      inArticle = block.label !== '';
      passages.push({ anchor: block.anchor, label: block.label, text: block.text });
    }
  }
  return passages;
}

/** The beginning of a body as running text, for descriptions. At most `length` characters are taken from the first 4,000 of the markup. */
export function beginningOf(html: string, length: number): string {
  const cut = html.slice(0, 4000);
  const whole = cut.length < html.length ? cut.slice(0, Math.max(cut.lastIndexOf('</'), 0)) : cut;
  return [...plainText(whole.replaceAll(/<\/(?:p|h[1-6]|li|tr)>/g, '\n')).replaceAll(/\s+/g, ' ')].slice(0, length).join('');
}
