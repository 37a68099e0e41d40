import type { PageRequest } from '@openhall/server-render/render';
import { today } from '@openhall/statutory-time/rules';
import { messages } from '../messages/index.ts';
import { formatDate } from './dates.ts';

/** A line below a printed page. */
interface PrintLine {
  readonly label: string;
  readonly text: string;
  /** A script puts the time of printing in place of the text. */
  readonly printTime?: boolean;
}

/** What a printed sheet says of its origin. The day is the page's own, which is kept to midnight at most. */
export function printLines({ site, siteUrl, path, now }: PageRequest): PrintLine[] {
  const { print } = messages.common;
  return [
    { label: print.publisher, text: site.organisation.siteName },
    { label: print.address, text: siteUrl + path },
    { label: print.time, text: formatDate(today(now, site.businessTimeZone)), printTime: true },
  ];
}
