import type { DatedText, ValidityStatus } from '../../types.ts';

/** One line of a list of documents. */
export interface DocumentListEntry {
  readonly href: string;
  readonly title: string;
  readonly date: DatedText;
  /** Issuer, document number, kind: in the order they are shown. */
  readonly facts?: readonly string[] | undefined;
  readonly status?: ValidityStatus | null | undefined;
}
