import { describedEnum } from '@openhall/graphql-kit';
import type { LedgerChange, StepOutcome } from '@openhall/ledger';
import type { VerificationState } from '../data/verification.ts';
import type { ChangeKind } from '../data/change-causes.ts';
import type { DocumentKind, DocumentStatus } from '../rules/index.ts';

export const DocumentKindEnum = describedEnum<DocumentKind>(
  'DocumentKind',
  'What a document is. The first six are the classes the yearly report counts for this department; the others are texts of other organs and counted in none.',
  {
    OVERVIEW: '概况信息: the organisation, its duties, leaders and units.',
    NEWS: '动态信息: news of the department’s work.',
    ANNOUNCEMENT: '公示公告: announcements and public notices.',
    NORMATIVE_DOCUMENT: '规范性文件: normative documents of the department. Has a validity.',
    INTERPRETATION: '政策解读: interpretation of a policy document.',
    BUSINESS: '业务信息: standards, catalogues and results of business.',
    LAW: '法律: laws of the National People’s Congress and its Standing Committee. Has a validity.',
    REGULATION: '行政法规: administrative regulations of the State Council. Has a validity.',
    RULE: '部门规章: rules of ministries. Has a validity.',
    JUDICIAL_INTERPRETATION: '司法解释: interpretations of the supreme court and procuratorate. Has a validity.',
    LOCAL_REGULATION: '地方性法规: regulations of local people’s congresses. Has a validity.',
    STATE_COUNCIL_DOCUMENT: '国务院文件: policy documents of the State Council and its General Office. Has a validity.',
  },
);

export const DocumentStatusEnum = describedEnum<DocumentStatus>(
  'DocumentStatus',
  'Legal validity of a document on the day of the request in the business time zone; it changes at midnight. Not the publication state, which is never public.',
  {
    NOT_YET_IN_FORCE: '尚未生效: its first day in force lies ahead.',
    IN_FORCE: '现行有效: in force.',
    AMENDED: '已被修改: a later text has amended it or taken its place under the same name.',
    EXPIRED: '失效: its term has ended without a repeal.',
    REPEALED: '废止: repealed by another text or declared so.',
    SUSPENDED: '暂停施行: its effect is suspended for a time.',
  },
);

export const DocumentSortEnum = describedEnum<'NEWEST' | 'OLDEST'>('DocumentSort', 'Order of a document list, by listedOn.', {
  NEWEST: 'Newest first.',
  OLDEST: 'Oldest first.',
});
export type DocumentSort = keyof typeof DocumentSortEnum;

export const ChangeKindEnum = describedEnum<ChangeKind>('ChangeKind', 'What happened to a record in the eyes of the public.', {
  PUBLISHED: '新公开: it became public.',
  REVISED: '修订: a version the public can read took the place of another.',
  WITHDRAWN: '撤下: it was public and is withdrawn.',
  VALIDITY_CHANGED: '有效性变更: from that day on its validity is another, while it was public here.',
});

export const SearchSortEnum = describedEnum<'RELEVANCE' | 'NEWEST'>('SearchSort', 'Order of search results.', {
  RELEVANCE: 'Best match first; texts in force before others.',
  NEWEST: 'Newest first, by listedOn.',
});
export type SearchSort = keyof typeof SearchSortEnum;

export const SearchResultTypeEnum = describedEnum<'DOCUMENT'>('SearchResultType', 'What kind of record a search result is.', {
  DOCUMENT: 'A published document.',
});
export type SearchResultType = keyof typeof SearchResultTypeEnum;

export const FacetFieldEnum = describedEnum<'KIND' | 'STATUS' | 'COLUMN' | 'ISSUER' | 'YEAR'>('FacetField', 'What a facet counts results by.', {
  KIND: 'DocumentKind; values are its enum values.',
  STATUS: 'DocumentStatus; values are its enum values. Documents without a validity are in none.',
  COLUMN: 'Column; values are slugs.',
  ISSUER: 'Issuer; values are issuer identifiers.',
  YEAR: 'Year of listedOn; values are four digits.',
});
export type FacetField = keyof typeof FacetFieldEnum;

export const LedgerChangeEnum = describedEnum<LedgerChange>('LedgerChange', 'What an entry of the ledger records.', {
  PUBLISHED: 'The record was published, for the first time or again.',
  REVISED: 'Its public content changed.',
  WITHDRAWN: 'It was taken down.',
});

export const StepOutcomeEnum = describedEnum<StepOutcome>('StepOutcome', 'Outcome of one check.', {
  HOLDS: 'It holds.',
  FAILS: 'It does not hold: something was altered.',
  ABSENT: 'There is nothing to check it by: not yet in the log, no content, or a content that may no longer be shown.',
});

export const VerificationStateEnum = describedEnum<VerificationState>('VerificationState', 'How what was registered stands to what is public now.', {
  CURRENT: 'It is what is public now.',
  SUPERSEDED: 'The document has changed since; another entry is the newest.',
  WITHDRAWN: 'The document is no longer public.',
});
