import type { LocalDate } from '../../site/dates.ts';
import { xmlAttributes, xmlDocument, xmlElement } from '../machine/xml.ts';

/** One thing a reader of a feed is told of. */
export interface FeedEntry {
  /** A URI that never changes. */
  readonly id: string;
  readonly title: string;
  /** Whole address of its page. */
  readonly href: string;
  readonly author: string;
  readonly categories: readonly string[];
  readonly summary: string;
  /** ISO 8601: when it became public here. Never back-dated. */
  readonly published: string;
  /** ISO 8601: when it last changed. */
  readonly updated: string;
  /** The date lists show: the origin's, where it has one. */
  readonly issued: LocalDate;
}

/** A feed before it is written in one of the two forms. */
export interface Feed {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly publisher: string;
  /** Whole address of the page it follows. */
  readonly page: string;
  /** Whole address of itself. */
  readonly self: string;
  /** ISO 8601, where it has no entry. */
  readonly empty: string;
  readonly entries: readonly FeedEntry[];
}

/** A form of a feed. */
export interface FeedForm {
  readonly contentType: string;
  readonly write: (feed: Feed) => string;
}

const dublinCore = 'http://purl.org/dc/terms/';
const language = 'zh-CN';

const latest = ({ entries, empty }: Feed): string => entries.map(({ updated }) => updated).toSorted().at(-1) ?? empty;
const link = (rel: string, type: string, href: string): string => `<link${xmlAttributes({ rel, type, href })}/>\n`;

function atomEntry(entry: FeedEntry): string {
  const content = [
    xmlElement('id', entry.id),
    xmlElement('title', entry.title),
    link('alternate', 'text/html', entry.href),
    `<author>${xmlElement('name', entry.author).trimEnd()}</author>\n`,
    xmlElement('published', entry.published),
    xmlElement('updated', entry.updated),
    xmlElement('dcterms:issued', entry.issued),
    ...entry.categories.map((term) => `<category${xmlAttributes({ term })}/>\n`),
    xmlElement('summary', entry.summary),
  ];
  return `<entry>\n${content.join('')}</entry>\n`;
}

/** RFC 4287. */
export const atom: FeedForm = {
  contentType: 'application/atom+xml; charset=utf-8',
  write: (feed) =>
    xmlDocument(
      'feed',
      { 'xmlns': 'http://www.w3.org/2005/Atom', 'xmlns:dcterms': dublinCore, 'xml:lang': language },
      [
        xmlElement('id', feed.id),
        xmlElement('title', feed.title),
        xmlElement('subtitle', feed.description),
        xmlElement('updated', latest(feed)),
        link('self', 'application/atom+xml', feed.self),
        link('alternate', 'text/html', feed.page),
        `<author>${xmlElement('name', feed.publisher).trimEnd()}</author>\n`,
        ...feed.entries.map(atomEntry),
      ].join(''),
    ),
};

/** RFC 822 with four digits of the year, as RSS wants it. */
const rssTime = (instant: string): string => new Date(instant).toUTCString();

function rssItem(entry: FeedEntry): string {
  const content = [
    xmlElement('title', entry.title),
    xmlElement('link', entry.href),
    xmlElement('guid', entry.id, { isPermaLink: 'false' }),
    xmlElement('pubDate', rssTime(entry.published)),
    xmlElement('dcterms:creator', entry.author),
    xmlElement('dcterms:issued', entry.issued),
    xmlElement('dcterms:modified', entry.updated),
    ...entry.categories.map((category) => xmlElement('category', category)),
    xmlElement('description', entry.summary),
  ];
  return `<item>\n${content.join('')}</item>\n`;
}

/** RSS 2.0, for readers that know nothing else. */
export const rss: FeedForm = {
  contentType: 'application/rss+xml; charset=utf-8',
  write: (feed) => {
    const channel = [
      xmlElement('title', feed.title),
      xmlElement('link', feed.page),
      xmlElement('description', feed.description),
      xmlElement('language', language.toLowerCase()),
      xmlElement('lastBuildDate', rssTime(latest(feed))),
      `<atom:link${xmlAttributes({ rel: 'self', type: 'application/rss+xml', href: feed.self })}/>\n`,
      ...feed.entries.map(rssItem),
    ];
    return xmlDocument('rss', { 'version': '2.0', 'xmlns:atom': 'http://www.w3.org/2005/Atom', 'xmlns:dcterms': dublinCore }, `<channel>\n${channel.join('')}</channel>\n`);
  },
};
