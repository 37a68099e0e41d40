import { fileAnswer } from '@openhall/server-render/render';
import { SiteMapPartDocument, SiteMapPartsDocument } from '../../gql/graphql.ts';
import { secondsToMidnight, type SitePage } from '../../site/frame.ts';
import { aboutHref, aboutPages, columnHref, documentHref, machinePaths, paths, siteMapPartHref } from '../../site/links.ts';
import { notFound } from '../errors/error-pages.ts';
import { escapeXml, xmlDocument, xmlType } from './xml.ts';

const namespace = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' };

interface Location {
  readonly address: string;
  /** ISO 8601. */
  readonly changed?: string;
}

function locations(element: 'sitemap' | 'url', entries: readonly Location[]): string {
  return entries.map(({ address, changed }) => `<${element}><loc>${escapeXml(address)}</loc>${changed === undefined ? '' : `<lastmod>${escapeXml(changed)}</lastmod>`}</${element}>\n`).join('');
}

/** The index of the site map: one part with the pages of the site, and as many with documents as there are thousands of them. */
export const siteMapIndex: SitePage = async ({ request, query }) => {
  const { sitemapParts } = await query(SiteMapPartsDocument, {});
  const parts = [machinePaths.siteMapPages, ...sitemapParts.map(siteMapPartHref)].map((path) => ({ address: request.siteUrl + path }));
  return fileAnswer(xmlType, xmlDocument('sitemapindex', namespace, locations('sitemap', parts)), secondsToMidnight(request));
};

/** Documents from one identifier on. */
export const siteMapPart: SitePage = async (context) => {
  const { request, params, query } = context;
  const { sitemap } = await query(SiteMapPartDocument, { from: params['from'] ?? '' });
  if (sitemap.length === 0) return notFound(context);
  const entries = sitemap.map(({ id, updatedAt }) => ({ address: request.siteUrl + documentHref(id), changed: updatedAt }));
  return fileAnswer(xmlType, xmlDocument('urlset', namespace, locations('url', entries)), secondsToMidnight(request));
};

/** The pages that are always there. */
export const siteMapPages: SitePage = ({ request }) => {
  const fixed = [paths.home, paths.documents, paths.search, paths.disclosure, paths.guide, paths.catalogue, paths.deadline, paths.whatsNew, paths.openData, paths.query];
  const all = [...fixed, ...request.site.columns.map(({ slug }) => columnHref(slug)), ...aboutPages.map(aboutHref)];
  const entries = all.map((path) => ({ address: request.siteUrl + path }));
  return fileAnswer(xmlType, xmlDocument('urlset', namespace, locations('url', entries)), secondsToMidnight(request));
};
