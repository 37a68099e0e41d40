import type { Route } from '@openhall/server-render/render';
import { columnPage } from './pages/columns/column-page.ts';
import { documentPage } from './pages/document/document-page.ts';
import { documentsPage } from './pages/documents/documents-page.ts';
import { homePage } from './pages/home/home-page.ts';
import { searchPage } from './pages/search/search-page.ts';
import type { SiteFrame } from './site/frame.ts';
import { columnPath, documentPath, paths } from './site/links.ts';

/** The address map of the site. Addresses of public records never die: one that moves leaves a redirect here. */
export const routes: readonly Route<SiteFrame>[] = [
  { path: paths.home, page: homePage },
  { path: columnPath, page: columnPage },
  { path: paths.documents, page: documentsPage },
  { path: documentPath, page: documentPage },
  { path: paths.search, page: searchPage },
];
