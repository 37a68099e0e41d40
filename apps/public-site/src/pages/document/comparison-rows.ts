import type { ComparedArticle, ComparisonRow, TextRun } from '@openhall/ui';
import { messages } from '../../messages/index.ts';
import { compareTexts, type ComparedPassage } from './compare-texts.ts';
import { passagesOf, type Passage } from './passages.ts';

/** One of two texts. */
export interface TextToCompare {
  readonly bodyHtml: string;
  /** Address of the text, without anchor. */
  readonly href: string;
}

/** Two texts side by side. */
export interface Comparison {
  readonly rows: readonly ComparisonRow[];
  readonly identical: boolean;
  /** How many articles, or passages where the texts have no articles, changed in which way. */
  readonly summary: string;
}

function side(passage: Passage | null, runs: readonly TextRun[], href: string): ComparedArticle | null {
  if (passage === null) return null;
  return { label: passage.label, href: passage.anchor === null ? null : `${href}#${passage.anchor}`, runs };
}

function rowOf({ change, older, newer, segments }: ComparedPassage, olderHref: string, newerHref: string): ComparisonRow {
  const whole = (passage: Passage | null, type: TextRun['type']): TextRun[] => (passage === null ? [] : [{ type, text: passage.text }]);
  const olderRuns = change === 'changed' ? segments.filter(({ type }) => type !== 'added') : whole(older, change === 'removed' ? 'removed' : 'same');
  const newerRuns = change === 'changed' ? segments.filter(({ type }) => type !== 'removed') : whole(newer, change === 'added' ? 'added' : 'same');
  return { change, older: side(older, olderRuns, olderHref), newer: side(newer, newerRuns, newerHref) };
}

function summaryOf(passages: readonly ComparedPassage[]): string {
  const articles = passages.filter(({ older, newer }) => (older?.label ?? '') !== '' || (newer?.label ?? '') !== '');
  const counted = articles.length > 0 ? articles : passages;
  const count = (wanted: ComparedPassage['change']): number => counted.filter(({ change }) => change === wanted).length;
  const counts = { changed: count('changed'), added: count('added'), removed: count('removed'), same: count('same') };
  const words = messages.document.comparison;
  return articles.length > 0 ? words.articleSummary(counts) : words.passageSummary(counts);
}

/** Compares two texts for TextComparison. */
export function comparisonOf(older: TextToCompare, newer: TextToCompare): Comparison {
  const passages = compareTexts(passagesOf(older.bodyHtml), passagesOf(newer.bodyHtml));
  return {
    rows: passages.map((passage) => rowOf(passage, older.href, newer.href)),
    identical: passages.every(({ change }) => change === 'same'),
    summary: summaryOf(passages),
  };
}
