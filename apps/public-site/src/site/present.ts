import type { AssetLinks, PageRequest, PageView, Presentation } from '@openhall/server-render/render';
import { h } from 'vue';
import type { SiteFrame } from './frame.ts';
import { pageHead } from './head.ts';
import SiteRoot from './SiteRoot.vue';
import { typeAheadOf } from './type-ahead.ts';

/** Puts the frame of the site round a page. */
export function presentWith(assets: AssetLinks) {
  const typeAhead = typeAheadOf(assets);
  return ({ content, frame }: PageView<SiteFrame>, request: PageRequest): Presentation => ({
    root: h(SiteRoot, { frame, request, typeAhead, islands: assets.islands }, () => content),
    head: pageHead(frame, request),
  });
}
