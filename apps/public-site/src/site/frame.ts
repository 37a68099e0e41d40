import type { Page, PageRequest, PageView } from '@openhall/server-render/render';
import { startOfNextDay } from '@openhall/statutory-time/rules';
import type { VNode } from 'vue';

/** One step of 当前位置. The last one is the page itself and has no address. */
export interface Crumb {
  readonly label: string;
  readonly href?: string;
}

/** Column tags (47号): required on column pages and on the articles in a column. */
export interface ColumnTags {
  readonly name: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly type: string;
}

/** Article tags (47号): the first three are required. */
export interface ArticleTags {
  readonly title: string;
  /** `YYYY-MM-DD HH:MM`, the same as the visible publication time. */
  readonly publishedAt: string;
  readonly source: string;
  readonly author: string | null;
  readonly keywords: readonly string[];
}

/** A feed a page can be followed by. */
export interface FeedLink {
  readonly title: string;
  readonly atom: string;
  readonly rss: string;
}

/** Which entry of the main navigation a page belongs to. */
export type Section = 'home' | 'documents' | 'disclosure' | 'deadline' | 'about' | 'search';

/** What stands round the content of a page: head, breadcrumb, navigation. */
export interface SiteFrame {
  /** Title of the page without the site's name. */
  readonly title: string;
  readonly description: string;
  /** The page's one address, path and search: only parameters that change what is shown. */
  readonly canonical: string;
  /** 当前位置, from below the home page down to this page; empty on the home page. */
  readonly trail: readonly Crumb[];
  readonly section: Section | null;
  /** A configured column the page belongs to, by slug. */
  readonly columnSlug?: string;
  readonly column?: ColumnTags;
  readonly article?: ArticleTags;
  /** Not for search engines: error pages, developer pages, side views of a document. */
  readonly hidden?: boolean;
  /** Words to show again in the search field of the header. */
  readonly searchedFor?: string;
  /** What follows the page, for readers of feeds. */
  readonly feeds?: readonly FeedLink[];
  /** Style sheets this page has beyond the site's. */
  readonly styles?: readonly string[];
  /** The page leads with a search field of its own; the header then has none. */
  readonly ownSearch?: boolean;
}

/** A page of this site. */
export type SitePage = Page<SiteFrame>;

/** Until the next local midnight: validity, terms and "today" change then. Seconds, at least 1. */
export function secondsToMidnight(request: PageRequest): number {
  const midnight = startOfNextDay(request.now, request.site.businessTimeZone);
  return Math.max(1, Math.floor((midnight.getTime() - request.now.getTime()) / 1000));
}

/** A page that is what was asked for. */
export function shown(request: PageRequest, content: VNode, frame: SiteFrame): PageView<SiteFrame> {
  return { type: 'view', status: 200, content, frame, cacheSeconds: secondsToMidnight(request) };
}

/** A page that says what is wrong; never cached. */
export function refusal(status: number, content: VNode, frame: SiteFrame): PageView<SiteFrame> {
  return { type: 'view', status, content, frame: { ...frame, hidden: true }, cacheSeconds: null };
}
