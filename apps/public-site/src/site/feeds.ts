import { messages } from '../messages/index.ts';
import type { FeedLink } from './frame.ts';
import { feedHref, feedNames } from './links.ts';

export const documentsFeed: FeedLink = { title: messages.subscribe.documents, ...feedHref(feedNames.documents) };
export const whatsNewFeed: FeedLink = { title: messages.whatsNew.title, ...feedHref(feedNames.whatsNew) };
export const columnFeed = (slug: string, name: string): FeedLink => ({ title: name, ...feedHref(slug) });
