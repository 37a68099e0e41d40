import { chineseNumber } from '../shared/chinese-number.ts';
import { withoutComments } from '../shared/markup.ts';
import { GAP, tidyHeading, tidyLine } from '../shared/spacing.ts';
import { isTableLine, markdownTable, tableText, type Table } from './tables.ts';

/** What a line of a law is. */
export type Block =
  | { readonly type: 'heading'; readonly rank: HeadingRank; readonly text: string }
  | { readonly type: 'article'; readonly label: string; readonly text: string }
  | { readonly type: 'paragraph'; readonly role: ParagraphRole; readonly text: string }
  | { readonly type: 'table'; readonly table: Table };

/** 编, 章, 节; `annex` 附件; `plain` any other heading. */
export type HeadingRank = 'part' | 'chapter' | 'section' | 'annex' | 'plain';
/** `item` （一）, `subitem` 1. or （1）, `quoted` words an amending text inserts elsewhere, `clause` everything else. */
type ParagraphRole = 'clause' | 'item' | 'subitem' | 'quoted';

const NUMERAL = '[零〇一二三四五六七八九十百千两\\d]+';
const DIVISION = new RegExp(`^第\\s*${NUMERAL}\\s*(编|分编|章|节)\\s*(.*)$`, 'u');
const ARTICLE = new RegExp(`^(第\\s*${NUMERAL}\\s*条(?:之${NUMERAL})?)(?:\\s+(.*)|)$`, 'u');
const REFERENCE_GOES_ON = new RegExp(`^(?:[、，。；：）)》]|和|至|及|或|规定|的|所|第\\s*${NUMERAL}\\s*[编章节条款项目])`, 'u');
const ITEM = new RegExp(`^[（(]\\s*${NUMERAL}\\s*[）)]`, 'u');
const SUBITEM = /^(?:\d{1,2}\s*[．.、](?!\d)|[（(]\d{1,2}[）)]|[①-⑳])/u;
const ANNEX = /^附(?:[件录表图]\s*[一二三四五六七八九十\d]{0,3}(?:[：:．.、\s]\s*\S{0,40})?|\s*[：:]\s*\S{0,40})$/u;
const SENTENCE = /[，。；：:！？]/u;
const LONGEST_HEADING = 30;
const RANKS: Readonly<Record<string, HeadingRank>> = { 编: 'part', 分编: 'chapter', 章: 'chapter', 节: 'section' };

/** Reads the body of a text, line by line, into blocks. */
export function parseBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  const state: ReaderState = { lastArticle: 0, articles: 0 };
  for (let index = 0; index < lines.length; index += 1) {
    const line = withoutComments(lines[index] ?? '');
    if (isTableLine(line)) {
      const read = markdownTable(lines, index);
      if (read.table.rows.length > 0) blocks.push({ type: 'table', table: read.table });
      index = read.next - 1;
      continue;
    }
    const text = tidyLine(line);
    if (text !== '') addBlock(blocks, text, state);
  }
  return promoteLostHeadings(blocks);
}

type ReaderState = { lastArticle: number; articles: number };

function addBlock(blocks: Block[], text: string, state: ReaderState): void {
  const marked = /^#{1,6}\s*(.*)$/.exec(text);
  if (marked !== null) {
    if (marked[1] !== undefined && marked[1] !== '') blocks.push(heading(marked[1]));
    return;
  }
  const article = articleOf(text, state);
  if (article !== null) blocks.push(article);
  else if (ANNEX.test(text) && state.articles > 0) {
    state.lastArticle = 0;
    blocks.push({ type: 'heading', rank: 'annex', text: tidyHeading(text).replace(/[：:]$/, '') });
  } else if (continuesHeading(blocks.at(-1), text)) blocks.push(joined(blocks.pop(), text));
  else if (DIVISION.test(text) && text.length <= LONGEST_HEADING && !SENTENCE.test(text)) blocks.push(heading(text));
  else blocks.push({ type: 'paragraph', role: roleOf(text), text: text.replace(/^[-*]\s+/, '') });
}

function heading(text: string): Block {
  const division = DIVISION.exec(text);
  if (division === null) return { type: 'heading', rank: /^附[件录表图]/.test(text) ? 'annex' : 'plain', text: tidyHeading(text) };
  const title = tidyHeading(division[2] ?? '');
  const label = text.slice(0, text.length - (division[2] ?? '').length).replace(/\s/gu, '');
  return { type: 'heading', rank: RANKS[division[1] ?? ''] ?? 'plain', text: title === '' ? label : `${label}${GAP}${title}` };
}

/** `第三条 …` opens an article; `第三条、第四条规定的…` goes on with a paragraph that refers to articles. */
function articleOf(text: string, state: ReaderState): Block | null {
  const match = ARTICLE.exec(text);
  if (match?.[1] === undefined || REFERENCE_GOES_ON.test(match[2] ?? '')) return null;
  const label = match[1].replace(/\s/gu, '');
  const number = chineseNumber(/^第(.+?)条/.exec(label)?.[1] ?? '') ?? 0;
  // Numbers rise; they may start again with an annexed text. Anything else is a reference at the start of a paragraph.
  if (number < state.lastArticle && number !== 1) return null;
  state.lastArticle = number;
  state.articles += 1;
  return { type: 'article', label, text: match[2] ?? '' };
}

function roleOf(text: string): ParagraphRole {
  if (/^[-*]\s+/.test(text)) return 'quoted';
  if (SUBITEM.test(text)) return 'subitem';
  return ITEM.test(text) ? 'item' : 'clause';
}

/** A long heading broken in two lines, or an annex whose title stands below its label. */
function continuesHeading(last: Block | undefined, text: string): boolean {
  if (last?.type !== 'heading' || last.rank === 'plain' || !isTitleLike(text)) return false;
  return last.rank !== 'annex' || last.text.length <= 5;
}

function isTitleLike(text: string): boolean {
  return text.length <= LONGEST_HEADING && !SENTENCE.test(text) && roleOf(text) === 'clause' && !/^[一二三四五六七八九十]+、/.test(text);
}

function joined(last: Block | undefined, text: string): Block {
  if (last?.type !== 'heading') return { type: 'paragraph', role: 'clause', text };
  const separator = last.text.includes(GAP) ? '' : GAP;
  return { ...last, text: `${last.text}${separator}${tidyHeading(text)}` };
}

/** A short line without punctuation between two articles is a chapter title that lost its number. */
function promoteLostHeadings(blocks: readonly Block[]): Block[] {
  const articles = blocks.some((block) => block.type === 'article');
  return blocks.map((block, position) => {
    const lost = articles && block.type === 'paragraph' && position > 0 && blocks[position + 1]?.type === 'article' && isTitleLike(block.text);
    return lost ? { type: 'heading', rank: 'plain', text: tidyHeading(block.text) } : block;
  });
}

/** The plain text of a block, one line each (tables: one line a row). */
export function blockText(block: Block): string {
  if (block.type === 'table') return tableText(block.table);
  if (block.type === 'article') return block.text === '' ? block.label : `${block.label}${GAP}${block.text}`;
  return block.text;
}
