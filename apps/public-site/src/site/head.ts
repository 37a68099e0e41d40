import type { DisplayMode, PageRequest } from '@openhall/server-render/render';
import type { ResolvableHead } from '@unhead/vue/types';
import { htmlLanguage, messages } from '../messages/index.ts';
import { accentHref, machinePaths } from './links.ts';
import type { ArticleTags, ColumnTags, SiteFrame } from './frame.ts';

// A type, not an interface: the head's own types are open to data attributes, which an interface is not.
type NamedTag = {
  readonly name: string;
  readonly content: string;
};

/** Longest description a result list shows. Characters. */
const longestDescription = 150;

function siteTags({ site }: PageRequest): NamedTag[] {
  const { organisation } = site;
  return [
    { name: 'SiteName', content: organisation.siteName },
    { name: 'SiteDomain', content: organisation.domain },
    { name: 'SiteIDCode', content: organisation.siteCode },
  ];
}

function columnTags(column: ColumnTags): NamedTag[] {
  return [
    { name: 'ColumnName', content: column.name },
    { name: 'ColumnDescription', content: column.description },
    { name: 'ColumnKeywords', content: column.keywords.join(',') },
    { name: 'ColumnType', content: column.type },
  ];
}

function articleTags(article: ArticleTags, description: string, url: string): NamedTag[] {
  return [
    { name: 'ArticleTitle', content: article.title },
    { name: 'PubDate', content: article.publishedAt },
    { name: 'ContentSource', content: article.source },
    ...(article.keywords.length === 0 ? [] : [{ name: 'Keywords', content: article.keywords.join(',') }]),
    ...(article.author === null ? [] : [{ name: 'Author', content: article.author }]),
    { name: 'Description', content: description },
    { name: 'Url', content: url },
  ];
}

/** The page tags of 政府网站发展指引 (国办发〔2017〕47号), by level: site, column, article. */
function statutoryTags(frame: SiteFrame, request: PageRequest, description: string): NamedTag[] {
  return [
    ...siteTags(request),
    ...(frame.column === undefined ? [] : columnTags(frame.column)),
    ...(frame.article === undefined ? [] : articleTags(frame.article, description, request.siteUrl + frame.canonical)),
  ];
}

function shorten(text: string): string {
  const characters = [...text.replaceAll(/\s+/g, ' ').trim()];
  return characters.length <= longestDescription ? characters.join('') : `${characters.slice(0, longestDescription - 1).join('')}…`;
}

/** The title of the window: the page, then the site. */
function windowTitle(frame: SiteFrame, request: PageRequest): string {
  const { siteName } = request.site.organisation;
  return frame.section === 'home' || frame.title === siteName ? siteName : frame.title + messages.common.titleSeparator + siteName;
}

function robots(frame: SiteFrame, request: PageRequest): NamedTag[] {
  const demonstration = request.demo && !request.indexable;
  return demonstration || frame.hidden === true ? [{ name: 'robots', content: 'noindex' }] : [];
}

/** What comes after the site's own style sheet: the configured accent, then the page's. */
function styleLinks(frame: SiteFrame, { site }: PageRequest): { rel: 'stylesheet'; href: string }[] {
  const accent = site.theme.accent === undefined ? [] : [accentHref(site.theme.accent)];
  return [...accent, ...(frame.styles ?? [])].map((href) => ({ rel: 'stylesheet', href }));
}

/** Lets a reader of feeds find them from the address of the page. */
function feedLinks({ feeds = [] }: SiteFrame): { rel: 'alternate'; type: string; title: string; href: string }[] {
  const { form, atom: atomName, rss: rssName } = messages.subscribe;
  return feeds.flatMap(({ title, atom, rss }) => [
    { rel: 'alternate' as const, type: 'application/atom+xml', title: form(title, atomName), href: atom },
    { rel: 'alternate' as const, type: 'application/rss+xml', title: form(title, rssName), href: rss },
  ]);
}

/** The palettes a page has: the reader's choice, else whatever the device asks for. */
const colourSchemes: Readonly<Record<DisplayMode, string>> = { standard: 'light dark', elder: 'light dark', 'contrast-light': 'light', 'contrast-dark': 'dark' };

/** Everything in `<head>` but the links to style sheet and script. */
export function pageHead(frame: SiteFrame, request: PageRequest): ResolvableHead {
  // 47号 names its tags in capitals; HTML compares names without case, so an article's Description is the page's one description.
  const description = shorten(frame.description);
  const tags = statutoryTags(frame, request, description);
  const plainDescription = frame.article === undefined ? [{ name: 'description', content: description }] : [];
  return {
    htmlAttrs: { lang: htmlLanguage, ...(request.display !== 'standard' && { 'data-display': request.display }) },
    title: windowTitle(frame, request),
    meta: [
      { charset: 'utf-8' },
      { name: 'viewport', content: 'width=device-width, initial-scale=1' },
      { name: 'color-scheme', content: colourSchemes[request.display] },
      { name: 'format-detection', content: 'telephone=no' },
      ...plainDescription,
      ...robots(frame, request),
      ...tags,
    ],
    link: [
      ...styleLinks(frame, request),
      { rel: 'canonical', href: request.siteUrl + frame.canonical },
      ...feedLinks(frame),
      // Browsers that cannot draw the SVG take the PNG: of two that fit, the last is used.
      { rel: 'icon', href: '/favicon.png', type: 'image/png', sizes: '48x48' },
      { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml', sizes: 'any' },
      { rel: 'search', type: 'application/opensearchdescription+xml', href: machinePaths.openSearch, title: request.site.organisation.siteName },
    ],
  };
}
