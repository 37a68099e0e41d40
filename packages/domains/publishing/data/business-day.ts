import { startOfDay, startOfNextDay, today, type LocalDate } from '@openhall/statutory-time';

/**
 * The business day at an instant, remembered while it lasts: asking the time-zone tables anew costs each request more than
 * reading a cached row would.
 */
export function createBusinessDay(businessTimeZone: string): (at: Date) => LocalDate {
  let day: LocalDate = '';
  let from = 0;
  let until = 0;
  return (at) => {
    const instant = at.getTime();
    if (instant < from || instant >= until) {
      day = today(at, businessTimeZone);
      from = startOfDay(day, businessTimeZone).getTime();
      until = startOfNextDay(at, businessTimeZone).getTime();
    }
    return day;
  };
}
