import { compareBodies, type ComparedBodies } from '@openhall/document-text';
import { messages } from '../../messages/index.ts';

/** One of two texts; `href` is its address without anchor. */
export interface TextToCompare {
  readonly bodyHtml: string;
  readonly href: string;
}

/** Two texts side by side. */
export interface Comparison extends Pick<ComparedBodies, 'rows' | 'identical'> {
  /** How many articles, or passages where the texts have no articles, changed in which way. */
  readonly summary: string;
}

/** Compares two texts for TextComparison. */
export function comparisonOf(older: TextToCompare, newer: TextToCompare): Comparison {
  const { rows, identical, inArticles, counts } = compareBodies(older, newer);
  const words = messages.document.comparison;
  return { rows, identical, summary: inArticles ? words.articleSummary(counts) : words.passageSummary(counts) };
}
