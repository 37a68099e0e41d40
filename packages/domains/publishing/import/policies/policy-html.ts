import type { OutlineItem } from '../../data/tables.ts';
import { anchorOfArticle } from '../shared/article-label.ts';
import { escapeHtml } from '../shared/markup.ts';
import { GAP } from '../shared/spacing.ts';
import { flatten, type Cell, type FlatBlock, type Paragraph, type Run, type TableBlock } from './flatten.ts';
import { contentsLines, lineText, paragraphText, roleOf, withoutTitleBlock } from './roles.ts';
import { sanitise } from './sanitise.ts';
import { parseMarkup } from './tree.ts';

export type Rendered = { readonly bodyHtml: string; readonly bodyText: string; readonly outline: readonly OutlineItem[] };

/** What the body needs to know of its record. */
export type PolicyFrame = { readonly title: string; readonly documentNumber: string | null; readonly sourceUrl: string | null };

const LOST_TABLE_TEXT = '（来源数据中的表格不完整，全文见原文）';

/**
 * The body of an official document from the markup of its origin: clean paragraphs, real headings, tables, an outline.
 * Its only attributes are `class`, `id`, `href`, `colspan`, `rowspan` and `scope`.
 */
export function renderPolicy(html: string, frame: PolicyFrame): Rendered {
  const markup = sanitise(html.replace(BROKEN_SPACE, ' '), { sourceUrl: frame.sourceUrl });
  const blocks = withoutTitleBlock(flatten(parseMarkup(markup)), frame.title, frame.documentNumber);
  const writer = new PolicyWriter(contentsLines(blocks));
  for (const block of joinTitles(blocks)) writer.block(block);
  if (isCutInTable(html)) writer.note(LOST_TABLE_TEXT, frame.sourceUrl);
  return writer.finish();
}

/** `&nbsp;` mistyped (`&bsp;`), as it occurs in the origin, there escaped once more. */
const BROKEN_SPACE = /&(?:amp;)?(?:b|n)?sp;/g;

/** The origin's export cut documents within a table: it was opened and never closed. */
function isCutInTable(html: string): boolean {
  return (html.match(/<table\b/gi)?.length ?? 0) > (html.match(/<\/table\s*>/gi)?.length ?? 0);
}

/** A centred title broken over several paragraphs is one title. */
function joinTitles(blocks: readonly FlatBlock[]): FlatBlock[] {
  const joined: FlatBlock[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const both = last?.type === 'paragraph' && block.type === 'paragraph' && roleOf(last).type === 'title' && roleOf(block).type === 'title';
    if (both) joined[joined.length - 1] = { ...last, lines: [...last.lines, ...block.lines] };
    else joined.push(block);
  }
  return joined;
}

class PolicyWriter {
  readonly #contents: ReadonlySet<FlatBlock>;
  readonly #html: string[] = [];
  readonly #text: string[] = [];
  readonly #outline: OutlineItem[] = [];
  readonly #anchors = new Map<string, number>();
  /** After the title of an attached text its headings stand one level lower. */
  #belowTitle = false;
  #depth = 0;
  #isFirst = true;

  constructor(contents: ReadonlySet<FlatBlock>) {
    this.#contents = contents;
  }

  block(block: FlatBlock): void {
    if (block.type === 'table') {
      this.#html.push(tableHtml(block));
      this.#text.push(tableText(block));
    } else this.#paragraph(block);
    this.#isFirst = false;
  }

  note(text: string, href: string | null): void {
    const inner = href === null ? escapeHtml(text) : `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`;
    this.#html.push(`<p class="note">${inner}</p>`);
  }

  finish(): Rendered {
    return { bodyHtml: this.#html.join('\n'), bodyText: this.#text.join('\n'), outline: this.#outline };
  }

  #paragraph(paragraph: Paragraph): void {
    const role = this.#contents.has(paragraph) ? ({ type: 'styled', className: 'contents-line' } as const) : roleOf(paragraph);
    if (role.type === 'title') {
      this.#heading(1, role.text, 'attached-title');
      this.#belowTitle = true;
    } else if (role.type === 'heading') {
      // A level is never skipped: assistive technology reads headings as a tree.
      this.#heading(Math.min(role.depth + (this.#belowTitle ? 1 : 0), this.#depth + 1), role.text, null);
    } else if (role.type === 'article') this.#article(paragraph, role.label);
    else this.#plain(paragraph, role.type === 'styled' ? role.className : null);
  }

