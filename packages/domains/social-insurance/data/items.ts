import { afterValues, beforeValues, connectionFrom, decodeCursor, encodeCursor, pageRequest, readingOrder, type ConnectionShape, type EdgeShape, type Keyset } from '@openhall/graphql-kit';
import { fold, type ParsedQuery } from '@openhall/search';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { CatalogueItem } from './catalogue-content.ts';
import type { PublicEdition } from './editions.ts';
import type { SocialInsuranceTables } from './tables.ts';

export interface PublicItem extends Omit<CatalogueItem, 'priceLimit'> {
  readonly editionId: string;
  readonly position: number;
  /** Yuan with two decimals. */
  readonly priceLimit: string | null;
  readonly className: string | null;
}

export type ItemPage = ConnectionShape<EdgeShape<PublicItem>> & { readonly totalCount: number; readonly totalIsExact: true; readonly subjectCount: number; readonly edition: PublicEdition | null };

export interface ItemFilter {
  /** As typed; null for all. */
  readonly query: string | null;
  readonly parsed: ParsedQuery | null;
  readonly classCode: string | null;
}

type Page = Parameters<typeof pageRequest>[0];

const KEYSET: Keyset = { columns: [sql.ref('i.position')], descending: false };

/** Columns of an item under the names the schema has. */
export function itemColumns(table: string): RawBuilder<unknown> {
  const column = (name: string): RawBuilder<unknown> => sql.ref(`${table}.${name}`);
  return sql`${column('edition_id')} as "editionId", ${column('key')} as key, ${column('position')} as position, ${column('subject')} as subject, ${column('code')} as code,
    ${column('name')} as name, ${column('form')} as form, ${column('grade')} as grade, ${column('class_code')} as "classCode", ${column('unit')} as unit, ${column('price_limit')}::text as "priceLimit",
    ${column('service_years')} as "serviceYears", ${column('material')} as material, ${column('purpose')} as purpose, ${column('applies_to')} as "appliesTo", ${column('note')} as note, ${column('limits')} as limits`;
}

/** A page of an edition's rows in the order of its table. Counts are exact: an edition is at most some ten thousand rows. */
export async function readItems(db: Kysely<SocialInsuranceTables>, edition: PublicEdition | null, filter: ItemFilter, args: Page): Promise<ItemPage> {
  const page = pageRequest(args);
  const scope = `catalogue:${edition?.id ?? ''}`;
  const shape = { scope, values: [(value: unknown) => Number.isSafeInteger(value)] };
  const bounds = [
    ...(page.after === undefined ? [] : [afterValues(KEYSET, decodeCursor(page.after, shape).map((value) => sql`${value}::integer`))]),
    ...(page.before === undefined ? [] : [beforeValues(KEYSET, decodeCursor(page.before, shape).map((value) => sql`${value}::integer`))]),
  ];
  if (edition === null) return { ...connectionFrom<PublicItem>([], page, () => ''), totalCount: 0, totalIsExact: true, subjectCount: 0, edition };
  const matching = [sql`i.edition_id = ${edition.id}`, ...filterConditions(filter)];
  const [rows, counted] = await Promise.all([
    sql<PublicItem>`select ${itemColumns('i')}, c.name as "className" from catalogue_items i
      left join catalogue_classes c on c.edition_id = i.edition_id and c.code = i.class_code
      where ${sql.join([...matching, ...bounds], sql` and `)} order by ${readingOrder(KEYSET, page.direction)} limit ${page.size + 1}`.execute(db),
    sql<{ total: number; subjects: number }>`select count(*)::integer as total, count(distinct i.subject)::integer as subjects from catalogue_items i where ${sql.join(matching, sql` and `)}`.execute(db),
  ]);
  const [count] = counted.rows;
  const connection = connectionFrom(rows.rows, page, ({ position }) => encodeCursor(scope, [position]));
  return Object.assign(connection, { totalCount: count?.total ?? 0, totalIsExact: true as const, subjectCount: count?.subjects ?? 0, edition });
}

function filterConditions({ query, parsed, classCode }: ItemFilter): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  if (classCode !== null) conditions.push(classCondition(classCode));
  if (query !== null && parsed !== null) conditions.push(queryCondition(query, parsed));
  return conditions;
}

/** A class with all below it: coded classes begin with the code of the one above, named ones with its name and a stroke. */
function classCondition(code: string): RawBuilder<unknown> {
  const below = /^[0-9A-Za-z]+$/.test(code) ? code : `${code}/`;
  return sql`(i.class_code = ${code} or starts_with(i.class_code, ${below}))`;
}

/** By words or a part of the name, by the beginning of the code, by how the name sounds. */
function queryCondition(typed: string, { tsqueryAll, tsquerySpelling }: ParsedQuery): RawBuilder<unknown> {
  const text = fold(typed).replaceAll(/\s+/gu, '');
  const ways = [sql`position(${text} in lower(i.name)) > 0`];
  if (tsqueryAll !== null) ways.push(sql`i.name_vector @@ ${tsqueryAll}::tsquery`);
  if (tsquerySpelling !== null) ways.push(sql`i.name_vector @@ ${tsquerySpelling}::tsquery`);
  if (/^[0-9a-z.-]{2,40}$/.test(text)) ways.push(sql`starts_with(i.code, ${text.toUpperCase()})`);
  return sql`(${sql.join(ways, sql` or `)})`;
}
