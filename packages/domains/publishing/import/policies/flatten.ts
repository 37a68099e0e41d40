import { tidyLine, withoutInvisible } from '../shared/spacing.ts';
import { textOf, type MarkupElement, type MarkupNode } from './tree.ts';

/** A stretch of text in one style. */
export type Run = {
  readonly text: string;
  readonly bold: boolean;
  /** 楷体: the face of run-in headings and of document numbers. */
  readonly kai: boolean;
  /** 黑体: the face of first-level headings. */
  readonly hei: boolean;
  /** Set large: a title. */
  readonly big: boolean;
  readonly script: 'sub' | 'sup' | null;
  readonly href: string | null;
  readonly image: boolean;
};
type Align = 'center' | 'right' | null;
/** A paragraph: lines of runs. Empty lines are gone; a paragraph has at least one. */
export type Paragraph = { readonly type: 'paragraph'; readonly align: Align; readonly lines: readonly (readonly Run[])[] };
export type Cell = { readonly header: boolean; readonly colspan: number; readonly rowspan: number; readonly lines: readonly (readonly Run[])[] };
export type TableBlock = { readonly type: 'table'; readonly caption: string; readonly rows: readonly (readonly Cell[])[] };
export type FlatBlock = Paragraph | TableBlock;

const PLAIN: Run = { text: '', bold: false, kai: false, hei: false, big: false, script: null, href: null, image: false };
const BLOCK_TAGS = new Set(['p', 'div', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'hr', 'tr', 'td', 'th', 'caption', 'thead', 'tbody', 'tfoot']);

/** Nested, styled markup as a flat list of paragraphs and tables; wrappers, empty paragraphs and indentation by spaces are gone. */
export function flatten(nodes: readonly MarkupNode[]): FlatBlock[] {
  const flattener = new Flattener();
  flattener.walk(nodes, PLAIN, null);
  return flattener.finish();
}

class Flattener {
  readonly #blocks: FlatBlock[] = [];
  #lines: Run[][] = [[]];
  #align: Align = null;

  walk(nodes: readonly MarkupNode[], style: Run, align: Align): void {
    for (const node of nodes) {
      if (typeof node === 'string') this.#append({ ...style, text: node }, align);
      else if (node.tag === 'br') this.#lines.push([]);
      else if (node.tag === 'table') this.#table(node);
      else this.#element(node, style, align);
    }
  }

  finish(): FlatBlock[] {
    this.#flush();
    return this.#blocks;
  }

  #element(node: MarkupElement, style: Run, align: Align): void {
    const inner = restyle(style, node);
    if (!BLOCK_TAGS.has(node.tag)) return this.walk(node.children, inner, alignOf(node) ?? align);
    this.#flush();
    this.walk(node.children, inner, alignOf(node) ?? align);
    this.#flush();
  }

  #append(run: Run, align: Align): void {
    if (align !== null) this.#align = align;
    this.#lines.at(-1)?.push(run);
  }

  #flush(): void {
    const lines = this.#lines.map(tidyRuns).filter((line) => line.length > 0);
    if (lines.length > 0) this.#blocks.push({ type: 'paragraph', align: this.#align, lines });
    this.#lines = [[]];
    this.#align = null;
  }

  #table(node: MarkupElement): void {
    this.#flush();
    const rows = rowsOf(node).filter((row) => row.length > 0);
    const caption = node.children.find((child) => typeof child !== 'string' && child.tag === 'caption');
    if (rows.length > 0) this.#blocks.push({ type: 'table', caption: tidyLine(textOf(caption === undefined ? [] : [caption])), rows });
  }
}

function alignOf(node: MarkupElement): Align {
  if (node.classes.includes('center')) return 'center';
  return node.classes.includes('right') ? 'right' : null;
}

function restyle(style: Run, node: MarkupElement): Run {
  const has = (word: string) => node.classes.includes(word);
  return {
    ...style,
    bold: style.bold || has('bold') || ['b', 'strong', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(node.tag),
    kai: style.kai || has('kai'),
    hei: style.hei || has('hei'),
    big: style.big || has('big') || node.tag === 'h1',
    script: node.tag === 'sub' || node.tag === 'sup' ? node.tag : style.script,
    // The outer link wins: links do not nest.
    href: style.href ?? (node.tag === 'a' ? (node.attributes['href'] ?? null) : null),
    image: style.image || has('missing-image'),
  };
}

/** Joins runs of one style and removes the spaces a line begins and ends with. */
function tidyRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const text = withoutInvisible(run.text);
    const last = joined.at(-1);
    // A space has no style: it must not cut a run in two.
    if (last !== undefined && (sameStyle(last, run) || text.trim() === '')) joined[joined.length - 1] = { ...last, text: last.text + text };
    else joined.push({ ...run, text });
  }
  const tidied = joined.map((run, position) => ({ ...run, text: tidyMiddle(run.text, position > 0, position < joined.length - 1) }));
  return tidied.filter((run) => run.text !== '');
}

/** `tidyLine` that keeps a gap towards a neighbouring run. */
function tidyMiddle(text: string, hasLeft: boolean, hasRight: boolean): string {
  const marked = `${hasLeft ? '\uE000' : ''}${text}${hasRight ? '\uE000' : ''}`;
  return tidyLine(marked).replaceAll('\uE000', '');
}

function sameStyle(left: Run, right: Run): boolean {
  return (
    left.bold === right.bold &&
    left.kai === right.kai &&
    left.hei === right.hei &&
    left.big === right.big &&
    left.script === right.script &&
    left.href === right.href &&
    left.image === right.image
  );
}

function rowsOf(table: MarkupElement): Cell[][] {
  const rows: Cell[][] = [];
  for (const child of table.children) {
    if (typeof child === 'string') continue;
    if (child.tag === 'tr') rows.push(child.children.filter((cell) => typeof cell !== 'string').filter(isCell).map(cellOf));
    else if (['thead', 'tbody', 'tfoot'].includes(child.tag)) rows.push(...rowsOf(child).map((row) => (child.tag === 'thead' ? row.map((cell) => ({ ...cell, header: true })) : row)));
  }
  return rows;
}

function isCell(node: MarkupElement): boolean {
  return node.tag === 'td' || node.tag === 'th';
}

function cellOf(node: MarkupElement): Cell {
  const span = (name: string) => Math.max(1, Number(node.attributes[name] ?? '1') || 1);
  // A table in a cell becomes its lines: cells hold text only.
  const lines = flatten(node.children).flatMap((block) => (block.type === 'paragraph' ? block.lines : block.rows.flat().flatMap((cell) => cell.lines)));
  return { header: node.tag === 'th', colspan: span('colspan'), rowspan: span('rowspan'), lines };
}
