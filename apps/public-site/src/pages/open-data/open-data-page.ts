import { h } from 'vue';
import { messages } from '../../messages/index.ts';
import { columnFeed, documentsFeed, whatsNewFeed } from '../../site/feeds.ts';
import { shown, type SitePage } from '../../site/frame.ts';
import { exportFormats, exportHref, paths } from '../../site/links.ts';
import { lists } from './lists.ts';
import OpenDataPage from './OpenDataPage.vue';
import { usageOf } from './usage.ts';

const words = messages.openData;

/** A data set as the page shows it. */
function shownSet({ set: { name, title, description, fields, parameters }, path, page }: (typeof lists)[number]) {
  return {
    name,
    title,
    description,
    page,
    downloads: exportFormats.map((format) => ({ label: words.formats[format], href: exportHref(path, format) })),
    parameters: parameters.join(messages.common.listSeparator),
    fields: fields.map((field) => [{ text: field.label }, { text: field.name }, { text: words.types[field.type] }, { text: field.explanation }]),
  };
}

/** 开放数据: what there is to take along, what its fields mean, and what may be done with it. */
export const openDataPage: SitePage = ({ request }) => {
  const { site } = request;
  const feeds = [documentsFeed, whatsNewFeed, ...site.columns.map(({ slug, name }) => columnFeed(slug, name))];
  const content = h(OpenDataPage, {
    sets: lists.map(shownSet),
    feeds: feeds.map(({ title, atom, rss }) => ({ label: title, links: [{ label: messages.subscribe.atom, href: atom }, { label: messages.subscribe.rss, href: rss }] })),
    usage: usageOf(site),
  });
  return shown(request, content, {
    title: words.title,
    description: words.description,
    canonical: paths.openData,
    trail: [{ label: words.title }],
    section: null,
    feeds: [documentsFeed, whatsNewFeed],
    column: { name: words.title, description: words.description, keywords: words.keywords, type: words.columnType },
  });
};
