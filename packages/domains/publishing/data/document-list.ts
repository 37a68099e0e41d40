import {
  afterValues,
  beforeValues,
  connectionFrom,
  decodeCursor,
  encodeCursor,
  isLocalDate,
  pageRequest,
  readingOrder,
  type ConnectionShape,
  type CursorShape,
  type EdgeShape,
  type Keyset,
  type PageRequest,
} from '@openhall/graphql-kit';
import type { LocalDate } from '@openhall/statutory-time';
import { sql, type RawBuilder } from 'kysely';
import { isIdentifier, type DocumentFilter } from './document-filter.ts';
import { documentColumns, documentGroups, documentJoins, groupsShape, PUBLIC_DOCUMENTS, toPublicDocument, type DocumentRecord, type PublicDocument } from './public-document.ts';
import { slot, type SlotValues, type Statements } from './statements.ts';

/** Counting stops here: a list of a hundred thousand is not counted to the last for every reader. */
export const COUNT_LIMIT = 10_000;

export type DocumentSort = 'NEWEST' | 'OLDEST';

type PageArgs = Parameters<typeof pageRequest>[0] & { readonly sort: DocumentSort };

export type ReadContext = {
  readonly now: Date;
  /** The business day at `now`. */
  readonly today: LocalDate;
  /** What was selected below the field, from `selectedPaths`. */
  readonly selected: ReadonlySet<string>;
};

export type DocumentPage = ConnectionShape<EdgeShape<PublicDocument>> & { readonly totalCount: number; readonly totalIsExact: boolean };

/**
 * A page of public documents in list order.
 *
 * @throws BAD_USER_INPUT for sizes, directions or cursors that make no sense
 */
export async function readDocumentPage(statements: Statements, args: PageArgs, filter: DocumentFilter, context: ReadContext): Promise<DocumentPage> {
  const { selected, now, today } = context;
  const page = pageRequest(args);
  const position = pagePosition(args.sort, page);
  const wantsPage = selected.has('edges') || selected.has('pageInfo');
  const wantsCount = selected.has('totalCount') || selected.has('totalIsExact');
  const values = { at: now, today, ...filter.values };
  const [rows, counted] = await Promise.all([
    wantsPage ? readRows(statements, args.sort, page, filter, documentGroups(selected, 'edges.node.'), position, values) : [],
    wantsCount ? countDocuments(statements, filter, values) : 0,
  ]);
  const documents = rows.map((row): PublicDocument => toPublicDocument(row, today));
  const connection = connectionFrom(documents, page, (row) => encodeCursor(scopeOf(args.sort), [row.listedOn, row.id]));
  return Object.assign(connection, { totalCount: Math.min(counted, COUNT_LIMIT), totalIsExact: counted <= COUNT_LIMIT });
}

function scopeOf(sort: DocumentSort): string {
  return `documents:${sort}`;
}

function cursorShape(sort: DocumentSort): CursorShape {
  return { scope: scopeOf(sort), values: [(value) => typeof value === 'string' && isLocalDate(value), (value) => typeof value === 'string' && isIdentifier(value)] };
}

/** The cursors of a page as a part of a statement. */
type Position = { readonly shape: string; readonly conditions: readonly RawBuilder<unknown>[]; readonly values: SlotValues };

const KEY_COLUMNS = [sql.ref('d.listed_on'), sql.ref('d.id')];
const KEYSETS: Readonly<Record<DocumentSort, Keyset>> = { NEWEST: { columns: KEY_COLUMNS, descending: true }, OLDEST: { columns: KEY_COLUMNS, descending: false } };

function pagePosition(sort: DocumentSort, page: PageRequest): Position {
  const conditions: RawBuilder<unknown>[] = [];
  const values: Record<string, unknown> = {};
  let shape: string = page.direction;
  for (const [name, cursor, compare] of [['after', page.after, afterValues], ['before', page.before, beforeValues]] as const) {
    if (cursor === undefined) continue;
    const [listedOn, id] = decodeCursor(cursor, cursorShape(sort));
    shape += ` ${name}`;
    values[`${name}Date`] = listedOn;
    values[`${name}Id`] = id;
    conditions.push(compare(KEYSETS[sort], [sql`${slot(`${name}Date`)}::date`, sql`${slot(`${name}Id`)}::text`]));
  }
  return { shape, conditions, values };
}

function readRows(
  statements: Statements,
  sort: DocumentSort,
  page: PageRequest,
  filter: DocumentFilter,
  groups: ReturnType<typeof documentGroups>,
  position: Position,
  values: SlotValues,
): Promise<DocumentRecord[]> {
  return statements.read<DocumentRecord>(
    `list ${sort} ${position.shape} | ${filter.shape} | ${groupsShape(groups)}`,
    (db) =>
      sql<DocumentRecord>`select ${documentColumns(groups)}
        from ${PUBLIC_DOCUMENTS} d ${documentJoins(groups)}
        where ${allOf([...filter.conditions, ...position.conditions])}
        order by ${readingOrder(KEYSETS[sort], page.direction)}
        limit ${slot('limit')}::integer`.compile(db),
    // One row beyond the page tells whether there is a next one.
    { ...values, ...position.values, limit: page.size + 1 },
  );
}

/** Counts matching documents up to one beyond the limit. */
async function countDocuments(statements: Statements, filter: DocumentFilter, values: SlotValues): Promise<number> {
  const rows = await statements.read<{ count: number }>(
    `count | ${filter.shape}`,
    (db) =>
      sql<{ count: number }>`select count(*)::integer as count from (
        select 1 from ${PUBLIC_DOCUMENTS} d where ${allOf(filter.conditions)} limit ${COUNT_LIMIT + 1}) as matching`.compile(db),
    values,
  );
  return rows[0]?.count ?? 0;
}

function allOf(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`true` : sql.join(conditions.map((condition) => sql`(${condition})`), sql` and `);
}
