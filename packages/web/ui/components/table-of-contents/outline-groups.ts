/** An entry of a document's outline: level 1 part or chapter, 2 section, 3 article. */
export interface OutlineEntry {
  readonly anchor: string;
  readonly level: number;
  readonly title: string;
}

/** A heading with the articles directly below it; `heading` is null for articles before the first one. */
export interface OutlineGroup {
  readonly heading: OutlineEntry | null;
  readonly articles: readonly OutlineEntry[];
}

/** Gathers articles below their heading, in one pass: a code has more than a thousand. */
export function groupOutline(entries: readonly OutlineEntry[]): OutlineGroup[] {
  const groups: { heading: OutlineEntry | null; articles: OutlineEntry[] }[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (entry.level < 3) groups.push({ heading: entry, articles: [] });
    else if (last === undefined) groups.push({ heading: null, articles: [entry] });
    else last.articles.push(entry);
  }
  return groups;
}
