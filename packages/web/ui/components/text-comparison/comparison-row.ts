import type { LinkItem } from '../../types.ts';

/** A run of text that stands in both texts, or in one of them only. */
export interface TextRun {
  readonly type: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** An article, or a paragraph that is none, in one of the texts. */
export interface ComparedArticle {
  /** 第三十三条, with its address in that text; empty for what is no article. */
  readonly label: string;
  readonly href?: string | null | undefined;
  /** The wording without the number; a line break begins a paragraph. */
  readonly runs: readonly TextRun[];
}

/** A pair of articles; null where a text has none. */
export interface ComparisonRow {
  readonly change: 'changed' | 'added' | 'removed' | 'same';
  readonly older: ComparedArticle | null;
  readonly newer: ComparedArticle | null;
}

/** One of the two texts; without an address where it has no page of its own. */
export type ComparedText = Pick<LinkItem, 'label'> & { readonly href?: LinkItem['href'] | undefined };
