import type { DocumentKind, DocumentStatus } from '../../gql/graphql.ts';

/** Names of document kinds: the six classes of the yearly report, then texts of other organs. */
export const kindLabels: Readonly<Record<DocumentKind, string>> = {
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

/** Names of legal validities (有效性). */
export const statusLabels: Readonly<Record<DocumentStatus, string>> = {
  NOT_YET_IN_FORCE: '尚未施行',
  IN_FORCE: '现行有效',
  AMENDED: '已被修改',
  EXPIRED: '已失效',
  REPEALED: '已废止',
  SUSPENDED: '暂停施行',
};
