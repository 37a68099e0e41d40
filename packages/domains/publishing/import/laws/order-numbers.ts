import { parseDocumentNumber, printDocumentNumber } from '../../rules/index.ts';

// 令, 公告 and, where a scribe left the word out, the organ itself: 杭州市人民代表大会常务委员会第25号公布.
const ORDER = /\p{Script=Han}{1,40}?(?:令|公告|人民代表大会常务委员会|人民代表大会)第\s*\d{1,5}\s*号/gu;
const REFERENCE = /\p{Script=Han}{1,15}\s*[〔［[【(（﹝]\s*\d{4}\s*[〕\]］】)）﹞]\s*(?:第\s*)?\d{1,5}\s*号/gu;

/**
 * The document numbers in the lines of a header, in the order printed and in one printed form: `国令第711号`
 * (国务院令第711号, 中华人民共和国国务院令第711号), `劳社部发〔2008〕3号` (any bracket).
 */
export function orderNumbers(lines: readonly string[]): string[] {
  const numbers: string[] = [];
  for (const line of lines) {
    const outside = line.replace(/《[^《》]*(?:《[^《》]*》[^《》]*)*》/g, '');
    for (const match of [...outside.matchAll(ORDER), ...outside.matchAll(REFERENCE)]) numbers.push(printed(match[0]));
  }
  // The last mention counts: the number in force stands at the end.
  return numbers.filter((number, position) => numbers.lastIndexOf(number) === position);
}

/** A number behind a date may have caught the date's last character. Announcements have no form of their own and stay as they are. */
function printed(text: string): string {
  const number = text.replace(/^日/, '');
  const parsed = parseDocumentNumber(number);
  return parsed === null ? number.replace(/\s/g, '') : printDocumentNumber(parsed);
}
