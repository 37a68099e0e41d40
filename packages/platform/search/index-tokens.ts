import { ARTICLE, articleToken, fold, normaliseNumber } from './fold.ts';
import { spellings } from './pinyin-words.ts';
import { VectorBuilder } from './vector.ts';
import { placedWords } from './words.ts';

export interface Searchable {
  title: string;
  /** Document and index numbers, aliases included. */
  numbers: readonly string[];
  keywords: readonly string[];
  summary?: string | null;
  body: string;
}

export interface IndexTokens {
  /** Text of a tsvector: the title's words and spellings. */
  titleVector: string;
  /** Text of a tsvector: everything, weighted A title, B numbers and keywords, C summary, D body. */
  bodyVector: string;
  /** Numbers in the one spelling that an exact search compares. */
  numbers: string[];
}

/** Longest text that is cut into words; what a reader looks for stands before that. */
const MAX_BODY = 400_000;

/** What the index holds of a document. */
export function indexTokens({ title, numbers, keywords, summary, body }: Searchable): IndexTokens {
  const foldedTitle = fold(title);
  const titleWords = placedWords(foldedTitle);
  const titleVector = new VectorBuilder();
  titleVector.add(titleWords, 'A');
  titleVector.add(spellings(foldedTitle).map((text) => ({ text, place: 0 })), 'D');
  const bodyVector = new VectorBuilder();
  bodyVector.add(titleWords, 'A');
  bodyVector.add(placedWords(fold([...keywords, ...numbers].join(' '))), 'B');
  bodyVector.add(placedWords(fold(summary ?? '')), 'C');
  const foldedBody = fold(body.slice(0, MAX_BODY));
  bodyVector.add(placedWords(foldedBody), 'D');
  bodyVector.add(articles(foldedBody), 'D');
  return {
    titleVector: titleVector.toString(),
    bodyVector: bodyVector.toString(),
    numbers: [...new Set(numbers.map((number) => normaliseNumber(number)).filter((number) => number !== ''))],
  };
}

function articles(foldedBody: string): { text: string; place: number }[] {
  const tokens = new Set([...foldedBody.matchAll(ARTICLE)].map((match) => articleToken(match[1] ?? '', match[2])));
  return [...tokens].map((text) => ({ text, place: 0 }));
}
