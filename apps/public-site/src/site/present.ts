import type { PageRequest, PageView, Presentation } from '@openhall/server-render/render';
import { h } from 'vue';
import type { SiteFrame } from './frame.ts';
import { pageHead } from './head.ts';
import type { Islands } from './islands.ts';
import SiteRoot from './SiteRoot.vue';

/** Puts the frame of the site round a page. `islands` are the addresses of the modules pages may load on use. */
export function presentWith(islands: Islands) {
  return ({ content, frame }: PageView<SiteFrame>, request: PageRequest): Presentation => ({
    root: h(SiteRoot, { frame, request, islands }, () => content),
    head: pageHead(frame, request),
  });
}
