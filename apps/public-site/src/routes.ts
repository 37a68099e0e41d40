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
import { homePage } from './pages/home/home-page.ts';
import { accentSheet } from './pages/machine/accent.ts';
import { openSearch } from './pages/machine/open-search.ts';
import { robots } from './pages/machine/robots.ts';
import { siteMapIndex, siteMapPages, siteMapPart } from './pages/machine/site-map.ts';
import { searchPage } from './pages/search/search-page.ts';
import { verificationPage, verifyPage } from './pages/verify/verify-page.ts';
import type { SiteFrame } from './site/frame.ts';
import { aboutHref, aboutPages, catalogueAddress, columnPath, developerPaths, documentPath, documentsAddress, machinePaths, paths, searchAddress, verificationPath } from './site/links.ts';
import { listParameters, positionParameters } from './site/list-query.ts';

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

  { path: machinePaths.siteMap, page: siteMapIndex },
  { path: machinePaths.siteMapPages, page: siteMapPages },
  { path: machinePaths.siteMapPart, page: siteMapPart },
  { path: machinePaths.robots, page: robots },
  { path: machinePaths.openSearch, page: openSearch },
  { path: machinePaths.accent, page: accentSheet },

  { path: developerPaths.components, page: componentsPage, parameters: ['palette'] },
  { path: developerPaths.palette, page: paletteSheet },
];
