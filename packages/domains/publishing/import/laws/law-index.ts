import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readTextFile } from '../shared/text-file.ts';

/** What the collection's index says of one text. */
export type IndexEntry = {
  /** Name without 中华人民共和国, as in the file name. */
  readonly name: string;
  /** 公布日期; null where the index has none. */
  readonly publishedOn: string | null;
  /** First day in force of this text; null where the index has none. */
  readonly effectiveFrom: string | null;
  /** The origin no longer holds the text to be in force. Whether it was repealed, replaced or lapsed is not said. */
  readonly expired: boolean;
};

export type LawIndex = {
  /** Where the statements come from, for the basis of a status: `index.json` or `db.sqlite3`; null where there is no index. */
  readonly origin: string | null;
  /** The entry of one text, by name and publication date. */
  readonly find: (name: string, publishedOn: string | null) => IndexEntry | null;
};

const DATE = /^\d{4}-\d{2}-\d{2}$/;
// The index has dates, null, empty strings and, in the database, dates with a time.
const looseDate = z.unknown().transform((value) => {
  const day = typeof value === 'string' ? value.trim().slice(0, 10) : '';
  return DATE.test(day) ? day : null;
});
const jsonEntry = z.object({ name: z.string(), publish: looseDate, validFrom: looseDate, expired: z.boolean() });
const rowEntry = z.object({ name: z.string(), publish: looseDate, valid_from: looseDate, expired: z.union([z.number(), z.boolean(), z.null()]) });

/**
 * The collection's own index: `index.json`, else the databases a clone carries (`db.sqlite3`, one more for each province
 * below `DLC`). An index that cannot be read is no reason to refuse the texts: status then rests on the texts alone.
 */
export async function readLawIndex(root: string, provinces: readonly string[]): Promise<LawIndex> {
  if (await exists(join(root, 'index.json'))) return indexOf('index.json', await jsonEntries(join(root, 'index.json')));
  const paths = ['db.sqlite3', ...provinces.map((province) => `DLC/${province}/db.sqlite3`)];
  const entries: IndexEntry[] = [];
  for (const path of paths) entries.push(...(await databaseEntries(join(root, path))));
  return entries.length === 0 ? indexOf(null, []) : indexOf('db.sqlite3', entries);
}

function indexOf(origin: string | null, entries: readonly IndexEntry[]): LawIndex {
  const byText = new Map<string, IndexEntry>();
  for (const entry of entries) byText.set(textKey(entry.name, entry.publishedOn), entry);
  return { origin, find: (name, publishedOn) => byText.get(textKey(name, publishedOn)) ?? null };
}

function textKey(name: string, publishedOn: string | null): string {
  return `${name.normalize('NFKC').replace(/\s+/g, '')} ${publishedOn ?? ''}`;
}

async function jsonEntries(path: string): Promise<IndexEntry[]> {
  const rows = parseJson(await readTextFile(path).catch(() => '[]'));
  if (!Array.isArray(rows)) return [];
  const parsed = rows.map((row) => jsonEntry.safeParse(row)).filter((result) => result.success);
  return parsed.map(({ data }) => ({ name: data.name, publishedOn: data.publish, effectiveFrom: data.validFrom, expired: data.expired }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return [];
  }
}

async function databaseEntries(path: string): Promise<IndexEntry[]> {
  if (!(await exists(path))) return [];
  try {
    // Loaded only where a clone is imported; the module is part of Node.
    const { DatabaseSync } = await import('node:sqlite');
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      const rows = database.prepare('select name, publish, valid_from, expired from law').all();
      const parsed = rows.map((row) => rowEntry.safeParse(row)).filter((result) => result.success);
      return parsed.map(({ data }) => ({ name: data.name, publishedOn: data.publish, effectiveFrom: data.valid_from, expired: Boolean(data.expired) }));
    } finally {
      database.close();
    }
  } catch {
    return [];
  }
}

/** A plain file of the collection itself: links could lead outside it. */
async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );
}
