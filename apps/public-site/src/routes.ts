import type { Route } from '@openhall/server-render/render';
import { aboutPage } from './pages/about/about-page.ts';
import { columnPage } from './pages/columns/column-page.ts';
import { cataloguePage } from './pages/disclosure/catalogue-page.ts';
import { componentsPage, paletteSheet } from './pages/developer/components-page.ts';
import { deadlineParameters } from './pages/disclosure/deadline-input.ts';
import { deadlinePage } from './pages/disclosure/deadline-page.ts';
import { guidePage } from './pages/disclosure/guide-page.ts';
import { hubPage } from './pages/disclosure/hub-page.ts';
import { documentPage, documentParameters } from './pages/document/document-page.ts';
import { documentsPage } from './pages/documents/documents-page.ts';
import { atom, rss } from './pages/feeds/feed.ts';
import { changeFeed, columnFeed, documentFeed } from './pages/feeds/feed-pages.ts';
import { homePage } from './pages/home/home-page.ts';
import { accentSheet } from './pages/machine/accent.ts';
import { openSearch } from './pages/machine/open-search.ts';
import { robots } from './pages/machine/robots.ts';
import { siteMapIndex, siteMapPages, siteMapPart } from './pages/machine/site-map.ts';
import { dataCatalogue } from './pages/open-data/data-catalogue.ts';
import type { DataSet } from './pages/open-data/data-set.ts';
import { catalogueSet, changesSet, columnSet, columnsSet, documentsSet } from './pages/open-data/data-sets.ts';
import { exportPage } from './pages/open-data/export-page.ts';
import { openDataPage } from './pages/open-data/open-data-page.ts';
import { queryPage } from './pages/open-data/query-page.ts';
import { searchPage } from './pages/search/search-page.ts';
import { itemsSet } from './pages/social-insurance/catalogue-data.ts';
import { catalogues } from './pages/social-insurance/catalogue-kinds.ts';
import { catalogueParameters, cataloguePage as insuranceCataloguePage } from './pages/social-insurance/catalogue-page.ts';
import { standardParameters, standardsPage } from './pages/social-insurance/standards-page.ts';
import { verificationPage, verifyPage } from './pages/verify/verify-page.ts';
import { whatsNewPage } from './pages/whats-new/whats-new-page.ts';
import type { SiteFrame } from './site/frame.ts';
import { aboutHref, aboutPages, catalogueAddress, columnExportPath, columnFeedPath, columnPath, columnsPath, developerPaths, documentPath, documentsAddress, exportFormats, exportHref, feedHref, feedNames, machinePaths, paths, searchAddress, verificationPath } from './site/links.ts';
import { listParameters, positionParameters } from './site/list-query.ts';

/** The twins of a list, at its address. */
const exportsOf = <Row>(path: string, set: DataSet<Row>): Route<SiteFrame>[] => exportFormats.map((format) => ({ path: exportHref(path, format), page: exportPage(set, format), parameters: set.parameters }));

/** A feed in both forms. */
function feedsAt({ atom: atomPath, rss: rssPath }: ReturnType<typeof feedHref>, page: typeof documentFeed): Route<SiteFrame>[] {
  return [
    { path: atomPath, page: page(atom) },
    { path: rssPath, page: page(rss) },
  ];
}

/** The address map of the site. Addresses of public records never die: one that moves leaves a redirect here. */
export const routes: readonly Route<SiteFrame>[] = [
  { path: paths.home, page: homePage },
  { path: columnPath, page: columnPage, parameters: positionParameters },
  { path: paths.documents, page: documentsPage, parameters: listParameters(documentsAddress) },
  { path: documentPath, page: documentPage, parameters: documentParameters },
  { path: paths.search, page: searchPage, parameters: listParameters(searchAddress) },
  { path: paths.disclosure, page: hubPage },
  { path: paths.guide, page: guidePage },
  { path: paths.catalogue, page: cataloguePage, parameters: listParameters(catalogueAddress) },
  { path: paths.deadline, page: deadlinePage, parameters: deadlineParameters },
  { path: paths.verify, page: verifyPage, parameters: ['code'] },
  { path: verificationPath, page: verificationPage },
  ...aboutPages.map((page) => ({ path: aboutHref(page), page: aboutPage(page) })),

  ...catalogues.map((catalogue) => ({ path: catalogue.path, page: insuranceCataloguePage(catalogue), parameters: catalogueParameters })),
  { path: paths.standards, page: standardsPage, parameters: standardParameters },

  { path: paths.whatsNew, page: whatsNewPage, parameters: [...positionParameters, 'kind'] },
  { path: paths.openData, page: openDataPage },
  { path: paths.query, page: queryPage, parameters: ['query'] },

  ...exportsOf(paths.documents, documentsSet),
  ...exportsOf(paths.catalogue, catalogueSet),
  ...exportsOf(paths.whatsNew, changesSet),
  ...catalogues.flatMap((catalogue) => exportsOf(catalogue.path, itemsSet(catalogue))),
  ...exportsOf(columnsPath, columnsSet),
  ...exportsOf(columnExportPath, columnSet),
  ...feedsAt(feedHref(feedNames.documents), documentFeed),
  ...feedsAt(feedHref(feedNames.whatsNew), changeFeed),
  ...feedsAt({ atom: `${columnFeedPath}.xml`, rss: `${columnFeedPath}.rss.xml` }, columnFeed),
  { path: machinePaths.dataCatalogue, page: dataCatalogue },

  { path: machinePaths.siteMap, page: siteMapIndex },
  { path: machinePaths.siteMapPages, page: siteMapPages },
  { path: machinePaths.siteMapPart, page: siteMapPart },
  { path: machinePaths.robots, page: robots },
  { path: machinePaths.openSearch, page: openSearch },
  { path: machinePaths.accent, page: accentSheet },

  { path: developerPaths.components, page: componentsPage, parameters: ['palette'] },
  { path: developerPaths.palette, page: paletteSheet },
];
