export type Names = readonly [string, ...string[]];

/** One piece of work within a column: its phrases belong together, so that a document speaks of one thing. */
export type Subject = {
  /** What the work is called, most frequent first: 「…工作」 must read well. */
  readonly themes: Names;
  /** Service items somebody can apply for. */
  readonly services: Names;
  /** Those of them that pay out: lists of who gets them are published. */
  readonly benefits: readonly string[];
  /** Whole sentences, what is done: a heading of a few characters, a full stop, the rest. Slots in braces. */
  readonly measures: Names;
  /** Whole sentences, what was seen. */
  readonly findings: Names;
};

/** What one column speaks of. */
export type ColumnVocabulary = {
  readonly slug: string;
  /** Share of the documents, relative to the other columns. */
  readonly weight: number;
  readonly topic: string;
  readonly units: Names;
  readonly keywords: Names;
  /** Whom it serves. */
  readonly audiences: Names;
  readonly subjects: readonly [Subject, ...Subject[]];
};
