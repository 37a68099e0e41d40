/** A column of a table. */
export interface TableColumn {
  readonly label: string;
  /** Figures stand right, so that digits of one place stand below each other. */
  readonly numeric?: boolean | undefined;
  /** Never breaks: dates, numbers of documents. */
  readonly tight?: boolean | undefined;
}

/** One field. */
export interface TableCell {
  readonly text: string;
  readonly href?: string | null | undefined;
  readonly datetime?: string | null | undefined;
}
