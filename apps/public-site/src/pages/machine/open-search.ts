import { fileAnswer } from '@openhall/server-render/render';
import { messages } from '../../messages/index.ts';
import type { SitePage } from '../../site/frame.ts';
import { paths } from '../../site/links.ts';
import { escapeXml, xmlDocument, xmlElement } from './xml.ts';

/** Longest name the format allows. Characters. */
const longestName = 16;

/** Lets a browser search the site from its address bar (OpenSearch 1.1). */
export const openSearch: SitePage = ({ request }) => {
  const { shortName } = request.site.organisation;
  const template = `${request.siteUrl}${paths.search}?q={searchTerms}`;
  const content = [
    xmlElement('ShortName', [...shortName].slice(0, longestName).join('')),
    xmlElement('Description', messages.search.description),
    xmlElement('InputEncoding', 'UTF-8'),
    xmlElement('Language', 'zh-CN'),
    `<Image width="48" height="48" type="image/png">${escapeXml(`${request.siteUrl}/favicon.png`)}</Image>\n`,
    `<Url type="text/html" template="${escapeXml(template)}"/>\n`,
  ];
  return fileAnswer('application/opensearchdescription+xml; charset=utf-8', xmlDocument('OpenSearchDescription', { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' }, content.join('')), 86_400);
};
