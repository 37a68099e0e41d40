import { compareKey, GAP, tidyHeading } from '../shared/spacing.ts';
import type { FlatBlock, Paragraph, Run } from './flatten.ts';

/** What a paragraph of an official document is (GB/T 9704: 公文格式). */
export type Role =
  | { readonly type: 'title'; readonly text: string }
  | { readonly type: 'heading'; readonly depth: 1 | 2; readonly text: string }
  | { readonly type: 'article'; readonly label: string }
  | { readonly type: 'styled'; readonly className: string }
  | { readonly type: 'plain' };

const CHAPTER = /^第[一二三四五六七八九十百]+[编章节](?:\s|$)/u;
const ARTICLE = /^(第[一二三四五六七八九十百千零〇\d]+条(?:之[一二三四五六七八九十]+)?)(?:\s|$)/u;
const FIRST_LEVEL = /^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}\s\s*\D)/u;
const SECOND_LEVEL = /^(?:[（(][一二三四五六七八九十]{1,4}[）)]|\d{1,2}\.\d{1,2}\s)/u;
const ANNEX_LABEL = /^附(?:件|录|表|图)?\s*\d{0,2}\s*[：:．.]?$/u;
const NOTE = /^[（(](?:此件|本文)[^（）()]{2,20}[）)]$/u;
const FIGURE = /^[图表]\s*\d+/u;
const LONGEST_FIRST_LEVEL = 60;
const LONGEST_SECOND_LEVEL = 40;

/** The text of a paragraph, its lines joined as a title broken for centring is. */
export function paragraphText(paragraph: Paragraph, separator = ''): string {
  return paragraph.lines.map(lineText).join(separator);
}

/** The text of one line. */
export function lineText(line: readonly Run[]): string {
  return line.map((run) => run.text).join('');
}

/** Reads from its form what a paragraph is. The opening title block is already gone. */
export function roleOf(paragraph: Paragraph): Role {
  const text = paragraphText(paragraph);
  if (paragraph.align === 'center') return centredRole(paragraph, text);
  if (paragraph.align === 'right') return { type: 'styled', className: 'align-right' };
  if (ANNEX_LABEL.test(text)) return { type: 'styled', className: 'annex-label' };
  if (NOTE.test(text)) return { type: 'styled', className: 'note' };
  const article = ARTICLE.exec(text)?.[1];
  if (article !== undefined) return { type: 'article', label: article };
  return headingRole(paragraph, text) ?? { type: 'plain' };
}

function centredRole(paragraph: Paragraph, text: string): Role {
  if (CHAPTER.test(text) && text.length <= LONGEST_SECOND_LEVEL) return { type: 'heading', depth: 1, text: chapterText(text) };
  // 中华人民共和国国务院令 stands above the text it promulgates and is no title of a text.
  if (everyRun(paragraph, (run) => run.big)) return text.endsWith('令') ? { type: 'styled', className: 'order' } : { type: 'title', text: paragraph.lines.map((line) => tidyHeading(lineText(line))).join('') };
  if (FIGURE.test(text)) return { type: 'styled', className: 'caption' };
  return { type: 'styled', className: 'align-center' };
}

/** 「一、」 and 「（一）」 are headings where the whole line is set in another face; elsewhere they number sentences. */
function headingRole(paragraph: Paragraph, text: string): Role | null {
  const emphasised = everyRun(paragraph, (run) => run.bold || run.kai || run.hei || run.big) && everyRun(paragraph, (run) => run.href === null);
  if (!emphasised || paragraph.lines.length > 2) return null;
  if (FIRST_LEVEL.test(text) && text.length <= LONGEST_FIRST_LEVEL) return { type: 'heading', depth: 1, text };
  if (SECOND_LEVEL.test(text) && text.length <= LONGEST_SECOND_LEVEL) return { type: 'heading', depth: 2, text };
  return null;
}

function everyRun(paragraph: Paragraph, test: (run: Run) => boolean): boolean {
  return paragraph.lines.every((line) => line.every((run) => test(run) || run.text.trim() === ''));
}

function chapterText(text: string): string {
  const [label = '', ...rest] = text.split(/\s+/u);
  const title = tidyHeading(rest.join(' '));
  return title === '' ? label : `${label}${GAP}${title}`;
}

/**
 * Removes the title and document number a body repeats at its top, if they are the same as in the record: the page shows
 * both above the text already. Anything else at the top stays.
 */
export function withoutTitleBlock(blocks: readonly FlatBlock[], title: string, documentNumber: string | null): FlatBlock[] {
  const wanted = compareKey(title);
  const number = compareKey(documentNumber ?? '');
  let gathered = '';
  for (const [position, block] of blocks.entries()) {
    if (block.type !== 'paragraph' || block.align !== 'center') return [...blocks];
    for (const [index, line] of block.lines.entries()) {
      gathered += compareKey(lineText(line));
      if (!wanted.startsWith(gathered)) return [...blocks];
      if (gathered === wanted) return withoutNumber(after(blocks, position, index), number);
    }
  }
  return [...blocks];
}

/** What follows line `index` of block `position`. */
function after(blocks: readonly FlatBlock[], position: number, index: number): FlatBlock[] {
  const block = blocks[position];
  const rest = blocks.slice(position + 1);
  if (block?.type !== 'paragraph' || index + 1 >= block.lines.length) return rest;
  return [{ ...block, lines: block.lines.slice(index + 1) }, ...rest];
}

function withoutNumber(blocks: FlatBlock[], number: string): FlatBlock[] {
  const [first] = blocks;
  if (number === '' || first?.type !== 'paragraph' || compareKey(lineText(first.lines[0] ?? [])) !== number) return blocks;
  return after(blocks, 0, 0);
}

/** Which paragraphs are a printed table of contents: from 「目录」 to where its first line comes again as a heading. */
export function contentsLines(blocks: readonly FlatBlock[]): ReadonlySet<FlatBlock> {
  const key = (block: FlatBlock | undefined) => (block?.type === 'paragraph' ? compareKey(paragraphText(block)) : '');
  const start = blocks.findIndex((block) => key(block) === '目录');
  const first = key(blocks[start + 1]);
  const end = start === -1 || first === '' ? -1 : blocks.findIndex((block, index) => index > start + 1 && key(block) === first);
  return new Set(end === -1 ? [] : blocks.slice(start, end));
}
