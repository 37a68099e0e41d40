/// <reference types="@openhall/server-render/virtual" />
import { createServerApp, type ServerApp } from '@openhall/server-render/render';
import { assets } from 'virtual:openhall-assets';
import { failed, notFound, refused } from './pages/errors/error-pages.ts';
import { feedProblems } from './pages/feeds/feed-pages.ts';
import { accentProblems } from './pages/machine/accent.ts';
import { routes } from './routes.ts';
import { presentWith } from './site/present.ts';

/** The public site as the gateway mounts it. */
export const app: ServerApp = createServerApp({ routes, assets, notFound, refused, failed, present: presentWith(assets), problems: (site) => [...accentProblems(site), ...feedProblems(site)] });
