import type { LocalDate, Verified } from '@openhall/statutory-time';
import type { ColumnType, JSONColumnType } from 'kysely';
import type { CatalogueGrade, CatalogueKind, CatalogueLimit, Insurance, StandardItem } from '../rules/index.ts';

type CatalogueEditionRow = {
  id: string;
  kind: CatalogueKind;
  title: string;
  scope: string;
  document_number: string | null;
  source_name: string;
  source_url: string | null;
  effective_from: LocalDate;
  effective_to: LocalDate | null;
  published_at: Date;
  columns: string[];
  row_count: number;
  item_count: number;
  content_hash: string;
  imported_at: Date;
};

type CatalogueClassRow = { edition_id: string; code: string; name: string; parent_code: string | null; position: number };

type CatalogueItemRow = {
  edition_id: string;
  key: string;
  position: number;
  subject: string;
  code: string | null;
  name: string;
  form: string | null;
  grade: CatalogueGrade | null;
  class_code: string | null;
  unit: string | null;
  price_limit: ColumnType<string | null, number | null, number | null>;
  service_years: number | null;
  material: string | null;
  purpose: string | null;
  applies_to: string | null;
  note: string | null;
  limits: JSONColumnType<CatalogueLimit[]>;
  name_vector: ColumnType<string, string, never>;
};

type ContributionStandardRow = {
  id: string;
  city: string;
  insurance: Insurance;
  item: StandardItem;
  value: ColumnType<string, number, number>;
  valid_from: LocalDate;
  valid_to: LocalDate | null;
  source_name: string;
  source_url: string | null;
  verified: Verified;
  imported_at: Date;
};

/** The tables this domain owns. Nothing outside it writes them. */
export type SocialInsuranceTables = {
  catalogue_editions: CatalogueEditionRow;
  catalogue_classes: CatalogueClassRow;
  catalogue_items: CatalogueItemRow;
  contribution_standards: ContributionStandardRow;
};
