import { fileAnswer } from '@openhall/server-render/render';
import type { SitePage } from '../../site/frame.ts';
import { machinePaths, paths } from '../../site/links.ts';

/**
 * What crawlers may fetch: everything the public may read. Demonstration data is not closed here but marked `noindex` on
 * each page: a page a crawler may not fetch is a page whose mark it never sees. Answers to queries are nobody's to index.
 */
export const robots: SitePage = ({ request }) => {
  const lines = ['User-agent: *', 'Disallow: /graphql', `Disallow: ${paths.query}?`, '', `Sitemap: ${request.siteUrl}${machinePaths.siteMap}`, ''];
  return fileAnswer('text/plain; charset=utf-8', lines.join('\n'), 86_400);
};
