import { connectionFrom, decodeCursor, encodeCursor, pageRequest, type ConnectionShape, type EdgeShape, afterValues, beforeValues, readingOrder, type Keyset } from '@openhall/graphql-kit';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { isId } from './ids.ts';
import type { AccountEventRecord, SessionRecord } from './records.ts';
import type { FieldChange, IdentityTables } from './tables.ts';

type Db = Kysely<IdentityTables>;

export type AccountEventsRequest = Parameters<typeof pageRequest>[0] & { readonly person?: string | null; readonly unit?: string | null };
export type AccountEventsPage = ConnectionShape<EdgeShape<AccountEventRecord>> & { readonly totalCount: number; readonly totalIsExact: boolean };

// Of the table: `id` alone would be the text that is selected, and 9 would come after 10.
const KEYSET: Keyset = { columns: [sql`account_events.id`], descending: true };
const CURSOR = { scope: 'accountEvents', values: [(value: unknown) => typeof value === 'string' && /^\d{1,18}$/.test(value)] };
/** Counting stops here. */
const COUNT_LIMIT = 10_000;

/**
 * A page of events, newest first.
 *
 * @throws BAD_USER_INPUT for sizes, directions or cursors that make no sense
 */
export async function readAccountEvents(db: Db, request: AccountEventsRequest): Promise<AccountEventsPage> {
  const page = pageRequest(request);
  const filter = [sql`true`, ...sameId(sql`person_id`, request.person), ...sameId(sql`unit_id`, request.unit)];
  const place = (cursor: string): RawBuilder<unknown>[] => decodeCursor(cursor, CURSOR).map((value) => sql`${value}::bigint`);
  const position = [...(page.after === undefined ? [] : [afterValues(KEYSET, place(page.after))]), ...(page.before === undefined ? [] : [beforeValues(KEYSET, place(page.before))])];
  const [{ rows }, { rows: counted }] = await Promise.all([
    sql<AccountEventRecord>`select id::text, at, kind, actor_name as actor, person_id as "personId", unit_id as "unitId", changes from account_events
      where ${sql.join([...filter, ...position], sql` and `)} order by ${readingOrder(KEYSET, page.direction)} limit ${page.size + 1}`.execute(db),
    sql<{ total: number }>`select count(*)::int as total from (select 1 from account_events where ${sql.join(filter, sql` and `)} limit ${COUNT_LIMIT + 1}) counted`.execute(db),
  ]);
  const total = counted[0]?.total ?? 0;
  const connection = connectionFrom(rows, page, ({ id }) => encodeCursor(CURSOR.scope, [id]));
  return Object.assign(connection, { totalCount: Math.min(total, COUNT_LIMIT), totalIsExact: total <= COUNT_LIMIT });
}

function sameId(column: RawBuilder<unknown>, id: string | null | undefined): RawBuilder<unknown>[] {
  if (id === null || id === undefined) return [];
  return [isId(id) ? sql`${column} = ${id}::uuid` : sql`false`];
}

/** What the fields that others changed since a version held in it, as texts. */
export async function readBaseValues(db: Db, subjectId: string, version: number): Promise<Map<string, string>> {
  const rows = await db.selectFrom('account_events').select('changes').where('subject_id', '=', subjectId).where('version', '>', version).orderBy('version').execute();
  const base = new Map<string, string>();
  for (const { field, before } of rows.flatMap(({ changes }): readonly FieldChange[] => changes)) if (!base.has(field)) base.set(field, before);
  return base;
}

/** The sessions of a person that have not ended, newest first. */
export async function readSessions(db: Db, personId: string, current: string, now: Date): Promise<SessionRecord[]> {
  const rows = await db
    .selectFrom('auth_sessions')
    .select(['id', 'createdAt as startedAt', 'expiresAt', 'userAgent'])
    .where('userId', '=', personId)
    .where('expiresAt', '>', now)
    .orderBy('createdAt', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, userAgent: row.userAgent === '' ? null : row.userAgent, current: row.id === current }));
}
