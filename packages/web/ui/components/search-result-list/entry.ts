import type { DatedText, LinkItem, ValidityStatus } from '../../types.ts';

/** One thing found. The two HTML fields come from the highlighter: escaped, `<mark>` only. */
export interface SearchResultEntry {
  readonly href: string;
  readonly titleHtml: string;
  readonly excerptHtml: string;
  readonly date: DatedText;
  readonly facts?: readonly string[] | undefined;
  readonly status?: ValidityStatus | null | undefined;
  /** The article the words stand in, where it is one. */
  readonly article?: LinkItem | null | undefined;
}
