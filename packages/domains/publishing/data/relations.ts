import { bumpGeneration, inTransaction } from '@openhall/database';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { RelationInput } from './document-input.ts';
import type { PublishingTables } from './tables.ts';
import { lockWrites, PUBLISHING_GENERATION, type WriteContext } from './write-context.ts';

type Trx = Transaction<PublishingTables>;

export type SaveRelationsOptions = {
  /** Documents whose outgoing relations this call lists completely: any other relation of theirs is removed. */
  readonly replaceFrom?: readonly string[];
};

/**
 * Saves relations and what they do to the documents they act on (amended_on, repealed_on), in one transaction.
 *
 * @returns how many relations were added, changed or removed
 * @throws when a relation names a document that does not exist
 */
export async function saveRelations(
  db: Kysely<PublishingTables>,
  relations: readonly RelationInput[],
  options: SaveRelationsOptions,
  context: WriteContext,
): Promise<number> {
  return inTransaction(db, async (trx) => {
    await lockWrites(trx);
    const removed = await removeUnlisted(trx, relations, options.replaceFrom ?? []);
    const saved = await upsert(trx, relations);
    const targets = [...new Set([...removed, ...saved])];
    if (targets.length === 0) return 0;
    await projectRelations(trx, { targetIds: targets }, context);
    await bumpGeneration(trx, PUBLISHING_GENERATION);
    return removed.length + saved.length;
  });
}

async function removeUnlisted(trx: Trx, relations: readonly RelationInput[], from: readonly string[]): Promise<string[]> {
  if (from.length === 0) return [];
  const listed = JSON.stringify(relations.map(({ fromId, toId, relation }) => ({ from_id: fromId, to_id: toId, relation })));
  const removed = await sql<{ to_id: string }>`
    delete from document_relations r
    where r.from_id = any(${[...from]}::text[])
      and not exists (
        select 1 from jsonb_to_recordset(${listed}::jsonb) as kept (from_id text, to_id text, relation text)
        where kept.from_id = r.from_id and kept.to_id = r.to_id and kept.relation = r.relation)
    returning r.to_id`.execute(trx);
  return removed.rows.map((row) => row.to_id);
}

async function upsert(trx: Trx, relations: readonly RelationInput[]): Promise<string[]> {
  if (relations.length === 0) return [];
  // The last word on a relation wins when one call names it twice; PostgreSQL refuses to touch a row twice.
  const distinct = new Map(relations.map((relation) => [`${relation.fromId} ${relation.toId} ${relation.relation}`, relation]));
  const rows = JSON.stringify(
    [...distinct.values()].map((relation) => ({
      from_id: relation.fromId,
      to_id: relation.toId,
      relation: relation.relation,
      effective_on: relation.effectiveOn ?? null,
      inferred: relation.inferred ?? false,
      basis: relation.basis ?? null,
    })),
  );
  const saved = await sql<{ to_id: string }>`
    insert into document_relations as r (from_id, to_id, relation, effective_on, inferred, basis)
    select from_id, to_id, relation, effective_on, inferred, basis
    from jsonb_to_recordset(${rows}::jsonb) as n (from_id text, to_id text, relation text, effective_on date, inferred boolean, basis text)
    on conflict (from_id, to_id, relation) do update
      set effective_on = excluded.effective_on, inferred = excluded.inferred, basis = excluded.basis
      where (r.effective_on, r.inferred, r.basis) is distinct from (excluded.effective_on, excluded.inferred, excluded.basis)
    returning r.to_id`.execute(trx);
  return saved.rows.map((row) => row.to_id);
}

/** Which documents to recompute: those given, or those the given sources act on. */
type Targets = { readonly targetIds: readonly string[] } | { readonly sourceIds: readonly string[] };

/**
 * Recomputes amended_on and repealed_on of documents from the relations that act on them: the earliest effect counts.
 *
 * Only a source the public may see counts, else a repeal still under embargo would show on the text it repeals. A source
 * that will become public later counts from the first whole business day on which it is public, or from its effect if later.
 * Until then the coming day is shown to nobody (amended_public_from, repealed_public_from), and updated_at, which the site map
 * shows, does not tell of it either. Where a relation states no day, the acting document's own first day in force, date written or listing date stands in.
 */
export async function projectRelations(trx: Trx, targets: Targets, { now, businessTimeZone }: WriteContext): Promise<void> {
  const ids =
    'targetIds' in targets
      ? sql`select unnest(${[...targets.targetIds]}::text[]) as id`
      : sql`select distinct to_id as id from document_relations where from_id = any(${[...targets.sourceIds]}::text[]) and relation <> 'INTERPRETS'`;
  await sql`
    with target as (${ids}),
    acting as (
      select r.to_id, r.relation, r.inferred, r.basis,
        coalesce(r.effective_on, s.effective_from, s.written_on, s.listed_on) as effect,
        greatest(s.published_at, s.embargo_until) as public_from
      from document_relations r
      join target on target.id = r.to_id
      join documents s on s.id = r.from_id
      where r.relation <> 'INTERPRETS' and s.publication_state = 'PUBLISHED' and s.disclosure_attribute = 'ACTIVE'
    ),
    dated as (
      select to_id, relation, inferred, basis, public_from,
        case when public_from <= ${now}::timestamptz then effect
          else greatest(effect, ((public_from - interval '1 microsecond') at time zone ${businessTimeZone}::text)::date + 1) end as starts_on
      from acting
    ),
    first_effect as (
      select distinct on (to_id, relation) to_id, relation, inferred, basis, starts_on, public_from
      from dated order by to_id, relation, starts_on, inferred, basis
    )
    update documents d set
      amended_on = a.starts_on, amended_inferred = coalesce(a.inferred, false), amended_basis = a.basis, amended_public_from = a.public_from,
      repealed_on = r.starts_on, repealed_inferred = coalesce(r.inferred, false), repealed_basis = r.basis, repealed_public_from = r.public_from
    from target
      left join first_effect a on a.to_id = target.id and a.relation = 'AMENDS'
      left join first_effect r on r.to_id = target.id and r.relation = 'REPEALS'
    where d.id = target.id
      and (d.amended_on, d.amended_inferred, d.amended_basis, d.amended_public_from, d.repealed_on, d.repealed_inferred, d.repealed_basis, d.repealed_public_from)
        is distinct from (a.starts_on, coalesce(a.inferred, false), a.basis, a.public_from, r.starts_on, coalesce(r.inferred, false), r.basis, r.public_from)`.execute(trx);
}
