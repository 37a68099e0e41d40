import type { PageRequest } from '@openhall/server-render/render';
import type { LinkItem } from '@openhall/ui';
import { messages } from '../../messages/index.ts';
import { aboutHref, aboutPages, catalogueSlugs, columnHref, documentsAddress, paths, socialInsuranceHref } from '../../site/links.ts';
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
        { label: messages.whatsNew.title, href: paths.whatsNew },
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
    {
      heading: messages.socialInsurance.column,
      items: [...catalogueSlugs.map((slug) => ({ label: messages.socialInsurance.kinds[slug].title, href: socialInsuranceHref(slug) })), { label: messages.socialInsurance.standards.title, href: paths.standards }],
    },
    {
      heading: messages.openData.title,
      items: [
        { label: messages.openData.heading, href: paths.openData },
        { label: messages.query.title, href: paths.query },
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
