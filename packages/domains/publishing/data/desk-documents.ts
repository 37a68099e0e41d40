import { afterValues, beforeValues, connectionFrom, decodeCursor, encodeCursor, pageRequest, readingOrder, type ConnectionShape, type CursorShape, type EdgeShape, type Keyset, type PageRequest } from '@openhall/graphql-kit';
import type { LocalDate } from '@openhall/statutory-time';
import { sql, type RawBuilder } from 'kysely';
import type { DeskPublication, DocumentKind, DocumentStatus } from '../rules/index.ts';
import { isIdentifier, type DocumentFilter } from './document-filter.ts';
import { COUNT_LIMIT } from './document-list.ts';
import type { ReadMoment } from './document-queries.ts';
import { slot, type SlotValues, type Statements } from './statements.ts';
import { statusExpression } from './status-expression.ts';

/** A document as a desk lists it, whatever its publication. */
export type DeskDocumentRow = {
  readonly id: string;
  readonly title: string;
  readonly kind: DocumentKind;
  readonly publication: DeskPublication;
  readonly indexNumber: string | null;
  readonly documentNumber: string | null;
  readonly issuer: { readonly id: string; readonly name: string; readonly own: boolean };
  readonly columnSlug: string | null;
  readonly status: DocumentStatus | null;
  readonly writtenOn: LocalDate | null;
  readonly publishedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly updatedAt: Date;
  readonly topic: string | null;
  readonly summary: string | null;
  readonly sourceName: string | null;
  readonly sourceUrl: string | null;
  readonly revisionNumber: number;
};

export type DeskDocumentPage = ConnectionShape<EdgeShape<DeskDocumentRow>> & { readonly totalCount: number; readonly totalIsExact: boolean };

type DeskRecord = Omit<DeskDocumentRow, 'issuer'> & { readonly issuerId: string; readonly issuerName: string; readonly issuerOwn: boolean };

/** Where a document stands: withheld whatever became of it, else by its state, else by whether its day has come. Needs slot `at`. */
const PUBLICATION = sql<DeskPublication>`case
  when d.disclosure_attribute = 'WITHHELD' then 'WITHHELD'
  when d.publication_state <> 'PUBLISHED' then d.publication_state
  when d.disclosure_attribute = 'ON_REQUEST' then 'ON_REQUEST'
  when greatest(d.published_at, d.embargo_until) > ${slot('at')}::timestamptz then 'EMBARGOED'
  else 'PUBLISHED' end`;

const READABLE = sql`${PUBLICATION} = any(${slot('readable')}::text[])`;

const COLUMNS = sql`d.id, d.title, d.kind, ${PUBLICATION} as publication, d.index_number as "indexNumber", d.document_number as "documentNumber", i.id as "issuerId", i.name as "issuerName",
  i.own as "issuerOwn", d.column_slug as "columnSlug", ${statusExpression('d')} as status, d.written_on as "writtenOn", greatest(d.published_at, d.embargo_until) as "publishedAt",
  d.withdrawn_at as "withdrawnAt", d.updated_at as "updatedAt", d.topic, d.summary, d.source_name as "sourceName", d.source_url as "sourceUrl", d.revision_number as "revisionNumber"`;

const SCOPE = 'deskDocuments';
const CURSOR: CursorShape = { scope: SCOPE, values: [(value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)), (value) => typeof value === 'string' && isIdentifier(value)] };
// Every writer takes the moment from its caller, in milliseconds, so a cursor says exactly what the row does.
const KEYSET: Keyset = { columns: [sql.ref('d.updated_at'), sql.ref('d.id')], descending: true };

const toRow = ({ issuerId, issuerName, issuerOwn, ...record }: DeskRecord): DeskDocumentRow => ({ ...record, issuer: { id: issuerId, name: issuerName, own: issuerOwn } });

/**
 * A page of all documents whose standing is among the readable ones, last changed first.
 *
 * @throws BAD_USER_INPUT for sizes, directions or cursors that make no sense
 */
export async function readDeskDocumentPage(
  statements: Statements,
  args: Parameters<typeof pageRequest>[0],
  filter: DocumentFilter,
  readable: readonly DeskPublication[],
  { now, today, selected }: ReadMoment & { readonly selected: ReadonlySet<string> },
): Promise<DeskDocumentPage> {
  const page = pageRequest(args);
  const position = positionOf(page);
  const values = { at: now, today, readable, ...filter.values };
  const wantsCount = selected.has('totalCount') || selected.has('totalIsExact');
  const [rows, counted] = await Promise.all([readRows(statements, page, filter, position, values), wantsCount ? count(statements, filter, values) : 0]);
  const connection = connectionFrom(rows.map(toRow), page, ({ updatedAt, id }) => encodeCursor(SCOPE, [updatedAt.toISOString(), id]));
  return Object.assign(connection, { totalCount: Math.min(counted, COUNT_LIMIT), totalIsExact: counted <= COUNT_LIMIT });
}

/** One document; null where there is none whose standing is among the readable ones. */
export async function readDeskDocument(statements: Statements, id: string, readable: readonly DeskPublication[], { now, today }: ReadMoment): Promise<DeskDocumentRow | null> {
  if (!isIdentifier(id)) return null;
  const [row] = await statements.read<DeskRecord>(
    'desk document',
    (db) => sql<DeskRecord>`select ${COLUMNS} from documents d join issuers i on i.id = d.issuer_id where d.id = ${slot('id')}::text and ${READABLE}`.compile(db),
    { at: now, today, id, readable },
  );
  return row === undefined ? null : toRow(row);
}

type Position = { readonly shape: string; readonly conditions: readonly RawBuilder<unknown>[]; readonly values: SlotValues };

function positionOf(page: PageRequest): Position {
  const conditions: RawBuilder<unknown>[] = [];
  const values: Record<string, unknown> = {};
  let shape: string = page.direction;
  for (const [name, cursor, compare] of [['after', page.after, afterValues], ['before', page.before, beforeValues]] as const) {
    if (cursor === undefined) continue;
    const [at, id] = decodeCursor(cursor, CURSOR);
    shape += ` ${name}`;
    values[`${name}At`] = at;
    values[`${name}Id`] = id;
    conditions.push(compare(KEYSET, [sql`${slot(`${name}At`)}::timestamptz`, sql`${slot(`${name}Id`)}::text`]));
  }
  return { shape, conditions, values };
}

const where = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> => sql.join([READABLE, ...conditions].map((condition) => sql`(${condition})`), sql` and `);

function readRows(statements: Statements, page: PageRequest, filter: DocumentFilter, position: Position, values: SlotValues): Promise<DeskRecord[]> {
  return statements.read<DeskRecord>(
    `desk list ${position.shape} | ${filter.shape}`,
    (db) =>
      sql<DeskRecord>`select ${COLUMNS} from documents d join issuers i on i.id = d.issuer_id
        where ${where([...filter.conditions, ...position.conditions])} order by ${readingOrder(KEYSET, page.direction)} limit ${slot('limit')}::integer`.compile(db),
    { ...values, ...position.values, limit: page.size + 1 },
  );
}

/** Counts up to one beyond the limit. */
async function count(statements: Statements, filter: DocumentFilter, values: SlotValues): Promise<number> {
  const rows = await statements.read<{ count: number }>(
    `desk count | ${filter.shape}`,
    (db) => sql<{ count: number }>`select count(*)::integer as count from (select 1 from documents d where ${where(filter.conditions)} limit ${COUNT_LIMIT + 1}) as matching`.compile(db),
    values,
  );
  return rows[0]?.count ?? 0;
}
