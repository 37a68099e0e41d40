import type { OutlineItem } from '@openhall/publishing';
import { articleAnchor } from '@openhall/search';

/** The readable forms of one text, as the importers write them: the same anchors, classes and outline levels. */
export type RenderedBody = { readonly bodyHtml: string; readonly bodyText: string; readonly outline: readonly OutlineItem[] };

const GAP = '\u3000';
const CHAPTER = /^第[一二三四五六七八九十]+章\u3000/u;
const SECTION = /^第[一二三四五六七八九十]+节\u3000/u;
const ARTICLE = /^(第([一二三四五六七八九十百零]+)条(?:之([一二三四五六七八九十]+))?)\u3000(.+)$/u;
const ITEM = /^（[一二三四五六七八九十]+）/u;
const SUBITEM = /^\d{1,2}[.．]/u;
const RUN_IN = /^（[一二三四五六七八九十]+）[^。；：]{2,30}。(?=.)/u;
const ANNEX = /^附件\d*$/u;
const NOTE = /^（[^（）]{2,40}）$/u;

/**
 * Renders a text written one paragraph a line:
 *
 * - chapters, sections and articles (第一章, 第一节, 第一条 and an ideographic space) are what they say; what follows an article belongs to it;
 * - `# ` an attached text's title, `## ` and `### ` headings; `>> ` set to the right (signature, date);
 * - `- ` list items; `|甲|乙|` table rows, the first one the header, `|= ` the caption before them;
 * - `附件1` alone names an annex; a line wholly in brackets is a note; `**甲**` is strong.
 */
export function renderBody(markup: string): RenderedBody {
  const writer = new BodyWriter();
  for (const line of markup.split('\n')) if (line.trim() !== '') writer.line(line.trim());
  return writer.finish();
}

class BodyWriter {
  readonly #html: string[] = [];
  readonly #text: string[] = [];
  readonly #outline: OutlineItem[] = [];
  readonly #anchors = new Map<string, number>();
  /** Levels of the sections that are open: 2 chapter, 3 section. */
  readonly #open: number[] = [];
  #rows: string[][] = [];
  #caption = '';
  #items: string[] = [];
  #headings = 0;
  #chapter = '';
  #inArticle = false;
  #belowTitle = false;

  line(line: string): void {
    if (!line.startsWith('|') || line.startsWith('|= ')) this.#endTable();
    if (!line.startsWith('- ')) this.#endList();
    if (line.startsWith('|= ')) this.#caption = line.slice(3);
    else if (line.startsWith('|')) this.#rows.push(line.slice(1, -1).split('|').map((cell) => cell.trim()));
    else if (line.startsWith('- ')) this.#items.push(line.slice(2));
    else if (line.startsWith('#')) this.#heading(line);
    else if (line.startsWith('第')) this.#numbered(line);
    else this.#paragraph(line);
  }

  finish(): RenderedBody {
    this.#endTable();
    this.#endList();
    this.#close(2);
    return { bodyHtml: this.#html.join('\n'), bodyText: this.#text.join('\n'), outline: this.#outline };
  }

  #heading(line: string): void {
    const [, marks = '', text = ''] = /^(#{1,3}) (.+)$/u.exec(line) ?? [];
    this.#leaveArticles();
    if (marks.length === 1) this.#belowTitle = true;
    // Headings of an attached text stand one level below its title; no level is skipped.
    const depth = marks.length === 1 ? 1 : marks.length - 1 + (this.#belowTitle ? 1 : 0);
    this.#headings += 1;
    const anchor = `heading-${this.#headings}`;
    this.#html.push(`<h${depth + 1}${marks.length === 1 ? ' class="attached-title"' : ''} id="${anchor}">${escapeHtml(text)}</h${depth + 1}>`);
    this.#text.push(text);
    if (depth <= 2) this.#outline.push({ anchor, level: depth, title: text });
  }

  #numbered(line: string): void {
    const article = ARTICLE.exec(line);
    if (article !== null) this.#article(article);
    else if (CHAPTER.test(line) || SECTION.test(line)) this.#division(line);
    else this.#paragraph(line);
  }

  #division(line: string): void {
    const level = CHAPTER.test(line) ? 2 : 3;
    this.#close(level);
    this.#inArticle = false;
    const number = articleAnchor(/^第(.+?)[章节]/u.exec(line)?.[1] ?? '', undefined).replace('art-', '');
    const anchor = this.#unique(level === 2 ? `ch-${number}` : `${this.#chapter}sec-${number}`);
    if (level === 2) this.#chapter = `${anchor}-`;
    this.#open.push(level);
    this.#html.push(`<section class="${level === 2 ? 'chapter' : 'section'}">`, `<h${level} id="${anchor}">${escapeHtml(line)}</h${level}>`);
    this.#text.push(line);
    this.#outline.push({ anchor, level: level - 1, title: line });
  }

