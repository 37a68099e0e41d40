import {
  afterValues,
  beforeValues,
  connectionFrom,
  decodeCursor,
  encodeCursor,
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
import type { DocumentStatus } from '../rules/index.ts';
import { changeCauses, type ChangeKind } from './change-causes.ts';
import { isIdentifier } from './document-filter.ts';
import { readDocuments } from './document-queries.ts';
import { COUNT_LIMIT, type ReadContext } from './document-list.ts';
import { documentGroups, type PublicDocument } from './public-document.ts';
import { slot, type SlotValues, type Statements } from './statements.ts';

/** Something that changed in what the public can read. */
export type Change = {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly at: Date;
  readonly on: LocalDate;
  readonly documentId: string;
  /** Null for what was withdrawn: nothing more is said of it. */
  readonly document: PublicDocument | null;
  readonly revisionNumber: number | null;
  readonly changeNote: string | null;
  readonly status: DocumentStatus | null;
};

export type ChangePage = ConnectionShape<EdgeShape<Change>> & { readonly totalCount: number; readonly totalIsExact: boolean };

export type ChangeListRequest = Parameters<typeof pageRequest>[0] & { readonly kind?: readonly ChangeKind[] | null };

/** What the list needs besides the moment. */
export type ChangeContext = ReadContext & {
  readonly businessTimeZone: string;
  readonly dayOf: (at: Date) => LocalDate;
};

type ChangeRecord = Pick<Change, 'kind' | 'at' | 'documentId' | 'changeNote' | 'status'> & { readonly number: number };

const KINDS: readonly ChangeKind[] = ['PUBLISHED', 'REVISED', 'VALIDITY_CHANGED', 'WITHDRAWN'];
const KEYSET: Keyset = { columns: [sql.ref('at'), sql.ref('kind'), sql.ref('documentId'), sql.ref('number')], descending: true };
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const CURSOR: CursorShape = {
  scope: 'changes',
  values: [
    (value) => typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value)),
    (value) => KINDS.some((kind) => kind === value),
    (value) => typeof value === 'string' && isIdentifier(value),
    (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 31,
  ],
};

/**
 * A page of what changed, newest first: what became public, was revised, was withdrawn, and what turned the validity of a
 * public document. One statement, and one for the documents where they are asked for.
 *
 * @throws BAD_USER_INPUT for sizes, directions or cursors that make no sense
 */
export async function readChangePage(statements: Statements, args: ChangeListRequest, context: ChangeContext): Promise<ChangePage> {
  const { selected, now, today, businessTimeZone } = context;
  const page = pageRequest(args);
  const kinds = KINDS.filter((kind) => args.kind === null || args.kind === undefined || args.kind.length === 0 || args.kind.includes(kind));
  const position = positionOf(page, context);
  const values = { at: now, today, zone: businessTimeZone };
  const wantsPage = selected.has('edges') || selected.has('pageInfo');
  const wantsCount = selected.has('totalCount') || selected.has('totalIsExact');
  const [records, counted] = await Promise.all([
    wantsPage ? readRecords(statements, kinds, page, position, values) : [],
    wantsCount ? countChanges(statements, kinds, values) : 0,
  ]);
  const documents = selected.has('edges.node.document') ? await readDocuments(statements, namedIn(records), documentGroups(selected, 'edges.node.document.'), context) : new Map<string, PublicDocument>();
  const changes = records.map((record) => changeOf(record, documents, context.dayOf));
  const connection = connectionFrom(changes, page, cursorOf);
  return Object.assign(connection, { totalCount: Math.min(counted, COUNT_LIMIT), totalIsExact: counted <= COUNT_LIMIT });
}

/** Documents that may be shown by more than their identifier. */
function namedIn(records: readonly ChangeRecord[]): string[] {
  return [...new Set(records.filter(({ kind }) => kind !== 'WITHDRAWN').map(({ documentId }) => documentId))];
}

function changeOf({ kind, at, documentId, number, changeNote, status }: ChangeRecord, documents: ReadonlyMap<string, PublicDocument>, dayOf: (at: Date) => LocalDate): Change {
  const on = dayOf(at);
  const occasion = kind === 'REVISED' ? String(number) : on;
  return { id: `${documentId}:${kind}:${occasion}`, kind, at, on, documentId, document: documents.get(documentId) ?? null, revisionNumber: kind === 'REVISED' ? number : null, changeNote, status };
}

