import type { LocalDate, Verified } from '@openhall/statutory-time';
import { sql, type Kysely } from 'kysely';
import type { Insurance, StandardItem } from '../rules/index.ts';
import type { SocialInsuranceTables } from './tables.ts';

export interface PublicStandard {
  readonly id: string;
  readonly city: string;
  readonly insurance: Insurance;
  readonly item: StandardItem;
  readonly value: number;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly sourceName: string;
  readonly sourceUrl: string | null;
  readonly verified: Verified;
}

/** Standards of a city that applied on some day of a year, in the order of insurance, item and first day. */
export async function readStandardsOf(db: Kysely<SocialInsuranceTables>, year: number, city: string): Promise<PublicStandard[]> {
  const { rows } = await sql<PublicStandard>`
    select id, city, insurance, item, value::float8 as value, valid_from as "validFrom", valid_to as "validTo", source_name as "sourceName", source_url as "sourceUrl", verified
    from contribution_standards where city = ${city} and valid_from <= make_date(${year}::integer, 12, 31) and (valid_to is null or valid_to >= make_date(${year}::integer, 1, 1))
    order by array_position(array['PENSION', 'MEDICAL', 'UNEMPLOYMENT', 'WORK_INJURY', 'MATERNITY'], insurance),
      array_position(array['BASE_FLOOR', 'BASE_CEILING', 'EMPLOYER_RATE', 'PERSON_RATE', 'BENEFIT'], item), valid_from`.execute(db);
  return rows;
}

/** Cities that have standards, with the years these cover so far. */
export async function readCities(db: Kysely<SocialInsuranceTables>): Promise<{ readonly name: string; readonly firstYear: number }[]> {
  const { rows } = await sql<{ name: string; firstYear: number }>`
    select city as name, extract(year from min(valid_from))::integer as "firstYear" from contribution_standards group by city order by city`.execute(db);
  return rows;
}
