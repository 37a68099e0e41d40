/** A value, or one of several in a row. */
export interface MetadataPart {
  readonly text: string;
  readonly href?: string | null | undefined;
  readonly datetime?: string | null | undefined;
}

/** One fact about a document. */
export interface MetadataRow {
  readonly label: string;
  readonly parts: readonly MetadataPart[];
  /** What explains the value, smaller below it. */
  readonly note?: string | null | undefined;
  /** Not what most readers come for: folded away on a phone. */
  readonly minor?: boolean | undefined;
  /** Takes the whole width where there are two columns. */
  readonly wide?: boolean | undefined;
}
