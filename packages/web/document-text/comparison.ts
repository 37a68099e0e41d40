import type { ComparedArticle, ComparisonRow, TextRun } from '@openhall/ui';
import { compareTexts, type ComparedPassage } from './compare-texts.ts';
import { passagesOf, type Passage } from './passages.ts';

/** One of two texts. */
export interface TextToCompare {
  readonly bodyHtml: string;
  /** Address of the text, without anchor; null where its passages have none of their own. */
  readonly href: string | null;
}

/** Two texts side by side. */
export interface ComparedBodies {
  readonly rows: readonly ComparisonRow[];
  readonly identical: boolean;
  /** Whether articles were counted; false where the texts have none, and passages were. */
  readonly inArticles: boolean;
  /** How many changed in which way. */
  readonly counts: Readonly<Record<ComparedPassage['change'], number>>;
}

function side(passage: Passage | null, runs: readonly TextRun[], href: string | null): ComparedArticle | null {
  if (passage === null) return null;
  return { label: passage.label, href: passage.anchor === null || href === null ? null : `${href}#${passage.anchor}`, runs };
}

function rowOf({ change, older, newer, segments }: ComparedPassage, olderHref: string | null, newerHref: string | null): ComparisonRow {
  const whole = (passage: Passage | null, type: TextRun['type']): TextRun[] => (passage === null ? [] : [{ type, text: passage.text }]);
  const olderRuns = change === 'changed' ? segments.filter(({ type }) => type !== 'added') : whole(older, change === 'removed' ? 'removed' : 'same');
  const newerRuns = change === 'changed' ? segments.filter(({ type }) => type !== 'removed') : whole(newer, change === 'added' ? 'added' : 'same');
  return { change, older: side(older, olderRuns, olderHref), newer: side(newer, newerRuns, newerHref) };
}

/** Compares two sanitised bodies for the component TextComparison. */
export function compareBodies(older: TextToCompare, newer: TextToCompare): ComparedBodies {
  const passages = compareTexts(passagesOf(older.bodyHtml), passagesOf(newer.bodyHtml));
  const articles = passages.filter((passage) => (passage.older?.label ?? '') !== '' || (passage.newer?.label ?? '') !== '');
  const counted = articles.length > 0 ? articles : passages;
  const count = (wanted: ComparedPassage['change']): number => counted.filter(({ change }) => change === wanted).length;
  return {
    rows: passages.map((passage) => rowOf(passage, older.href, newer.href)),
    identical: passages.every(({ change }) => change === 'same'),
    inArticles: articles.length > 0,
    counts: { changed: count('changed'), added: count('added'), removed: count('removed'), same: count('same') },
  };
}