function cursorOf({ at, kind, documentId, revisionNumber }: Change): string {
  return encodeCursor(CURSOR.scope, [at.toISOString(), kind, documentId, revisionNumber ?? 0]);
}

/** The cursors of a page: what they add to the shape, a condition for a cause, and the values. */
type Position = { readonly shape: string; readonly where: (keyset: Keyset, day: RawBuilder<unknown> | null) => RawBuilder<unknown>; readonly values: SlotValues };

function positionOf(page: PageRequest, { dayOf }: ChangeContext): Position {
  const values: Record<string, unknown> = {};
  const conditions: ((keyset: Keyset, day: RawBuilder<unknown> | null) => RawBuilder<unknown>[])[] = [];
  let shape: string = page.direction;
  for (const [name, cursor, compare, bound] of [['after', page.after, afterValues, sql`<=`], ['before', page.before, beforeValues, sql`>=`]] as const) {
    if (cursor === undefined) continue;
    const [at, kind, id, number] = decodeCursor(cursor, CURSOR);
    shape += ` ${name}`;
    Object.assign(values, { [`${name}At`]: at, [`${name}Kind`]: kind, [`${name}Id`]: id, [`${name}Number`]: number, [`${name}Day`]: dayOf(new Date(String(at))) });
    const position = [sql`${slot(`${name}At`)}::timestamptz`, sql`${slot(`${name}Kind`)}::text`, sql`${slot(`${name}Id`)}::text`, sql`${slot(`${name}Number`)}::integer`];
    // The instant of a day is computed; an index knows the day only.
    conditions.push((keyset, day) => [compare(keyset, position), ...(day === null ? [] : [sql`${day} ${bound} ${slot(`${name}Day`)}::date`])]);
  }
  return {
    shape,
    values,
    where: (keyset, day) => {
      const all = conditions.flatMap((condition) => condition(keyset, day));
      return all.length === 0 ? sql`true` : sql.join(all, sql` and `);
    },
  };
}

/** Every cause brings at most a page, from its own index; the page is the newest of these. */
function readRecords(statements: Statements, kinds: readonly ChangeKind[], page: PageRequest, position: Position, values: SlotValues): Promise<ChangeRecord[]> {
  return statements.read<ChangeRecord>(
    `changes ${kinds.join(',')} ${position.shape}`,
    (db) => {
      const order = readingOrder(KEYSET, page.direction);
      const branches = changeCauses(kinds).map((cause) => {
        const keyset: Keyset = { columns: [cause.at, sql`${sql.lit(cause.kind)}::text`, cause.documentId, cause.number], descending: true };
        const way = page.direction === 'forward' ? sql`desc` : sql`asc`;
        return sql`(select ${sql.lit(cause.kind)}::text as kind, ${cause.at} as at, ${cause.documentId} as "documentId", ${cause.number} as number, ${cause.note} as "changeNote", ${cause.status} as status
          from ${cause.from} where ${cause.where} and ${position.where(keyset, cause.day)}
          order by ${sql.join([cause.order, cause.documentId, cause.number].map((column) => sql`${column} ${way}`))} limit ${slot('limit')}::integer)`;
      });
      return sql<ChangeRecord>`select kind, at, "documentId", number, "changeNote", status from (${sql.join(branches, sql` union all `)}) as change
        order by ${order} limit ${slot('limit')}::integer`.compile(db);
    },
    // One beyond the page tells whether there is a next one.
    { ...values, ...position.values, limit: page.size + 1 },
  );
}

/** Counts changes up to one beyond the limit. */
async function countChanges(statements: Statements, kinds: readonly ChangeKind[], values: SlotValues): Promise<number> {
  const rows = await statements.read<{ count: number }>(
    `count changes ${kinds.join(',')}`,
    (db) => {
      const branches = changeCauses(kinds).map((cause) => sql`(select 1 from ${cause.from} where ${cause.where} limit ${COUNT_LIMIT + 1})`);
      return sql<{ count: number }>`select count(*)::integer as count from (select 1 from (${sql.join(branches, sql` union all `)}) as change limit ${COUNT_LIMIT + 1}) as counted`.compile(db);
    },
    values,
  );
  return rows[0]?.count ?? 0;
}