  #paragraph(line: string): void {
    if (line.startsWith('>> ')) {
      this.#leaveArticles();
      return this.#plain(line.slice(3), 'align-right');
    }
    if (ANNEX.test(line)) {
      this.#leaveArticles();
      return this.#plain(line, 'annex-label');
    }
    if (this.#inArticle) return this.#plain(line, classInArticle(line));
    if (NOTE.test(line)) return this.#plain(line, 'note');
    return this.#plain(line, this.#html.length === 0 && line.endsWith('：') ? 'salutation' : null);
  }

  #article([, label = '', number = '', branch, text = '']: readonly string[]): void {
    this.#inArticle = true;
    const anchor = this.#unique(articleAnchor(number, branch));
    this.#html.push(`<p class="article" id="${anchor}"><span class="article-number">${label}</span>${GAP}${inline(text)}</p>`);
    this.#text.push(`${label}${GAP}${plain(text)}`);
    this.#outline.push({ anchor, level: 3, title: label });
  }

  #plain(line: string, className: string | null): void {
    const lead = className === null && line.startsWith('（') ? (RUN_IN.exec(line)?.[0] ?? '') : '';
    const html = `${lead === '' ? '' : `<span class="kai">${escapeHtml(lead)}</span>`}${inline(line.slice(lead.length))}`;
    this.#html.push(`<p${className === null ? '' : ` class="${className}"`}>${html}</p>`);
    this.#text.push(plain(line));
  }

  #leaveArticles(): void {
    this.#close(2);
    this.#inArticle = false;
    this.#chapter = '';
  }

  /** Closes every open section of this level or deeper. */
  #close(level: number): void {
    while ((this.#open.at(-1) ?? 0) >= level) {
      this.#open.pop();
      this.#html.push('</section>');
    }
  }

  #endTable(): void {
    const [header, ...rows] = this.#rows;
    if (header === undefined) return;
    const caption = this.#caption === '' ? '' : `<caption>${escapeHtml(this.#caption)}</caption>`;
    const head = `<thead><tr>${header.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('')}</tr></thead>`;
    const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`).join('');
    this.#html.push(`<table>${caption}${head}<tbody>${body}</tbody></table>`);
    this.#text.push(...(this.#caption === '' ? [] : [this.#caption]), ...this.#rows.map((row) => row.join(GAP)));
    this.#rows = [];
    this.#caption = '';
  }

  #endList(): void {
    if (this.#items.length === 0) return;
    this.#html.push(`<ul>${this.#items.map((item) => `<li>${inline(item)}</li>`).join('')}</ul>`);
    this.#text.push(...this.#items.map(plain));
    this.#items = [];
  }

  #unique(base: string): string {
    const uses = (this.#anchors.get(base) ?? 0) + 1;
    this.#anchors.set(base, uses);
    return uses === 1 ? base : `${base}--${uses}`;
  }
}

function classInArticle(line: string): string {
  if (ITEM.test(line)) return 'item';
  return SUBITEM.test(line) ? 'subitem' : 'clause';
}

function inline(text: string): string {
  const html = escapeHtml(text);
  return html.includes('**') ? html.replaceAll(/\*\*(.+?)\*\*/gu, '<strong>$1</strong>') : html;
}

function plain(text: string): string {
  return text.replaceAll('**', '');
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/gu, (character) => ESCAPES[character] ?? character);
}
