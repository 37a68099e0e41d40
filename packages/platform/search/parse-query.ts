import stopWords from './data/stop-words.json' with { type: 'json' };
import weakWords from './data/weak-words.json' with { type: 'json' };
import { ARTICLE, articleAnchor, articleToken, fold, spellNumbers } from './fold.ts';
import { SPELLING } from './pinyin-words.ts';
import { alikeTo, joinPhrases } from './synonyms.ts';
import type { Synonyms } from './synonyms.ts';
import { quoteLexeme } from './vector.ts';
import { cut, partsOf } from './words.ts';

/** More says nothing more, and a query must never be work for the server. */
const MAX_GLYPHS = 100;
const MAX_TERMS = 12;

const STOP: ReadonlySet<string> = new Set(stopWords);
const WEAK: ReadonlySet<string> = new Set(weakWords);

/** One word of the query with whatever may stand for it. */
export interface Term {
  word: string;
  /** Says little by itself (条件, 流程): a result may lack it. */
  weak: boolean;
  /** Text of a tsquery: the word, its parts or a synonym. */
  expression: string;
  /** Text of a tsquery: the word or a synonym as the segmenter cuts it, without further parts; finds less, at a fraction of the cost. */
  whole: string;
  /** Words to mark in a result. */
  marks: string[];
}

/** A query understood. Every tsquery here is text to be cast (`::tsquery`); it is valid whatever was typed. */
export interface ParsedQuery {
  /** What was typed, folded and bounded; for showing, use the original. */
  text: string;
  /** Document and index numbers in the query, in the spelling of the index. */
  exactNumbers: string[];
  /** 工伤保险条例 第17条 asks for an article. */
  article: { token: string; anchor: string } | null;
  /** Alternatives separated by `|` or OR; usually one. */
  groups: Term[][];
  /** Every word must occur. Null where the query has no words. */
  tsqueryAll: string | null;
  /** Every word that says something must occur. */
  tsqueryCore: string | null;
  /** Any word that says something. */
  tsqueryAny: string | null;
  /** For letters: titles whose sound begins with them. */
  tsquerySpelling: string | null;
  /** Every word that is to be marked in a result, longest first. */
  marks: string[];
}

/** Queries that are remembered. Readers ask for the same things, and a page of a list asks again for what the page before it asked. */
const MAX_REMEMBERED = 500;
const MAX_REMEMBERED_LENGTH = 100;

/** `parseQuery` with these synonyms, remembering what was understood last: segmenting costs as much as the rest of a request's search work. */
export function queryParser(synonyms: Synonyms): (typed: string) => ParsedQuery {
  const remembered = new Map<string, ParsedQuery>();
  return (typed) => {
    const known = remembered.get(typed);
    if (known !== undefined) return known;
    const query = parseQuery(typed, synonyms);
    if (typed.length > MAX_REMEMBERED_LENGTH) return query;
    const oldest = remembered.keys().next();
    if (remembered.size >= MAX_REMEMBERED && !oldest.done) remembered.delete(oldest.value);
    remembered.set(typed, query);
    return query;
  };
}

/** Understands any text at all; one that says nothing finds nothing. */
export function parseQuery(typed: string, synonyms: Synonyms): ParsedQuery {
  const text = [...fold(typed.slice(0, MAX_GLYPHS * 4))].slice(0, MAX_GLYPHS).join('').replaceAll(/\s+/gu, ' ').trim();
  const { numbers, rest } = takeNumbers(text);
  const { article, rest: words } = takeArticle(rest);
  const groups = words
    .split(/\s*\|\s*|\sor\s/u)
    .map((part) => termsOf(part, synonyms))
    .filter((terms) => terms.length > 0)
    .slice(0, 6);
  const spelling = /^[a-z][a-z' ]{1,39}$/u.test(text) ? text.replaceAll(/[' ]/gu, '') : null;
  return {
    text,
    exactNumbers: numbers,
    article,
    groups,
    tsqueryAll: withArticle(anyOf(groups.map((terms) => allOf(terms.map((term) => term.expression)))), article?.token),
    tsqueryCore: anyOf(groups.map((terms) => allOf(core(terms).map((term) => term.expression)))),
    tsqueryAny: anyOf(groups.flatMap((terms) => core(terms).map((term) => term.expression))),
    tsquerySpelling: spelling === null || spelling.length < 2 ? null : `${quoteLexeme(SPELLING + spelling)}:*`,
    marks: [...new Set(groups.flat().flatMap((term) => term.marks))].toSorted((a, b) => b.length - a.length),
  };
}

/** The terms that say something; all of them where none does. */
export function core(terms: readonly Term[]): readonly Term[] {
  const strong = terms.filter((term) => !term.weak);
  return strong.length === 0 ? terms : strong;
}

