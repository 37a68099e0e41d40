import { createHash } from 'node:crypto';
import { bumpGeneration, inTransaction } from '@openhall/database';
import { fold, indexTokens } from '@openhall/search';
import type { Verified } from '@openhall/statutory-time';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { CatalogueKind, Standard } from '../rules/index.ts';
import type { CatalogueContent, CatalogueItem, EditionFacts } from './catalogue-content.ts';
import type { SocialInsuranceTables } from './tables.ts';

/** Name under which caches follow this domain. */
const SOCIAL_INSURANCE_GENERATION = 'social-insurance';

type Write = { readonly now: Date };
type Db = Kysely<SocialInsuranceTables>;
type Outcome = 'created' | 'replaced' | 'unchanged';

const KIND_SLUGS: Readonly<Record<CatalogueKind, string>> = { DRUG: 'drugs', TREATMENT: 'treatments', ASSISTIVE_DEVICE: 'assistive-devices' };

/** The identifier of an edition: its kind and first day, the same on every installation. */
function editionId({ kind, effectiveFrom }: Pick<EditionFacts, 'kind' | 'effectiveFrom'>): string {
  return `${KIND_SLUGS[kind]}-${effectiveFrom}`;
}

/** Two imports at once follow each other; readers wait for nobody. */
async function lockWrites(trx: Transaction<SocialInsuranceTables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('openhall social-insurance writes', 0))`.execute(trx);
}

/** Saves an edition whole or not at all. The same content again changes nothing; another content of the same day takes its place. */
export async function saveEdition(db: Db, facts: EditionFacts, content: CatalogueContent, { now }: Write): Promise<{ readonly id: string; readonly outcome: Outcome }> {
  const id = editionId(facts);
  const contentHash = createHash('sha256').update(JSON.stringify([facts.title, facts.scope, facts.documentNumber, facts.sourceName, facts.sourceUrl, facts.effectiveTo, content])).digest('hex');
  return inTransaction(db, async (trx) => {
    await lockWrites(trx);
    const known = await trx.selectFrom('catalogue_editions').select('content_hash').where('id', '=', id).executeTakeFirst();
    if (known?.content_hash === contentHash) return { id, outcome: 'unchanged' };
    await trx.deleteFrom('catalogue_editions').where('id', '=', id).execute();
    await trx
      .insertInto('catalogue_editions')
      .values({
        id,
        kind: facts.kind,
        title: facts.title,
        scope: facts.scope,
        document_number: facts.documentNumber,
        source_name: facts.sourceName,
        source_url: facts.sourceUrl,
        effective_from: facts.effectiveFrom,
        effective_to: facts.effectiveTo,
        published_at: facts.publishedAt,
        columns: [...content.columns],
        row_count: content.items.length,
        item_count: new Set(content.items.map(({ subject }) => subject)).size,
        content_hash: contentHash,
        imported_at: now,
      })
      .execute();
    await insertClasses(trx, id, content.classes);
    await insertItems(trx, id, content.items);
    await bumpGeneration(trx, SOCIAL_INSURANCE_GENERATION);
    return { id, outcome: known === undefined ? 'created' : 'replaced' };
  });
}

async function insertClasses(trx: Transaction<SocialInsuranceTables>, editionKey: string, classes: CatalogueContent['classes']): Promise<void> {
  const rows = classes.map(({ code, name, parentCode }, position) => ({ code, name, parent_code: parentCode, position }));
  await sql`insert into catalogue_classes (edition_id, code, name, parent_code, position)
    select ${editionKey}, code, name, parent_code, position from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (code text, name text, parent_code text, position integer)`.execute(trx);
}

/** Rows of one statement. */
const BATCH = 2000;

async function insertItems(trx: Transaction<SocialInsuranceTables>, editionKey: string, items: readonly CatalogueItem[]): Promise<void> {
  const vectorOf = nameVectors();
  for (let from = 0; from < items.length; from += BATCH) {
    const rows = items.slice(from, from + BATCH).map((item, index) => ({
      key: item.key,
      position: from + index,
      subject: item.subject,
      code: item.code,
      name: item.name,
      form: item.form,
      grade: item.grade,
      class_code: item.classCode,
      unit: item.unit,
      price_limit: item.priceLimit,
      service_years: item.serviceYears,
      material: item.material,
      purpose: item.purpose,
      applies_to: item.appliesTo,
      note: item.note,
      limits: item.limits,
      name_vector: vectorOf(item.name),
    }));
    await sql`insert into catalogue_items (edition_id, key, position, subject, code, name, form, grade, class_code, unit, price_limit, service_years, material, purpose, applies_to, note, limits, name_vector)
      select ${editionKey}, key, position, subject, code, name, form, grade, class_code, unit, price_limit, service_years, material, purpose, applies_to, note, limits, name_vector::tsvector
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (key text, position integer, subject text, code text, name text, form text, grade text, class_code text, unit text,
        price_limit numeric, service_years integer, material text, purpose text, applies_to text, note text, limits jsonb, name_vector text)`.execute(trx);
  }
}

/** Fourteen thousand codes have nine hundred names: each is segmented and spelled once. */
function nameVectors(): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const vector = known.get(name) ?? indexTokens({ title: fold(name), numbers: [], keywords: [], body: '' }).titleVector;
    known.set(name, vector);
    return vector;
  };
}

/** A standard with where it stands and how sure it is. */
export interface StandardInput extends Omit<Standard, 'source'> {
  readonly sourceName: string;
  readonly sourceUrl: string | null;
  readonly verified: Verified;
}

/**
 * Saves standards; one that is known by city, insurance, item and first day is replaced. All or none.
 *
 * @returns how many are new or changed
 */
export async function saveStandards(db: Db, standards: readonly StandardInput[], { now }: Write): Promise<number> {
  const rows = standards.map((one) => ({
    id: `${one.city}/${one.insurance}/${one.item}/${one.validFrom}`,
    city: one.city,
    insurance: one.insurance,
    item: one.item,
    value: one.value,
    valid_from: one.validFrom,
    valid_to: one.validTo,
    source_name: one.sourceName,
    source_url: one.sourceUrl,
    verified: one.verified,
  }));
  return inTransaction(db, async (trx) => {
    await lockWrites(trx);
    const saved = await sql`insert into contribution_standards as s (id, city, insurance, item, value, valid_from, valid_to, source_name, source_url, verified, imported_at)
      select id, city, insurance, item, value, valid_from, valid_to, source_name, source_url, verified, ${now}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id text, city text, insurance text, item text, value numeric, valid_from date, valid_to date, source_name text, source_url text, verified text)
      on conflict (id) do update set (value, valid_to, source_name, source_url, verified, imported_at) = (excluded.value, excluded.valid_to, excluded.source_name, excluded.source_url, excluded.verified, excluded.imported_at)
      where (s.value, s.valid_to, s.source_name, s.source_url, s.verified) is distinct from (excluded.value, excluded.valid_to, excluded.source_name, excluded.source_url, excluded.verified)`.execute(trx);
    const changed = Number(saved.numAffectedRows ?? 0n);
    if (changed > 0) await bumpGeneration(trx, SOCIAL_INSURANCE_GENERATION);
    return changed;
  });
}

/** When the next edition becomes public; null where none waits. */
export async function nextPublication(db: Db, now: Date): Promise<Date | null> {
  const row = await db.selectFrom('catalogue_editions').select((eb) => eb.fn.min('published_at').as('at')).where('published_at', '>', now).executeTakeFirst();
  return row?.at ?? null;
}

