import type { Route } from '@openhall/server-render/render';
import { documentPage } from './pages/document/document-page.ts';
import { homePage } from './pages/home/home-page.ts';
import type { SiteFrame } from './site/frame.ts';
import { paths } from './site/links.ts';

/** The address map of the site. Addresses of public records never die: one that moves leaves a redirect here. */
export const routes: readonly Route<SiteFrame>[] = [
  { path: paths.home, page: homePage },
  { path: `${paths.documents}/:id`, page: documentPage },
];
