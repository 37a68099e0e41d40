import { ARTICLE, articleToken, fold } from './fold.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** Folding one glyph costs as much as folding a sentence, and texts share a few thousand. */
const foldedOnce = new Map<string, string>();
const MOST_GLYPHS = 20_000;

function foldGlyph(glyph: string): string {
  const known = foldedOnce.get(glyph);
  if (known !== undefined) return known;
  const folded = fold(glyph);
  if (foldedOnce.size < MOST_GLYPHS) foldedOnce.set(glyph, folded);
  return folded;
}

/** Text folded glyph by glyph, so that a match leads back to the characters it stands for. */
function foldedGlyphs(glyphs: readonly string[]): { folded: string; owner: number[] } {
  const owner: number[] = [];
  let folded = '';
  for (const [index, glyph] of glyphs.entries()) {
    const plain = foldGlyph(glyph);
    folded += plain;
    for (let unit = 0; unit < plain.length; unit += 1) owner.push(index);
  }
  return { folded, owner };
}

/**
 * Text as HTML with the words marked. Everything is escaped; `<mark>` is the only element; no character, entity or surrogate pair is split.
 * @param marks folded words, longest first
 */
export function highlight(text: string, marks: readonly string[]): string {
  const glyphs = [...text.toWellFormed()];
  const { folded, owner } = foldedGlyphs(glyphs);
  const marked = new Uint8Array(glyphs.length);
  for (const mark of marks) {
    if (mark === '') continue;
    for (let at = folded.indexOf(mark); at !== -1; at = folded.indexOf(mark, at + mark.length)) {
      const from = owner[at] ?? 0;
      const to = owner[at + mark.length - 1] ?? from;
      marked.fill(1, from, to + 1);
    }
  }
  let html = '';
  let open = false;
  for (const [index, glyph] of glyphs.entries()) {
    const inside = marked[index] === 1;
    if (inside !== open) html += inside ? '<mark>' : '</mark>';
    open = inside;
    html += escapeHtml(glyph);
  }
  return open ? `${html}</mark>` : html;
}

export interface Passage {
  text: string;
  /** Article the passage stands in: `第十七条` as printed, with its anchor left to the caller. Null outside articles. */
  article: { label: string; token: string } | null;
}

export interface PassageRequest {
  /** Paragraphs separated by line ends. */
  bodyText: string;
  /** Folded words, longest first. */
  marks: readonly string[];
  /** Token of the article that was asked for. */
  articleToken?: string | null;
  /** Longest passage, in glyphs. */
  maxGlyphs: number;
}

const STARTS_ARTICLE = new RegExp(`^\\s*(${ARTICLE.source})`, 'u');

/** The paragraph that says most of what was asked, cut around its first match. */
export function bestPassage({ bodyText, marks, articleToken: wanted, maxGlyphs }: PassageRequest): Passage {
  let article: Passage['article'] = null;
  let best: Passage = { text: '', article: null };
  let bestScore = -1;
  for (const paragraph of bodyText.split('\n')) {
    const text = paragraph.trim();
    if (text === '') continue;
    const match = STARTS_ARTICLE.exec(text);
    if (match !== null) article = { label: (match[1] ?? '').replaceAll(/\s/g, ''), token: articleToken(match[2] ?? '', match[3]) };
    const score = scoreOf(text.toLowerCase(), marks) + (match !== null && article?.token === wanted ? 1000 : 0);
    if (score > bestScore) {
      best = { text, article };
      bestScore = score;
    }
  }
  return { text: around(best.text, bestScore >= 1000 ? [] : marks, maxGlyphs), article: best.article };
}

/** Distinct words count, longer ones more; a heading that merely names the word loses to a sentence that uses it. */
function scoreOf(paragraph: string, marks: readonly string[]): number {
  let score = 0;
  for (const mark of marks) if (paragraph.includes(mark)) score += 10 + mark.length;
  return score === 0 ? 0 : score + Math.min(paragraph.length, 40) / 10;
}

function around(text: string, marks: readonly string[], maxGlyphs: number): string {
  const glyphs = [...text];
  if (glyphs.length <= maxGlyphs) return text;
  const { folded, owner } = foldedGlyphs(glyphs);
  const first = Math.min(...marks.map((mark) => folded.indexOf(mark)).filter((found) => found !== -1), folded.length);
  const at = owner[first] ?? 0;
  const start = Math.max(0, Math.min(at - Math.floor(maxGlyphs / 3), glyphs.length - maxGlyphs));
  const end = start + maxGlyphs;
  return `${start > 0 ? '…' : ''}${glyphs.slice(start, end).join('')}${end < glyphs.length ? '…' : ''}`;
}
