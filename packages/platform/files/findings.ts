/**
 * What can be found in a file that should be looked at before anybody may read it. The first group are personal data (个人信息保护法 art. 4, 28), the second what
 * a reader does not see but anybody can bring to light, the third what does more than being read.
 */
export const FINDING_KINDS = [
  'ID_NUMBER',
  'MOBILE_NUMBER',
  'BANK_CARD',
  'PASSPORT',
  'LOCATION',
  'HIDDEN_SHEET',
  'HIDDEN_ROWS',
  'HIDDEN_COLUMNS',
  'HIDDEN_SLIDE',
  'HIDDEN_TEXT',
  'TRACKED_CHANGE',
  'COMMENT',
  'METADATA',
  'EMBEDDED_FILE',
  'TRAILING_DATA',
  'EXTERNAL_LINK',
  'ACTIVE_CONTENT',
  'NOT_EXAMINED',
] as const;

export type FindingKind = (typeof FINDING_KINDS)[number];

/** What each is called, for people. */
export const FINDING_LABELS: Readonly<Record<FindingKind, string>> = {
  ID_NUMBER: '居民身份证号码',
  MOBILE_NUMBER: '手机号码',
  BANK_CARD: '银行卡号',
  PASSPORT: '护照号码',
  LOCATION: '拍摄位置',
  HIDDEN_SHEET: '隐藏的工作表',
  HIDDEN_ROWS: '隐藏的行',
  HIDDEN_COLUMNS: '隐藏的列',
  HIDDEN_SLIDE: '隐藏的幻灯片',
  HIDDEN_TEXT: '隐藏的文字',
  TRACKED_CHANGE: '修订痕迹',
  COMMENT: '批注',
  METADATA: '文件属性',
  EMBEDDED_FILE: '嵌入的文件',
  TRAILING_DATA: '文件末尾的多余内容',
  EXTERNAL_LINK: '外部链接的数据',
  ACTIVE_CONTENT: '脚本或者动作',
  NOT_EXAMINED: '没有检查的内容',
};

/** One thing that was found. */
export interface Finding {
  readonly kind: FindingKind;
  /** Where it is, in words: sheet and cell, page, paragraph. */
  readonly place: string;
  /** Enough to recognise it by; personal data are masked. Null where there is nothing to show. */
  readonly excerpt: string | null;
  /** How many of them are at this place. */
  readonly count: number;
}
