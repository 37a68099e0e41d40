/** 限制: for whom, where, how often and for how long an item is paid. */
export const LIMIT_KINDS = ['INSURANCE', 'INSTITUTION', 'SETTING', 'SPECIALTY', 'SEX', 'AGE', 'CONDITION', 'LINE', 'MAXIMUM', 'QUANTITY', 'FREQUENCY', 'COURSE', 'TOTAL', 'DUPLICATE', 'PRIMARY', 'NOTE'] as const;
export type LimitKind = (typeof LIMIT_KINDS)[number];

/** One limit of an item, as the catalogue says it. */
export interface CatalogueLimit {
  readonly kind: LimitKind;
  /** The cell: 女, 二级, 14天, (肿瘤|癌); of DUPLICATE the span and the other item, of PRIMARY the group of operations. */
  readonly value: string;
}

/** (肿瘤|癌) is how rule tables say 肿瘤、癌. */
function alternatives(value: string): string {
  return value.replaceAll(/^\(|\)$/g, '').split('|').join('、');
}

const WORDS: Readonly<Record<LimitKind, (value: string) => string>> = {
  INSURANCE: (value) => `限${value}保险支付`,
  INSTITUTION: (value) => (value === '三级' ? '限三级医疗机构' : `限${value}及以上医疗机构`),
  SETTING: (value) => `限${value}患者`,
  SPECIALTY: (value) => `限${alternatives(value)}专科`,
  SEX: (value) => `限${value}性`,
  AGE: (value) => `限${value}`,
  CONDITION: (value) => `限适应症：${alternatives(value)}`,
  LINE: (value) => `限${value}用药`,
  MAXIMUM: (value) => `用量不超过${value}`,
  QUANTITY: (value) => `计价数量不超过${value}`,
  FREQUENCY: (value) => {
    const [, times, span] = /^(\d+)次每(.+)$/.exec(value) ?? [];
    return times === undefined ? `频次不超过${value}` : `每${span}不超过${times}次`;
  },
  COURSE: (value) => `支付不超过${value}`,
  TOTAL: (value) => `总额不超过${value}`,
  DUPLICATE: (value) => {
    const [span = '', other = ''] = value.split('|');
    return `${span}内不与“${other}”重复收费`;
  },
  PRIMARY: (value) => `同一切口的多项手术（${value}），第二项起折价计收`,
  NOTE: (value) => value,
};

/** A limit in a sentence a reader understands. */
export function limitInWords({ kind, value }: CatalogueLimit): string {
  return WORDS[kind](value);
}
