/** 目录种类: what a catalogue lists. */
export const CATALOGUE_KINDS = ['DRUG', 'TREATMENT', 'ASSISTIVE_DEVICE'] as const;
export type CatalogueKind = (typeof CATALOGUE_KINDS)[number];

/** 甲类、乙类: of 甲 the whole price counts, of 乙 what is left after the insured person's own share. */
export type CatalogueGrade = 'A' | 'B';

export const GRADE_LABELS: Readonly<Record<CatalogueGrade, string>> = { A: '甲类', B: '乙类' };

/** The grade a cell of a catalogue says (甲, 甲类, 乙, 乙类); null where it says none. */
export function gradeOf(text: string): CatalogueGrade | null {
  if (/^甲类?$/.test(text)) return 'A';
  return /^乙类?$/.test(text) ? 'B' : null;
}
