import type { OutlineItem } from '../../data/tables.ts';
import { anchorOfArticle } from '../shared/article-label.ts';
import { chineseNumber } from '../shared/chinese-number.ts';
import { escapeHtml } from '../shared/markup.ts';
import { GAP } from '../shared/spacing.ts';
import { blockText, type Block, type HeadingRank } from './blocks.ts';
import type { HeaderEvent } from './header.ts';
import type { Table } from './tables.ts';

/** The readable forms of one text. */
export type Rendered = { readonly bodyHtml: string; readonly bodyText: string; readonly outline: readonly OutlineItem[] };

/** What stands above the first article: the history in brackets below the title of an official print, and the covering notice. */
export type Promulgation = { readonly events: readonly HeaderEvent[]; readonly notice: readonly string[] };

/** Outline levels: 1 part or chapter, 2 section, 3 article. */
const OUTLINE_LEVEL: Readonly<Record<HeadingRank, number>> = { part: 1, chapter: 1, section: 2, annex: 1, plain: 1 };
const CLASS_OF_ROLE = { clause: 'clause', item: 'item', subitem: 'subitem', quoted: 'quoted' } as const;

/**
 * Renders a text: `<section>` for every heading, `<p class="article" id="art-33">` for every article, its further paragraphs and
 * items with a class, tables as tables. The only attributes are `class`, `id`, `scope`.
 */
export function renderLaw(blocks: readonly Block[], promulgation: Promulgation): Rendered {
  const writer = new LawWriter(blocks.some((block) => block.type === 'heading' && block.rank === 'part'));
  writer.promulgation(promulgation);
  for (const block of blocks) writer.block(block);
  return writer.finish();
}

class LawWriter {
  readonly #html: string[] = [];
  readonly #text: string[] = [];
  readonly #outline: OutlineItem[] = [];
  readonly #anchors = new Anchors();
  readonly #hasParts: boolean;
  /** Heading levels (2, 3, 4) of the sections that are open. */
  readonly #open: number[] = [];

  constructor(hasParts: boolean) {
    this.#hasParts = hasParts;
  }

  promulgation({ events, notice }: Promulgation): void {
    const lines = [...events.map((event) => `${printedDay(event.date)}${GAP}${event.text}`.trim()), ...notice];
    if (lines.length === 0) return;
    this.#html.push(`<div class="promulgation">\n${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n')}\n</div>`);
    this.#text.push(...lines);
  }

  block(block: Block): void {
    this.#text.push(blockText(block));
    if (block.type === 'heading') this.#heading(block.rank, block.text);
    else if (block.type === 'article') this.#article(block.label, block.text);
    else if (block.type === 'table') this.#html.push(tableHtml(block.table));
    else this.#html.push(`<p class="${CLASS_OF_ROLE[block.role]}">${escapeHtml(block.text)}</p>`);
  }

  finish(): Rendered {
    this.#close(2);
    return { bodyHtml: this.#html.join('\n'), bodyText: this.#text.join('\n'), outline: this.#outline };
  }

  #heading(rank: HeadingRank, text: string): void {
    // A level is never skipped: assistive technology reads headings as a tree.
    const wanted = this.#level(rank);
    this.#close(wanted);
    const level = Math.min(wanted, (this.#open.at(-1) ?? 1) + 1);
    const anchor = this.#anchors.heading(rank, text);
    this.#open.push(level);
    this.#html.push(`<section class="${rank}">`, `<h${level} id="${anchor}">${escapeHtml(text)}</h${level}>`);
    this.#outline.push({ anchor, level: OUTLINE_LEVEL[rank], title: text });
  }

  #level(rank: HeadingRank): number {
    if (rank === 'part' || rank === 'annex') return 2;
    const chapter = this.#hasParts ? 3 : 2;
    return rank === 'section' ? chapter + 1 : chapter;
  }

  /** Closes every open section of this level or deeper. */
  #close(level: number): void {
    while ((this.#open.at(-1) ?? 0) >= level) {
      this.#open.pop();
      this.#html.push('</section>');
    }
  }

  #article(label: string, text: string): void {
    const anchor = this.#anchors.article(label);
    const number = `<span class="article-number">${escapeHtml(label)}</span>`;
    this.#html.push(`<p class="article" id="${anchor}">${number}${text === '' ? '' : `${GAP}${escapeHtml(text)}`}</p>`);
    this.#outline.push({ anchor, level: 3, title: label });
  }
}

/** Anchors that never collide: a text with an annexed text has two 第一条. */
class Anchors {
  readonly #used = new Map<string, number>();
  #part = '';
  #chapter = '';

  heading(rank: HeadingRank, text: string): string {
    const number = chineseNumber(/^第(.+?)[编章节]/u.exec(text)?.[1]?.replace(/分$/, '') ?? '');
    const base = this.#base(rank, number);
    const anchor = this.#unique(base);
    if (rank === 'part') {
      this.#part = `${anchor}-`;
      this.#chapter = '';
    } else if (rank === 'chapter') this.#chapter = `${anchor}-`;
    return anchor;
  }

  article(label: string): string {
    return this.#unique(anchorOfArticle(label));
  }

  #base(rank: HeadingRank, number: number | null): string {
    if (rank === 'part') return `part-${number ?? 1}`;
    if (rank === 'chapter') return `${this.#part}ch-${number ?? 1}`;
    if (rank === 'section') return `${this.#chapter === '' ? this.#part : this.#chapter}sec-${number ?? 1}`;
    return rank === 'annex' ? 'annex' : 'heading';
  }

  #unique(base: string): string {
    const uses = (this.#used.get(base) ?? 0) + 1;
    this.#used.set(base, uses);
    const numbered = base === 'annex' || base === 'heading';
    return uses === 1 && !numbered ? base : `${base}${numbered ? '-' : '--'}${uses}`;
  }
}

function printedDay(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

function tableHtml(table: Table): string {
  const head = table.header.length === 0 ? '' : `<thead><tr>${table.header.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('')}</tr></thead>`;
  const rows = table.rows.map((row) => `<tr>${row.map((text) => `<td>${escapeHtml(text)}</td>`).join('')}</tr>`);
  return `<table>${head}<tbody>${rows.join('')}</tbody></table>`;
}
