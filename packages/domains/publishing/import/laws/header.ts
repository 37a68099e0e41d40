import type { LocalDate } from '@openhall/statutory-time';
import { PRINTED_DATE, printedDate } from '../shared/chinese-number.ts';
import { withoutComments } from '../shared/markup.ts';
import { LONGEST_TITLE, RecordRefused } from '../shared/refusal.ts';
import { tidyHeading, tidyLine } from '../shared/spacing.ts';
import { orderNumbers } from './order-numbers.ts';

/** One line of a law's history: `2019年4月3日 中华人民共和国国务院令第711号修订`. */
export type HeaderEvent = { readonly date: LocalDate; readonly text: string };

export type LawHeader = {
  readonly title: string;
  /** Everything dated that happened to the text, in the order printed, without the day it took effect. */
  readonly events: readonly HeaderEvent[];
  /** The day stated as `…施行` in the header itself. */
  readonly effectiveOn: LocalDate | null;
  /** Document numbers in the order printed; the last is the current one. */
  readonly numbers: readonly string[];
  /** Lines that are no dated event: the notice a rule was issued with. */
  readonly notice: readonly string[];
};

export type SplitText = { readonly header: readonly string[]; readonly body: readonly string[] };

const INFO_END = /<!--\s*INFO END\s*-->/;
const DATE = new RegExp(PRINTED_DATE, 'g');
const STARTS_WITH_DATE = new RegExp(`^(?:根据|自)?\\s*(${PRINTED_DATE})`);
const TAKES_EFFECT = /^(?:起\s*)?(?:施行|执行|实行|生效)[。）)]?$/;
const EFFECT_CLAUSE = new RegExp(`^本\\p{Script=Han}{1,8}自(${PRINTED_DATE})起?(?:施行|执行|实行|生效)`, 'u');
const EVENT_ENDS = /(?:通过|批准|公布|发布|颁布|修订|修正|修改|施行|根据|[\s，；、）)])$/;

/**
 * Splits a text at `<!-- INFO END -->`. Where that mark is missing, the header is the title and the dated lines directly
 * below it.
 *
 * @throws RecordRefused when there is nothing below the header
 */
export function splitText(text: string): SplitText {
  const cleaned = withoutFrontMatter(text);
  const mark = INFO_END.exec(cleaned);
  const lines = (part: string) => part.split(/\r\n|\n|\r/);
  if (mark !== null) return { header: lines(cleaned.slice(0, mark.index)), body: lines(cleaned.slice(mark.index + mark[0].length)) };
  const all = lines(cleaned);
  const end = all.findIndex((line) => line.trim() !== '' && !/^#\s/.test(line) && !STARTS_WITH_DATE.test(tidyLine(line)));
  if (end === -1) throw new RecordRefused('没有正文');
  return { header: all.slice(0, end), body: all.slice(end) };
}

function withoutFrontMatter(text: string): string {
  return text.replace(/^\s*---\r?\n[\s\S]*?\r?\n---\r?\n/, '');
}

/** In characters. The longest real header, of 刑法 with its twelve amendments, has 1,500. */
const LONGEST_HEADER = 20_000;

/**
 * Reads the header of a text of the collection.
 *
 * @throws RecordRefused when it has no title, or is so long that it is no header
 */
export function parseHeader(lines: readonly string[]): LawHeader {
  if (lines.reduce((length, line) => length + line.length, 0) > LONGEST_HEADER) throw new RecordRefused('文件头过长，可能不是法律法规文本');
  const cleaned = lines.map((line) => withoutComments(line).trim()).filter((line) => line !== '');
  const titles = cleaned.filter((line) => /^#\s*\S/.test(line)).map((line) => tidyHeading(line.replace(/^#+/, '')));
  if (titles.length === 0) throw new RecordRefused('没有标题（文件应以「# 标题」开头）');
  const title = titles.join(' ');
  if (title.length > LONGEST_TITLE) throw new RecordRefused('标题过长，可能不是法律法规文本');
  const rest = cleaned.filter((line) => !line.startsWith('#')).map(tidyLine);
  const events: HeaderEvent[] = [];
  const notice: string[] = [];
  let effectiveOn: LocalDate | null = null;
  for (const line of rest) {
    const clause = EFFECT_CLAUSE.exec(line);
    if (clause?.[1] !== undefined) {
      effectiveOn = printedDate(clause[1]);
      continue;
    }
    const found = lineEvents(line);
    if (found.length === 0) notice.push(line);
    for (const event of found) {
      if (TAKES_EFFECT.test(event.text)) effectiveOn = event.date;
      else events.push(event);
    }
  }
  return { title, events, effectiveOn, numbers: orderNumbers(rest), notice };
}

/** A line may hold two events that lost the break between them: `…通过根据2020年9月24日…修正`. */
function lineEvents(line: string): HeaderEvent[] {
  if (!STARTS_WITH_DATE.test(line)) return [];
  const events: HeaderEvent[] = [];
  const starts = [...line.matchAll(DATE)].map((match) => match.index).filter((start) => start === 0 || startsEvent(line.slice(0, start)));
  for (const [position, start] of starts.entries()) {
    const piece = line.slice(start, starts[position + 1]);
    const match = STARTS_WITH_DATE.exec(piece);
    const date = match?.[1] === undefined ? null : printedDate(match[1]);
    if (match !== null && date !== null) events.push({ date, text: eventText(piece.slice(match[0].length)) });
  }
  return events;
}

function startsEvent(before: string): boolean {
  const insideTitle = (before.match(/《/g)?.length ?? 0) > (before.match(/》/g)?.length ?? 0);
  return !insideTitle && (before === '' || /^(?:根据|自)\s*$/.test(before) || EVENT_ENDS.test(before));
}

function eventText(text: string): string {
  const trimmed = text.replace(/\s*根据\s*$/u, '').replace(/^\s+|[\s，；、]+$/gu, '');
  const unbalanced = /[）)]$/.test(trimmed) && !/[（(]/.test(trimmed);
  return unbalanced ? trimmed.slice(0, -1) : trimmed;
}
