/** What a document is. The first six are the classes that the yearly report counts for the department (founding report, 2017). */
export const OWN_KINDS = ['OVERVIEW', 'NEWS', 'ANNOUNCEMENT', 'NORMATIVE_DOCUMENT', 'INTERPRETATION', 'BUSINESS'] as const;

/** Texts of other organs, re-published for reference and counted in no class. */
export const REFERENCE_KINDS = ['LAW', 'REGULATION', 'RULE', 'JUDICIAL_INTERPRETATION', 'LOCAL_REGULATION', 'STATE_COUNCIL_DOCUMENT'] as const;

export type OwnKind = (typeof OWN_KINDS)[number];
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];
export type DocumentKind = OwnKind | ReferenceKind;

export const DOCUMENT_KINDS: readonly DocumentKind[] = [...OWN_KINDS, ...REFERENCE_KINDS];

/** What a reader is shown for a kind. */
export const KIND_LABELS: Readonly<Record<DocumentKind, string>> = {
  OVERVIEW: '概况信息',
  NEWS: '政务动态',
  ANNOUNCEMENT: '公示公告',
  NORMATIVE_DOCUMENT: '规范性文件',
  INTERPRETATION: '政策解读',
  BUSINESS: '业务信息',
  LAW: '法律',
  REGULATION: '行政法规',
  RULE: '部门规章',
  JUDICIAL_INTERPRETATION: '司法解释',
  LOCAL_REGULATION: '地方性法规',
  STATE_COUNCIL_DOCUMENT: '国务院文件',
};

const WITH_VALIDITY: ReadonlySet<DocumentKind> = new Set<DocumentKind>([
  'NORMATIVE_DOCUMENT',
  'LAW',
  'REGULATION',
  'RULE',
  'JUDICIAL_INTERPRETATION',
  'LOCAL_REGULATION',
  'STATE_COUNCIL_DOCUMENT',
]);

/** Whether documents of a kind are in force or not (有效性); a piece of news is neither. */
export function hasValidity(kind: DocumentKind): boolean {
  return WITH_VALIDITY.has(kind);
}

/** Whether the yearly report counts a document of this kind in one of its six classes. */
export function isCounted(kind: DocumentKind): kind is OwnKind {
  return (OWN_KINDS as readonly string[]).includes(kind);
}
