import type { DocumentInput, RelationInput } from '../data/document-input.ts';
import type { ImportFailure } from './shared/refusal.ts';

/** A configured column as far as an import needs it: a document whose title holds a keyword is filed there. */
export type ImportColumn = { readonly slug: string; readonly keywords: readonly string[] };

/** One record that was read, or why it was not. */
export type SourceRecord = { readonly file: string; readonly input: DocumentInput } | ImportFailure;

/** Something to import, looked at once and ready to be read from the start as often as needed. */
export type ImportSource = {
  /** `laws`, `policies`, `archive`: the command's word for it. */
  readonly kind: string;
  /** What was given on the command line, as the report names it. */
  readonly path: string;
  /** How many records `records` will give, for the progress bar. */
  readonly total: number;
  /** Records refused while looking. They are not among `records`. */
  readonly refused: readonly ImportFailure[];
  /** Files that belong to the source but are no documents of its kind. */
  readonly skipped: number;
  /** Things an operator should know of the source, in Chinese; complete once the records have been read. */
  readonly notes: readonly string[];
  /** Reads one record after the other, so that memory holds few of them. */
  readonly records: () => AsyncIterable<SourceRecord>;
  /** What the documents of this source do to each other. */
  readonly relations: readonly RelationInput[];
};

/**
 * The column whose keywords a title holds most of, counted in characters so that a longer keyword weighs more; the first
 * of several equal ones.
 *
 * @returns null where no keyword occurs
 */
export function columnFor(title: string, columns: readonly ImportColumn[]): string | null {
  let best: { slug: string; weight: number } | null = null;
  for (const column of columns) {
    const weight = column.keywords.filter((keyword) => keyword !== '' && title.includes(keyword)).reduce((sum, keyword) => sum + keyword.length, 0);
    if (weight > (best?.weight ?? 0)) best = { slug: column.slug, weight };
  }
  return best?.slug ?? null;
}
