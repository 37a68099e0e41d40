import type { OutlineEntry } from './contents.ts';

/** One article of a text, without its number. */
export interface Article {
  readonly anchor: string;
  /** `第三十三条`. */
  readonly label: string;
  /** Plain text, paragraphs on lines of their own. */
  readonly text: string;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };

function plainText(html: string): string {
  return html
    .replaceAll(/<\/(?:p|li|tr|h[1-6]|div)>|<br\s*\/?>/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => entities[name] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** Where in the markup each outline entry's element begins; entries whose element is missing are left out. */
function positions(html: string, outline: readonly OutlineEntry[]): { entry: OutlineEntry; start: number }[] {
  let from = 0;
  return outline.flatMap((entry) => {
    const attribute = html.indexOf(` id="${entry.anchor}"`, from);
    if (attribute === -1) return [];
    from = attribute;
    return [{ entry, start: html.lastIndexOf('<', attribute) }];
  });
}

/** The articles of a body, in text order: each runs to the next heading or article. */
export function articlesOf(html: string, outline: readonly OutlineEntry[]): Article[] {
  const marks = positions(html, outline);
  return marks.flatMap(({ entry, start }, index) => {
    if (entry.level !== 3) return [];
    const text = plainText(html.slice(start, marks[index + 1]?.start));
    const withoutLabel = text.startsWith(entry.title) ? text.slice(entry.title.length).trim() : text;
    return [{ anchor: entry.anchor, label: entry.title, text: withoutLabel }];
  });
}
