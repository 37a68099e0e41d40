import type { LinkItem } from '@openhall/ui';
import { messages } from '../messages/index.ts';
import type { FeedLink } from './frame.ts';
import { exportFormats, exportHref } from './links.ts';

/** One way to take a list along, as links by format. */
export interface Takeaway {
  readonly label: string;
  readonly links: readonly LinkItem[];
}

const words = messages.subscribe;

/** How a list can be downloaded as it is filtered, and followed where a feed follows it. */
export function takeaways(listAddress: string, feed?: FeedLink): Takeaway[] {
  return [
    { label: words.download, links: exportFormats.map((format) => ({ label: words[format], href: exportHref(listAddress, format) })) },
    ...(feed === undefined ? [] : [{ label: words.follow, links: [{ label: words.atom, href: feed.atom }, { label: words.rss, href: feed.rss }] }]),
  ];
}