  #heading(depth: number, text: string, className: string | null): void {
    this.#depth = depth;
    const anchor = this.#unique('heading');
    const classes = className === null ? '' : ` class="${className}"`;
    this.#html.push(`<h${depth + 1}${classes} id="${anchor}">${escapeHtml(text)}</h${depth + 1}>`);
    this.#text.push(text);
    // Run-in sentences after the heading's own words (一、关于…问题。你省请求…) are left out of the contents.
    if (depth <= 2) this.#outline.push({ anchor, level: depth, title: /^[^。]+/.exec(text)?.[0] ?? text });
  }

  #article(paragraph: Paragraph, label: string): void {
    const anchor = this.#unique(anchorOfArticle(label));
    const [first = [], ...rest] = paragraph.lines;
    const body = [dropLeading(first, label), ...rest].map(lineHtml).join('<br />');
    this.#html.push(`<p class="article" id="${anchor}"><span class="article-number">${escapeHtml(label)}</span>${body === '' ? '' : `${GAP}${body}`}</p>`);
    this.#text.push(paragraphText(paragraph, '\n'));
    this.#outline.push({ anchor, level: 3, title: label });
  }

  #plain(paragraph: Paragraph, className: string | null): void {
    const text = paragraphText(paragraph, '\n');
    // The addressees: the first line of the document, ending in a colon, not indented (GB/T 9704, 主送机关).
    const classes = className ?? (this.#isFirst && text.endsWith('：') ? 'salutation' : null);
    this.#html.push(`<p${classes === null ? '' : ` class="${classes}"`}>${paragraph.lines.map(lineHtml).join('<br />')}</p>`);
    if (classes !== 'contents-line') this.#text.push(text);
  }

  #unique(base: string): string {
    const uses = (this.#anchors.get(base) ?? 0) + 1;
    this.#anchors.set(base, uses);
    if (base === 'heading') return `heading-${uses}`;
    return uses === 1 ? base : `${base}--${uses}`;
  }
}

/** The line without the article's number, which may be cut over several runs. */
function dropLeading(line: readonly Run[], label: string): Run[] {
  let left = label.length;
  const kept: Run[] = [];
  for (const run of line) {
    const text = run.text.slice(Math.min(left, run.text.length));
    left = Math.max(0, left - run.text.length);
    const trimmed = kept.length === 0 ? text.replace(/^\s+/u, '') : text;
    if (trimmed !== '') kept.push({ ...run, text: trimmed });
  }
  return kept;
}

function lineHtml(line: readonly Run[]): string {
  return line.map(runHtml).join('');
}

function runHtml(run: Run): string {
  let html = escapeHtml(run.text);
  if (run.script !== null) html = `<${run.script}>${html}</${run.script}>`;
  if (run.kai) html = `<span class="kai">${html}</span>`;
  if (run.hei) html = `<span class="hei">${html}</span>`;
  if (run.bold) html = `<strong>${html}</strong>`;
  if (run.href !== null) return `<a${run.image ? ' class="missing-image"' : ''} href="${escapeHtml(run.href)}">${html}</a>`;
  return run.image ? `<span class="missing-image">${html}</span>` : html;
}

function tableHtml(table: TableBlock): string {
  const rows = table.rows.map((row) => `<tr>${row.map((cell) => cellHtml(cell, isHeaderRow(table, row))).join('')}</tr>`);
  const caption = table.caption === '' ? '' : `<caption>${escapeHtml(table.caption)}</caption>`;
  return `<table>${caption}<tbody>${rows.join('')}</tbody></table>`;
}

/** Origins set header cells bold instead of marking them. */
function isHeaderRow(table: TableBlock, row: readonly Cell[]): boolean {
  return row === table.rows[0] && row.every((cell) => cell.lines.length === 0 || cell.lines.flat().every((run) => run.bold));
}

function cellHtml(cell: Cell, headerRow: boolean): string {
  const isHeader = cell.header || headerRow;
  const spans = `${cell.colspan > 1 ? ` colspan="${cell.colspan}"` : ''}${cell.rowspan > 1 ? ` rowspan="${cell.rowspan}"` : ''}`;
  const lines = isHeader ? cell.lines.map((line) => line.map((run) => ({ ...run, bold: false }))) : cell.lines;
  const tag = isHeader ? 'th' : 'td';
  const scope = isHeader && headerRow ? ' scope="col"' : '';
  return `<${tag}${scope}${spans}>${lines.map(lineHtml).join('<br />')}</${tag}>`;
}

function tableText(table: TableBlock): string {
  const rows = table.rows.map((row) => row.map((cell) => cell.lines.map(lineText).join(' ')).join(GAP));
  return [table.caption, ...rows].filter((line) => line !== '').join('\n');
}
