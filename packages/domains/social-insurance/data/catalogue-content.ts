import type { LocalDate } from '@openhall/statutory-time';
import type { CatalogueGrade, CatalogueKind, CatalogueLimit } from '../rules/index.ts';

/** One row of a catalogue, as its table says it. */
export interface CatalogueItem {
  /** What the row is known by in every edition: its code, or what stands in its place (number or name, and form; part and name). */
  readonly key: string;
  /** What is counted: the number where there is one, else the name. One subject may have several rows. */
  readonly subject: string;
  readonly code: string | null;
  readonly name: string;
  readonly form: string | null;
  readonly grade: CatalogueGrade | null;
  readonly classCode: string | null;
  readonly unit: string | null;
  /** 最高支付限额, yuan. */
  readonly priceLimit: number | null;
  /** 最低使用年限. */
  readonly serviceYears: number | null;
  readonly material: string | null;
  readonly purpose: string | null;
  readonly appliesTo: string | null;
  readonly note: string | null;
  readonly limits: readonly CatalogueLimit[];
}

export interface CatalogueClass {
  readonly code: string;
  readonly name: string;
  readonly parentCode: string | null;
}

/** Which document set a catalogue, and from when on. */
export interface EditionFacts {
  readonly kind: CatalogueKind;
  readonly title: string;
  /** 适用地区. */
  readonly scope: string;
  readonly documentNumber: string | null;
  readonly sourceName: string;
  readonly sourceUrl: string | null;
  readonly effectiveFrom: LocalDate;
  readonly effectiveTo: LocalDate | null;
  /** When the public may read it. */
  readonly publishedAt: Date;
}

export interface CatalogueContent {
  readonly items: readonly CatalogueItem[];
  readonly classes: readonly CatalogueClass[];
  /** Headings of the tables, in their order. */
  readonly columns: readonly string[];
}
