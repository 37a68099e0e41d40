import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { bumpGeneration } from '@openhall/database';
import { PUBLISHING_GENERATION } from '@openhall/publishing';
import { parseSynonyms, replaceSynonyms } from '@openhall/search';
import { loadCalendarYears, parseCalendarYear, replaceCalendarYear, type CalendarYear } from '@openhall/statutory-time';
import { EXIT, environmentOf, type CliContext } from './cli-context.ts';
import { withSite } from './connection.ts';
import { OperatorError } from '../failures.ts';
import { messages } from './messages.ts';

export type TableImport = { readonly path: string; readonly json: boolean };

/** Generations that tell running processes to load the tables again; answers made with the old ones fall with publishing's. */
const HOLIDAYS_GENERATION = 'statutory-time';
const SYNONYMS_GENERATION = 'search';

/** `openhall import holidays PATH`: every year of the path replaces the one the site has. All or none. */
export async function importHolidays({ path, json }: TableImport, context: CliContext): Promise<number> {
  const years = await readYears(path);
  const now = context.clock.now();
  const replaced = await withSite(environmentOf(context), now, async ({ connection }) => {
    const known = new Map((await loadCalendarYears(connection.db)).map((year) => [year.year, year]));
    const changed = years.filter((year) => !isDeepStrictEqual(year, known.get(year.year)));
    if (changed.length === 0) return [];
    await connection.db.transaction().execute(async (trx) => {
      for (const year of changed) await replaceCalendarYear(trx, year, now);
      for (const generation of [HOLIDAYS_GENERATION, PUBLISHING_GENERATION]) await bumpGeneration(trx, generation);
    });
    return changed.map(({ year }) => year);
  });
  const unchanged = years.length - replaced.length;
  context.output.line(json ? JSON.stringify({ ok: true, replaced, unchanged }) : messages.holidaysReplaced(replaced, unchanged));
  return EXIT.ok;
}

async function readYears(path: string): Promise<CalendarYear[]> {
  const files = (await isFolder(path)) ? (await readdir(path)).filter((name) => /^\d{4}\.json$/.test(name)).sort().map((name) => join(path, name)) : [path];
  if (files.length === 0) throw new OperatorError(`${path} 中没有放假安排文件（如 2027.json）`);
  const years = [];
  for (const file of files) years.push(await readJson(file, parseCalendarYear));
  return years;
}

/** `openhall import synonyms PATH`: the file's groups take the place of all there are. */
export async function importSynonyms({ path, json }: TableImport, context: CliContext): Promise<number> {
  const groups = await readJson(path, parseSynonyms);
  await withSite(environmentOf(context), context.clock.now(), ({ connection }) =>
    connection.db.transaction().execute(async (trx) => {
      await replaceSynonyms(trx, groups);
      for (const generation of [SYNONYMS_GENERATION, PUBLISHING_GENERATION]) await bumpGeneration(trx, generation);
    }),
  );
  context.output.line(json ? JSON.stringify({ ok: true, groups: groups.length }) : messages.synonymsReplaced(groups.length));
  return EXIT.ok;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
}

async function readJson<Value>(file: string, parse: (value: unknown) => Value): Promise<Value> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new OperatorError(`${file} 不能读取：${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    return parse(value);
  } catch (error) {
    throw new OperatorError(`${file} 不能使用：${error instanceof Error ? error.message : String(error)}`);
  }
}
