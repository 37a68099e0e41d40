import type { PageRequest } from '@openhall/server-render/render';
import { today } from '@openhall/statutory-time/rules';
import { messages } from '../../messages/index.ts';
import { formatDate } from '../../site/dates.ts';

/** What a printed sheet says of its origin. The day is the page's: it is kept to midnight at most; a script puts the time of printing in its place. */
export function printLines({ site, now }: PageRequest, address: string): { readonly label: string; readonly text: string; readonly printTime?: boolean }[] {
  const { print } = messages.document;
  return [
    { label: print.publisher, text: site.organisation.siteName },
    { label: print.address, text: address },
    { label: print.time, text: formatDate(today(now, site.businessTimeZone)), printTime: true },
  ];
}
