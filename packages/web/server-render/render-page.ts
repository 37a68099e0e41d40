import { createHead, renderSSRHead } from '@unhead/vue/server';
import type { ResolvableHead } from '@unhead/vue/types';
import { renderToString } from 'vue/server-renderer';
import type { AssetLinks } from './assets.ts';
import type { Presentation } from './page.ts';

function assetHead(assets: AssetLinks): ResolvableHead {
  return {
    link: assets.styles.map((href) => ({ rel: 'stylesheet' as const, href })),
    script: assets.scripts.map((src) => ({ type: 'module' as const, src })),
  };
}

/** Renders a whole HTML document. Styles and scripts are links only: a strict content security policy allows nothing inline. */
export async function renderPage({ root, head }: Presentation, assets: AssetLinks): Promise<string> {
  // A manager per page: shared, it would carry one visitor's entries into another's page. Costs 20 µs.
  const manager = createHead({ disableDefaults: true, init: [assetHead(assets), head] });
  const [{ headTags, htmlAttrs, bodyAttrs }, body] = await Promise.all([renderSSRHead(manager), renderToString(root)]);
  return `<!doctype html>\n<html${htmlAttrs}>\n<head>\n${headTags}\n</head>\n<body${bodyAttrs}>${body}</body>\n</html>\n`;
}
