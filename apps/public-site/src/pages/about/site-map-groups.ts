import type { PageRequest } from '@openhall/server-render/render';
import type { LinkItem } from '@openhall/ui';
import { messages } from '../../messages/index.ts';
import { aboutHref, aboutPages, columnHref, documentsAddress, paths } from '../../site/links.ts';
import { kinds, listHref, noFilters, nowhere } from '../../site/list-query.ts';

/** Links of one part of the site. */
export interface SiteMapGroup {
  readonly heading: string;
  readonly items: readonly LinkItem[];
}

const { siteMap, pages } = messages.about;
const { hub, guide, catalogue } = messages.disclosure;

/** Every page a visitor can go to, by part. Nothing stands here that does not exist. */
export function siteMapGroups({ columns }: PageRequest['site']): SiteMapGroup[] {
  return [
    {
      heading: siteMap.main,
      items: [
        { label: messages.common.home, href: paths.home },
        { label: messages.documents.title, href: paths.documents },
        { label: messages.search.title, href: paths.search },
        { label: messages.deadline.title, href: paths.deadline },
        { label: messages.verify.title, href: paths.verify },
      ],
    },
    {
      heading: siteMap.disclosure,
      items: [
        { label: hub.title, href: paths.disclosure },
        { label: guide.title, href: paths.guide },
        { label: catalogue.title, href: paths.catalogue },
      ],
    },
    { heading: siteMap.about, items: aboutPages.map((page) => ({ label: pages[page].title, href: aboutHref(page) })) },
    { heading: siteMap.columns, items: columns.map(({ slug, name }) => ({ label: name, href: columnHref(slug) })) },
    {
      heading: siteMap.kinds,
      items: kinds.map((kind) => ({ label: messages.kindLabels[kind], href: listHref({ filters: { ...noFilters, kinds: [kind] }, sort: 'NEWEST', position: nowhere }, documentsAddress) })),
    },
  ];
}
