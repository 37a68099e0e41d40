import { sql, type Kysely } from 'kysely';
import type { IdentityTables } from './tables.ts';
import type { PostRecord, UnitRecord } from './records.ts';
import { isId } from './ids.ts';

type Db = Kysely<IdentityTables>;

const UNIT = sql`select u.id, u.code, u.name, u.parent_id as "parentId", u.active, u.sort_order as "sortOrder", u.version, u.updated_at as "updatedAt",
  u.updated_by as "updatedBy", c.person_id as "inChargeId",
  array(select p.id::text from posts p where p.unit_id = u.id order by p.name, p.id) as "postIds",
  (select count(*)::int from people p where p.unit_id = u.id and p.active) as "peopleCount"
  from units u left join unit_charges c on c.unit_id = u.id`;

/** Every unit: parents before children, siblings by their order and code. */
export async function readUnits(db: Db): Promise<UnitRecord[]> {
  const { rows } = await sql<UnitRecord>`${UNIT} order by u.sort_order, u.code`.execute(db);
  const below = Map.groupBy(rows, ({ parentId }) => parentId);
  const walk = (parent: string | null): UnitRecord[] => (below.get(parent) ?? []).flatMap((unit) => [unit, ...walk(unit.id)]);
  return walk(null);
}

/** Units by identifier; one that does not exist is missing. */
export async function readUnitsById(db: Db, ids: readonly string[]): Promise<Map<string, UnitRecord>> {
  const { rows } = await sql<UnitRecord>`${UNIT} where u.id = any(${ids.filter(isId)}::uuid[])`.execute(db);
  return new Map(rows.map((unit) => [unit.id, unit]));
}

/** Posts by identifier; one that does not exist is missing. */
export async function readPostsById(db: Db, ids: readonly string[]): Promise<Map<string, PostRecord>> {
  const { rows } = await sql<PostRecord>`select id, unit_id as "unitId", name, version, updated_at as "updatedAt", updated_by as "updatedBy"
    from posts where id = any(${ids.filter(isId)}::uuid[])`.execute(db);
  return new Map(rows.map((post) => [post.id, post]));
}
