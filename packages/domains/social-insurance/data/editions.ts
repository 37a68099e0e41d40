import type { LocalDate } from '@openhall/statutory-time';
import { sql, type Kysely } from 'kysely';
import type { CatalogueKind } from '../rules/index.ts';
import type { SocialInsuranceTables } from './tables.ts';

export interface PublicEdition {
  readonly id: string;
  readonly kind: CatalogueKind;
  readonly title: string;
  readonly scope: string;
  readonly documentNumber: string | null;
  readonly sourceName: string;
  readonly sourceUrl: string | null;
  readonly effectiveFrom: LocalDate;
  /** Last day in force: the stated one, or the day before the next edition of the kind begins; null while it runs. */
  readonly effectiveTo: LocalDate | null;
  readonly columns: readonly string[];
  readonly rowCount: number;
  readonly itemCount: number;
}

export interface PublicClass {
  readonly code: string;
  readonly name: string;
  readonly parentCode: string | null;
}

type Db = Kysely<SocialInsuranceTables>;

/** Public editions of a kind at an instant, newest first. */
export async function readEditions(db: Db, kind: CatalogueKind, now: Date): Promise<PublicEdition[]> {
  const { rows } = await sql<PublicEdition>`
    select id, kind, title, scope, document_number as "documentNumber", source_name as "sourceName", source_url as "sourceUrl", effective_from as "effectiveFrom",
      least(effective_to, (lead(effective_from) over (order by effective_from) - 1)) as "effectiveTo", columns, row_count as "rowCount", item_count as "itemCount"
    from public_catalogue_editions(${now}) where kind = ${kind} order by effective_from desc`.execute(db);
  return rows;
}

/** The edition in force on a day; null before the first and where the last has ended. */
export function editionOn(editions: readonly PublicEdition[], date: LocalDate): PublicEdition | null {
  const latest = editions.find(({ effectiveFrom }) => effectiveFrom <= date);
  return latest === undefined || (latest.effectiveTo !== null && latest.effectiveTo < date) ? null : latest;
}

/** The class tree of an edition, in the order of its table. */
export async function readClasses(db: Db, editionId: string): Promise<PublicClass[]> {
  const rows = await db.selectFrom('catalogue_classes').select(['code', 'name', 'parent_code as parentCode']).where('edition_id', '=', editionId).orderBy('code').execute();
  return rows;
}
