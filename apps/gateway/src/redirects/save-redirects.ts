import { sql, type Kysely, type Transaction } from 'kysely';
import type { RedirectLine, RefusedLine } from './read-redirects.ts';
import type { RedirectTables } from './redirects.ts';

/** What became of the lines of a file. */
export interface SavedRedirects {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: readonly RefusedLine[];
}

/** Rows written at once, far below the protocol's 65,535 parameters. */
const rowsAtOnce = 5000;

/**
 * Saves redirects beside those there are: the same line again changes nothing, another target for an address takes the place of the old one.
 * Refuses what would lead in a circle or from one redirect to the next: a browser, and whoever follows an old link, gets there in one step.
 */
export function saveRedirects(db: Kysely<RedirectTables>, lines: readonly RedirectLine[], now: Date): Promise<SavedRedirects> {
  return db.transaction().execute(async (trx) => {
    // Two imports at once could each be free of circles and make one together.
    await sql`lock table redirects in share row exclusive mode`.execute(trx);
    const saved = new Map((await trx.selectFrom('redirects').select(['from_path', 'to_path', 'status', 'note']).execute()).map((row) => [row.from_path, row]));
    const { taken, refused } = withoutChains(lines, new Map([...saved.values()].map((row) => [row.from_path, row.to_path])));
    const differing = taken.filter(({ from, to, status, note }) => {
      const known = saved.get(from);
      return known?.to_path !== to || known.status !== status || known.note !== note;
    });
    await write(trx, differing, now);
    const created = differing.filter(({ from }) => !saved.has(from)).length;
    return { created, changed: differing.length - created, unchanged: taken.length - differing.length, refused };
  });
}

/** What a target leads to: without the place in the page. */
const pathOf = (target: string): string => target.split('#', 1)[0] ?? target;

/**
 * Takes the lines that lead somewhere in one step, whatever their order: each is held against all lines of the file and against what is
 * saved and stays.
 */
function withoutChains(lines: readonly RedirectLine[], saved: ReadonlyMap<string, string>): { taken: RedirectLine[]; refused: RefusedLine[] } {
  const refused: RefusedLine[] = [];
  const first = new Map<string, RedirectLine>();
  for (const line of lines) {
    const twin = first.get(line.from);
    if (twin === undefined) first.set(line.from, line);
    else refused.push({ line: line.line, reason: `与第 ${twin.line} 行的旧地址相同` });
  }
  const wanted = new Map([...saved, ...[...first.values()].map(({ from, to }) => [from, to] as const)]);
  const single = [...first.values()].filter((line) => {
    const next = wanted.get(pathOf(line.to));
    if (next === undefined) return true;
    refused.push({ line: line.line, reason: pathOf(next) === line.from ? `会循环跳转：${line.to} 又转到 ${line.from}` : `会连续跳转：新地址 ${line.to} 本身转到 ${next}` });
    return false;
  });
  const staying = new Map(saved);
  for (const { from } of single) staying.delete(from);
  const leading = new Map([...staying].map(([from, to]) => [pathOf(to), from]));
  const taken = single.filter(({ line, from, to }) => {
    const before = leading.get(from);
    if (before !== undefined) refused.push({ line, reason: `会连续跳转：已有 ${before} 转到 ${from}，请把它一并改为转到 ${to}` });
    return before === undefined;
  });
  return { taken, refused: refused.toSorted((one, other) => one.line - other.line) };
}

async function write(trx: Transaction<RedirectTables>, lines: readonly RedirectLine[], now: Date): Promise<void> {
  for (let start = 0; start < lines.length; start += rowsAtOnce) {
    const rows = lines.slice(start, start + rowsAtOnce).map(({ from, to, status, note }) => ({ from_path: from, to_path: to, status, note, changed_at: now }));
    await trx
      .insertInto('redirects')
      .values(rows)
      .onConflict((conflict) => conflict.column('from_path').doUpdateSet((eb) => ({ to_path: eb.ref('excluded.to_path'), status: eb.ref('excluded.status'), note: eb.ref('excluded.note'), changed_at: eb.ref('excluded.changed_at') })))
      .execute();
  }
}
