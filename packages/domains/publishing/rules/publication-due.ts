import { deadline, disclosureRulePacks, selectRulePack, workingDaysBetween } from '@openhall/statutory-time/rules';
import type { Calendar, LocalDate } from '@openhall/statutory-time/rules';

export interface PublicationDue {
  /** Last day of the term. */
  readonly dueOn: LocalDate;
  /** The term touches a year whose holidays are not announced: the day may still move. */
  readonly provisional: boolean;
  readonly publishedOn: LocalDate;
  /** Working days after the day the information was made, up to and including publication. */
  readonly workingDaysUsed: number;
  readonly onTime: boolean;
}

/** The first version of the regulation came into force on this day; information made earlier had no term. */
const FIRST_TERM = '2008-05-01';
/** Holiday files begin here. */
const FIRST_CALENDAR_DAY = '2007-01-01';

/**
 * The term for proactive disclosure (art. 26 of 2019, 20 working days; the version in force when the information was made decides).
 * @param madeOn 成文日期: the day of formation or change, not counted
 * @returns null for information made before there was a term
 */
export function publicationDue(madeOn: LocalDate, publishedOn: LocalDate, calendar: Calendar): PublicationDue | null {
  if (madeOn < FIRST_TERM || publishedOn < FIRST_CALENDAR_DAY) return null;
  const { values } = selectRulePack(disclosureRulePacks, madeOn);
  const { dueOn, provisional } = deadline({ receivedOn: madeOn, workingDays: values.proactivePublicationWorkingDays.value, calendar });
  return { dueOn, provisional, publishedOn, workingDaysUsed: workingDaysBetween(madeOn, publishedOn, calendar), onTime: publishedOn <= dueOn };
}
