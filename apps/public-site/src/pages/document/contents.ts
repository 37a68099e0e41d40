/** A heading as the schema gives it: level 1 part or chapter, 2 section, 3 article. */
export interface OutlineEntry {
  readonly anchor: string;
  readonly level: number;
  readonly title: string;
}

/** A chapter of the table of contents with its sections and articles. The first may have no heading: articles before any chapter. */
export interface ContentsGroup {
  readonly heading: OutlineEntry | null;
  readonly sections: readonly OutlineEntry[];
  readonly articles: readonly OutlineEntry[];
}

/** Groups the outline by chapter, in text order. */
export function contentsOf(outline: readonly OutlineEntry[]): ContentsGroup[] {
  const groups: { heading: OutlineEntry | null; sections: OutlineEntry[]; articles: OutlineEntry[] }[] = [];
  for (const entry of outline) {
    const last = groups.at(-1);
    if (entry.level === 1) groups.push({ heading: entry, sections: [], articles: [] });
    else if (last === undefined) groups.push({ heading: null, sections: entry.level === 2 ? [entry] : [], articles: entry.level === 2 ? [] : [entry] });
    else (entry.level === 2 ? last.sections : last.articles).push(entry);
  }
  return groups;
}
