export type Names = readonly [string, ...string[]];

/** What one column speaks of. Phrases fit the sentences of `recipes/`; `{…}` are slots. */
export type ColumnVocabulary = {
  readonly slug: string;
  /** Share of the documents, relative to the other columns. */
  readonly weight: number;
  readonly topic: string;
  readonly units: Names;
  readonly keywords: Names;
  /** Work the column is about, most frequent first: 「…工作」 must read well. */
  readonly themes: Names;
  /** Service items somebody can apply for. */
  readonly services: Names;
  /** Whom it serves. */
  readonly audiences: Names;
  /** Whole sentences: what is done. */
  readonly measures: Names;
  /** Whole sentences: what was seen, for news and interpretations. */
  readonly findings: Names;
};
