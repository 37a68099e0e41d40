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
} from '@openhall/graphql-kit';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { ROLES, type Role } from '../rules/index.ts';
import { isId } from './ids.ts';
import type { PersonRecord } from './records.ts';
import type { IdentityTables } from './tables.ts';

type Db = Kysely<IdentityTables>;

export type PeopleRequest = Parameters<typeof pageRequest>[0] & {
  readonly query?: string | null;
  readonly unit?: string | null;
  readonly role?: Role | null;
  readonly active?: boolean | null;
};

/** A page of people, and how many there are. */
export type PeoplePage = ConnectionShape<EdgeShape<PersonRecord>> & { readonly totalCount: number; readonly totalIsExact: boolean };

/** The digest under which failed sign-ins with this staff number are kept. */
const DIGEST = sql`encode(sha256(convert_to(lower(p.staff_number), 'UTF8')), 'hex')`;

const PERSON = sql`select p.id, p.staff_number as "staffNumber", p.name, p.unit_id as "unitId", p.active, p.version, p.updated_at as "updatedAt", p.updated_by as "updatedBy",
  p.last_sign_in_at as "lastSignInAt", p.one_time_password_until is not null as "mustChangePassword",
  array(select r.role from person_roles r where r.person_id = p.id) as roles,
  array(select h.post_id::text from person_posts h join posts o on o.id = h.post_id where h.person_id = p.id order by o.name, o.id) as "postIds",
  array(select c.unit_id::text from unit_charges c join units u on u.id = c.unit_id where c.person_id = p.id order by u.sort_order, u.code) as "inChargeOfIds",
  coalesce(a."twoFactorEnabled", false) as "twoFactorEnabled", greatest(f.locked_until, t."lockedUntil") as "lockedUntil"
  from people p left join auth_users a on a.id = p.id left join auth_two_factors t on t."userId" = p.id left join sign_in_failures f on f.name_digest = ${DIGEST}`;

/** People by identifier, with what concerns their accounts at an instant; who does not exist is missing. */
export async function readPeopleById(db: Db, ids: readonly string[], now: Date): Promise<Map<string, PersonRecord>> {
  const { rows } = await sql<PersonRecord>`${PERSON} where p.id = any(${ids.filter(isId)}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, personOf(row, now)]));
}

/** A person by staff number, whatever its case; undefined where nobody has it. */
export async function readPersonByStaffNumber(db: Db, staffNumber: string, now: Date): Promise<PersonRecord | undefined> {
  const { rows } = await sql<PersonRecord>`${PERSON} where lower(p.staff_number) = lower(${staffNumber})`.execute(db);
  return rows[0] === undefined ? undefined : personOf(rows[0], now);
}

const KEYSET: Keyset = { columns: [sql`lower(p.staff_number)`, sql`p.id::text`], descending: false };
const CURSOR: CursorShape = { scope: 'people', values: [(value) => typeof value === 'string', (value) => typeof value === 'string'] };
const LONGEST_QUERY = 50;

/**
 * A page of people by staff number.
 *
 * @throws BAD_USER_INPUT for sizes, directions or cursors that make no sense
 */
export async function readPeoplePage(db: Db, request: PeopleRequest, now: Date): Promise<PeoplePage> {
  const page = pageRequest(request);
  const filter = filterOf(request);
  const position = [
    ...(page.after === undefined ? [] : [afterValues(KEYSET, boundValues(page.after))]),
    ...(page.before === undefined ? [] : [beforeValues(KEYSET, boundValues(page.before))]),
  ];
  const [{ rows }, { rows: counted }] = await Promise.all([
    sql<PersonRecord>`${PERSON} where ${sql.join([...filter, ...position], sql` and `)} order by ${readingOrder(KEYSET, page.direction)} limit ${page.size + 1}`.execute(db),
    sql<{ total: number }>`select count(*)::int as total from people p where ${sql.join(filter, sql` and `)}`.execute(db),
  ]);
  const people = rows.map((row) => personOf(row, now));
  const connection = connectionFrom(people, page, ({ staffNumber, id }) => encodeCursor(CURSOR.scope, [staffNumber.toLowerCase(), id]));
  return Object.assign(connection, { totalCount: counted[0]?.total ?? 0, totalIsExact: true });
}

function boundValues(cursor: string): RawBuilder<unknown>[] {
  return decodeCursor(cursor, CURSOR).map((value) => sql`${value}::text`);
}

function filterOf({ query, unit, role, active }: PeopleRequest): RawBuilder<unknown>[] {
  // PostgreSQL refuses NUL and lone surrogates in text; nobody's name has either.
  const wanted = [...(query ?? '').trim().toLowerCase()].slice(0, LONGEST_QUERY).join('').replaceAll('\0', '').toWellFormed();
  return [
    sql`true`,
    ...(wanted === '' ? [] : [sql`(strpos(lower(p.name), ${wanted}) > 0 or starts_with(lower(p.staff_number), ${wanted}))`]),
    ...(unit === null || unit === undefined ? [] : [isId(unit) ? sql`p.unit_id = ${unit}::uuid` : sql`false`]),
    ...(role === null || role === undefined ? [] : [sql`exists (select 1 from person_roles r where r.person_id = p.id and r.role = ${role})`]),
    ...(active === null || active === undefined ? [] : [sql`p.active = ${active}`]),
  ];
}

function personOf(row: PersonRecord, now: Date): PersonRecord {
  const locked = row.lockedUntil !== null && row.lockedUntil > now ? row.lockedUntil : null;
  return { ...row, roles: ROLES.filter((role) => row.roles.includes(role)), lockedUntil: locked };
}

/** Identifiers of the active people who hold a role. */
export async function readActiveHolders(db: Db, role: Role): Promise<string[]> {
  const rows = await db.selectFrom('person_roles').innerJoin('people', 'people.id', 'person_roles.person_id').select('people.id').where('role', '=', role).where('people.active', '=', true).execute();
  return rows.map(({ id }) => id);
}
