import { fileAnswer, type PageRequest } from '@openhall/server-render/render';
import { messages } from '../../messages/index.ts';
import { documentsFeed, whatsNewFeed } from '../../site/feeds.ts';
import type { SitePage } from '../../site/frame.ts';
import { exportFormats, exportHref, graphqlPath, machinePaths, paths } from '../../site/links.ts';
import { lists } from './lists.ts';
import { usageOf } from './usage.ts';

const words = messages.openData;
const context = {
  '@language': 'zh-CN',
  'dcat': 'http://www.w3.org/ns/dcat#',
  'dcterms': 'http://purl.org/dc/terms/',
  'foaf': 'http://xmlns.com/foaf/0.1/',
};
/** How DCAT 3 wants media types named. */
const mediaType = (type: string) => ({ '@id': `https://www.iana.org/assignments/media-types/${type}` });
const mediaTypes = { csv: 'text/csv', json: 'application/json', atom: 'application/atom+xml' } as const;

/** What each part says of its terms. */
function rightsOf({ site }: PageRequest) {
  const { licence, terms } = usageOf(site);
  const licenceId = licence?.url ?? null;
  return { 'dcterms:rights': terms, ...(licenceId === null ? {} : { 'dcterms:license': { '@id': licenceId } }) };
}

function dataSetOf(request: PageRequest, { set, path, page }: (typeof lists)[number]) {
  const { siteUrl, site } = request;
  const distribution = (title: string, href: string, type: string) => ({
    '@type': 'dcat:Distribution',
    'dcterms:title': title,
    'dcat:downloadURL': { '@id': siteUrl + href },
    'dcat:mediaType': mediaType(type),
    ...rightsOf(request),
  });
  const feed = set.name === 'changes' ? whatsNewFeed : set.name === 'documents' ? documentsFeed : null;
  return {
    '@id': `${siteUrl}${paths.openData}#${set.name}`,
    '@type': 'dcat:Dataset',
    'dcterms:title': set.title,
    'dcterms:description': set.description,
    'dcterms:publisher': { '@type': 'foaf:Organization', 'foaf:name': site.organisation.name },
    'dcat:landingPage': { '@id': siteUrl + page },
    'dcat:keyword': set.fields.map(({ label }) => label),
    'dcat:distribution': [
      ...exportFormats.map((format) => distribution(words.formats[format], exportHref(path, format), mediaTypes[format])),
      ...(feed === null ? [] : [distribution(messages.subscribe.atom, feed.atom, mediaTypes.atom)]),
    ],
  };
}

/** The data sets for catalogues of other sites: DCAT 3 as JSON-LD. */
export const dataCatalogue: SitePage = ({ request }) => {
  const { siteUrl, site } = request;
  const publisher = { '@type': 'foaf:Organization', 'foaf:name': site.organisation.name, 'foaf:homepage': { '@id': `${siteUrl}/` } };
  const catalogue = {
    '@context': context,
    '@id': siteUrl + machinePaths.dataCatalogue,
    '@type': 'dcat:Catalog',
    'dcterms:title': `${site.organisation.siteName}${words.title}`,
    'dcterms:description': request.demo ? words.description + messages.subscribe.demo : words.description,
    'dcterms:language': 'zh-CN',
    'dcterms:publisher': publisher,
    'foaf:homepage': { '@id': siteUrl + paths.openData },
    ...rightsOf(request),
    'dcat:dataset': lists.map((list) => dataSetOf(request, list)),
    'dcat:service': [
      {
        '@type': 'dcat:DataService',
        'dcterms:title': words.queryHeading,
        'dcterms:description': messages.query.description,
        'dcat:endpointURL': { '@id': siteUrl + graphqlPath },
        'dcat:landingPage': { '@id': siteUrl + paths.query },
        'dcat:servesDataset': lists.map(({ set }) => ({ '@id': `${siteUrl}${paths.openData}#${set.name}` })),
      },
    ],
  };
  return fileAnswer('application/ld+json; charset=utf-8', `${JSON.stringify(catalogue, null, 2)}\n`, 86_400);
};
