/** A link as navigation and lists take it. */
export interface LinkItem {
  readonly label: string;
  readonly href: string;
}

/** A link of a navigation; the page or section the visitor is in is marked. */
export interface NavigationItem extends LinkItem {
  readonly current?: boolean | undefined;
}

/** Legal validity of a document (有效性), as the schema spells it. */
export type ValidityStatus = 'NOT_YET_IN_FORCE' | 'IN_FORCE' | 'AMENDED' | 'EXPIRED' | 'REPEALED' | 'SUSPENDED';

/** A moment as shown and as machines read it. */
export interface DatedText {
  readonly text: string;
  /** `YYYY-MM-DD` or an ISO instant. */
  readonly value: string;
}