const SERIES = /\p{Script=Han}{1,15}〔\d{4}〕\d{1,5}号/gu;
/** Typed right behind other words too: 工伤保险条例国令第586号. */
const STATE_COUNCIL_ORDER = /国令第\d{1,5}号/gu;
const ORDER = /(?<!\p{Script=Han})\p{Script=Han}{0,20}(?<!国)令第\d{1,5}号/gu;
const INDEX = /(?<![0-9a-z])(?:[0-9a-z]{18}|[0-9a-z]{9})\/\d{4}-\d{1,8}(?![0-9])/gu;

function takeNumbers(text: string): { numbers: string[]; rest: string } {
  const normal = spellNumbers(text);
  const numbers = [SERIES, STATE_COUNCIL_ORDER, ORDER, INDEX].flatMap((pattern) => [...normal.matchAll(pattern)].map((match) => match[0]));
  return { numbers, rest: numbers.reduce((left, number) => left.replace(number, ' '), numbers.length === 0 ? text : normal) };
}

function takeArticle(text: string): { article: ParsedQuery['article']; rest: string } {
  const [match] = text.matchAll(ARTICLE);
  if (match === undefined) return { article: null, rest: text };
  const [whole, number = '', branch] = match;
  return { article: { token: articleToken(number, branch), anchor: articleAnchor(number, branch) }, rest: text.replace(whole, ' ') };
}

function termsOf(text: string, synonyms: Synonyms): Term[] {
  const words = [...new Set(joinPhrases(cut(text), synonyms))];
  const telling = words.filter((word) => !STOP.has(word));
  return (telling.length === 0 ? words : telling).slice(0, MAX_TERMS).map((word) => termOf(word, synonyms));
}

function termOf(word: string, synonyms: Synonyms): Term {
  const alternatives = [...new Set([word, ...alikeTo(word, synonyms)])].slice(0, 12);
  const textOf = (ways: readonly string[][]): string => anyOf(ways.map((way) => allOf(way.map(quoteLexeme)))) ?? quoteLexeme(word);
  return { word, weak: saysLittle(word), expression: textOf(fewest(alternatives.flatMap(waysToHold))), whole: textOf(alternatives.map(cut)), marks: alternatives };
}

/** A year or a single character (2026, 年, 省) tells texts apart, but is nothing to look for by itself. */
function saysLittle(word: string): boolean {
  return WEAK.has(word) || /^(?:\d{1,4}|.)$/u.test(word);
}

/** The lexemes by which the index may hold a word: as it is cut, or all the parts the segmenter would cut it into in another sentence. */
function waysToHold(word: string): string[][] {
  const pieces = cut(word);
  const parts = pieces.length === 1 ? partsOf(word) : [];
  return parts.join('').length >= word.length ? [pieces, [...parts]] : [pieces];
}

/**
 * Leaves out what another way finds as well: the index holds the parts of every word beside it, so 社会 & 保险 finds whatever 社会保险 or
 * 社会 & 保险 & 费 does. Each lexeme fewer is a list fewer that the server reads.
 */
function fewest(ways: readonly string[][]): string[][] {
  const held = ways.map((way) => new Set(way.flatMap((lexeme) => [lexeme, ...partsOf(lexeme)])));
  const covers = (one: number, other: number): boolean => (ways[one] ?? []).every((lexeme) => held[other]?.has(lexeme) === true);
  return ways.filter((_, index) => !ways.some((__, other) => other !== index && covers(other, index) && (!covers(index, other) || other < index)));
}

function joined(expressions: readonly (string | null)[], operator: ' & ' | ' | '): string | null {
  const given = [...new Set(expressions)].filter((expression) => expression !== null);
  if (given.length === 0) return null;
  return given.length === 1 ? (given[0] ?? null) : `(${given.join(operator)})`;
}

const allOf = (expressions: readonly (string | null)[]): string | null => joined(expressions, ' & ');
const anyOf = (expressions: readonly (string | null)[]): string | null => joined(expressions, ' | ');

function withArticle(expression: string | null, token: string | undefined): string | null {
  return token === undefined ? expression : allOf([expression, quoteLexeme(token)]);
}

/** Text of a tsquery for type-ahead: the last word may be unfinished. Null for nothing to complete. */
export function parsePrefix(typed: string): string | null {
  const text = [...fold(typed.slice(0, 200))].slice(0, 50).join('').trim();
  const spelling = text.replaceAll(/[' ]/gu, '');
  if (/^[a-z]{2,40}$/u.test(spelling)) return `${quoteLexeme(SPELLING + spelling)}:*`;
  const words = cut(text).slice(0, MAX_TERMS);
  const last = words.pop();
  if (last === undefined) return null;
  return allOf([...words.map(quoteLexeme), `${quoteLexeme(last)}:*`]);
}
