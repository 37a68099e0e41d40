import { Converter } from 'opencc-js/t2cn';

const simplify = Converter({ from: 't', to: 'cn' });

const CHINESE_DIGITS: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const CHINESE_UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** `三十三` → 33; a text without units (`二〇一九`) is read digit by digit. */
function numeralValue(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  let total = 0;
  let digit = 0;
  let hasUnit = false;
  for (const glyph of text) {
    const unit = CHINESE_UNITS[glyph];
    if (unit === undefined) {
      digit = hasUnit ? (CHINESE_DIGITS[glyph] ?? 0) : digit * 10 + (CHINESE_DIGITS[glyph] ?? 0);
    } else {
      total += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
      hasUnit = true;
    }
  }
  return total + digit;
}

const NUMERAL = '[0-9零〇一二两三四五六七八九十百千]{1,9}';
/** 第三十三条, 第33条, 第十七条之一. Groups: number, 之 number. */
export const ARTICLE = new RegExp(`第\\s*(${NUMERAL})\\s*条(?:之\\s*(${NUMERAL}))?`, 'gu');

/** One spelling of an article for both index and query: 第三十三条之一 and 第33条之1 are `第33条之1`. */
export function articleToken(number: string, branch: string | undefined): string {
  return `第${numeralValue(number)}条${branch === undefined ? '' : `之${numeralValue(branch)}`}`;
}

/** The anchor of that article in a document's HTML. */
export function articleAnchor(number: string, branch: string | undefined): string {
  return `art-${numeralValue(number)}${branch === undefined ? '' : `-${numeralValue(branch)}`}`;
}

/**
 * One spelling for what readers type in many: full and half width, traditional and simplified, upper and lower case. Characters no text
 * consists of (NUL, controls, half a surrogate pair) become spaces, so that nothing later can refuse them.
 */
export function fold(text: string): string {
  const plain = text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}\uFFFD\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/gu, ' ')
    .normalize('NFKC')
    .toLowerCase();
  return /[\u4e00-\u9fff]/u.test(plain) ? simplify(plain) : plain;
}

const SERIES_TAIL = /\s*[〔[【({﹝]\s*(\d{4})\s*[〕\]】)}﹞]\s*(?:第\s*)?0*(\d{1,5})\s*号/gu;
const ORDER_TAIL = new RegExp(`令\\s*[(]?\\s*第\\s*(${NUMERAL})\\s*号(?:\\s*[)])?`, 'gu');
const INDEX_NUMBER = /([0-9a-z]{9,18})\s*\/\s*(\d{4})\s*-\s*(\d{1,8})/gu;

/**
 * Document and index numbers inside folded text in their one spelling: `国发 [2019] 5 号` and `国发(2019)第5号` become `国发〔2019〕5号`,
 * 国务院令 becomes 国令, an organ's full style its name. The words around them stay as they are.
 */
export function spellNumbers(folded: string): string {
  return folded
    .replaceAll(SERIES_TAIL, '〔$1〕$2号')
    .replaceAll(ORDER_TAIL, (_, number: string) => `令第${numeralValue(number)}号`)
    .replaceAll(/中华人民共和国\s*(?=\p{Script=Han}{0,20}令第)/gu, '')
    .replaceAll('国务院令第', '国令第')
    .replaceAll(INDEX_NUMBER, '$1/$2-$3');
}

/** One spelling of a text that is a document or index number and nothing else. */
export function normaliseNumber(text: string): string {
  return spellNumbers(fold(text)).replaceAll(/\s+/gu, '');
}
