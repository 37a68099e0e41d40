import type { LocalDate } from '@openhall/statutory-time';
import { printedDates } from '../shared/chinese-number.ts';
import { orderNumbers } from './order-numbers.ts';
import { titleKey } from './titles.ts';

/** One text named in a clause like 「2001年12月14日国务院发布的《法规规章备案条例》同时废止」. */
export type RepealedTitle = {
  readonly title: string;
  readonly key: string;
  /** Dates the clause gives for the repealed text; it is another text of that name if none of its dates is among them. */
  readonly dates: readonly LocalDate[];
  /** Document numbers the clause gives for it. */
  readonly numbers: readonly string[];
  /** The article the clause stands in, for the reason shown; null outside articles. */
  readonly article: string | null;
};

const REPEALS = /(?:同时|即行|相应|一并|予以|随之|起)废止|同时(?:失效|停止执行)/;
const ARTICLE = /^(第[一二三四五六七八九十百千零〇\d]+条(?:之[一二三四五六七八九十]+)?)/;
// A title may quote another: 《最高人民法院关于执行〈中华人民共和国行政诉讼法〉若干问题的解释》.
const TITLE = /《((?:[^《》]|《[^《》]*》)+)》/g;
/** `《X》第五条同时废止`, `《X》中有关…的规定同时废止`: a part is repealed, the text stays in force. */
const ONLY_A_PART = /^(?:（[^）]*）)?(?:的?第|中|有关|的有关|关于|里|内)/;

/** The texts a law repeals as a whole, read from its paragraphs. */
export function repealedTitles(paragraphs: readonly string[]): RepealedTitle[] {
  const found: RepealedTitle[] = [];
  let article: string | null = null;
  for (const paragraph of paragraphs) {
    article = ARTICLE.exec(paragraph)?.[1] ?? article;
    if (!REPEALS.test(paragraph)) continue;
    for (const sentence of paragraph.split(/(?<=[。；])/u)) if (REPEALS.test(sentence)) for (const title of titlesIn(sentence, article)) found.push(title);
  }
  return found;
}

function titlesIn(sentence: string, article: string | null): RepealedTitle[] {
  const clauseEnd = sentence.search(REPEALS);
  const matches = [...sentence.matchAll(TITLE)].filter((match) => match.index < clauseEnd);
  const found: RepealedTitle[] = [];
  let before = 0;
  for (const [position, match] of matches.entries()) {
    const end = match.index + match[0].length;
    const after = sentence.slice(end, matches[position + 1]?.index ?? clauseEnd);
    if (!ONLY_A_PART.test(after)) {
      const title = match[1] ?? '';
      found.push({ title, key: titleKey(title), dates: printedDates(sentence.slice(before, match.index)), numbers: orderNumbers([bracketed(after)]), article });
    }
    before = end;
  }
  return found;
}

/** The document number in brackets directly behind a title: `（法释〔2015〕9号）`. */
function bracketed(after: string): string {
  return /^[（(]([^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)]/.exec(after)?.[1] ?? '';
}
