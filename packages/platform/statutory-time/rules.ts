// The part without a database: for a domain's rules/ and for front ends.
import disclosurePacks from './data/disclosure-rule-packs.json' with { type: 'json' };
import type { RulePack } from './rule-pack.ts';

export { createCalendar, DeadlineInputError, isAnnounced, isWorkingDay, workingDaysBetween } from './calendar.ts';
export type { Calendar, DayNature } from './calendar.ts';
export type { CalendarYear } from './calendar-year.ts';
export { deadline, MAX_WORKING_DAYS } from './deadline.ts';
export type { Deadline, DeadlineDay, DeadlineRequest } from './deadline.ts';
export { addDays, isLocalDate, startOfDay, startOfNextDay, today } from './local-date.ts';
export type { LocalDate } from './local-date.ts';
export { NoRulePackError, selectRulePack } from './rule-pack.ts';
export type { RulePack, RuleValue, Verified } from './rule-pack.ts';

export type DisclosureValue = 'proactivePublicationWorkingDays' | 'replyWorkingDays' | 'extensionWorkingDays';
/** Periods the first version (2008) did not set. */
export type LaterDisclosureValue = 'correctionNoticeWorkingDays' | 'thirdPartyWorkingDays' | 'jointOrganWorkingDays';

/** 政府信息公开条例 in its two versions; chosen by the date the law names. */
export const disclosureRulePacks: readonly RulePack<DisclosureValue, LaterDisclosureValue>[] = disclosurePacks as RulePack<DisclosureValue, LaterDisclosureValue>[];
