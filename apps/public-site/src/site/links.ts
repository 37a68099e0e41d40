import type { LocalDate } from './dates.ts';
import type { DocumentSort, SearchSort } from '../gql/graphql.ts';
import type { ListAddress } from './list-query.ts';

/** The addresses of the site that are written in more than one place. They are stable: addresses of public records never die. */
export const paths = {
  home: '/',
  documents: '/documents',
  search: '/search',
  disclosure: '/disclosure',
  guide: '/disclosure/guide',
  catalogue: '/disclosure/catalogue',
  deadline: '/disclosure/deadline',
  verify: '/verify',
  siteMap: '/about/sitemap',
  accessibility: '/about/accessibility',
  contact: '/about/contact',
  reportError: '/about/contact#report-error',
  organisation: '/about/organisation',
  whatsNew: '/whats-new',
  openData: '/open-data',
  query: '/open-data/query',
  standards: '/social-insurance/standards',
} as const;

/** Patterns of the addresses below that have a name in them. */
export const columnPath = '/columns/:slug';
/** Columns have no page that lists them; as data they have this address. */
export const columnsPath = '/columns';
export const documentPath = `${paths.documents}/:id`;
/** A slug as the site configuration allows it: what follows its dot is not part of it. */
const slugPattern = ':slug([a-z][a-z0-9-]*)';
export const columnExportPath = `/columns/${slugPattern}`;
export const columnFeedPath = `/feeds/${slugPattern}`;

export const verificationPath = `${paths.verify}/:code`;

/** What machines fetch. */
export const machinePaths = {
  siteMap: '/sitemap.xml',
  siteMapPages: '/sitemap/pages.xml',
  siteMapPart: '/sitemap/documents-:from.xml',
  robots: '/robots.txt',
  openSearch: '/opensearch.xml',
  accent: '/theme/:colour.css',
  dataCatalogue: '/open-data/catalogue.jsonld',
} as const;

/** Signed checkpoints of the ledger, which the gateway answers. */
export const ledgerFeedHref = '/feeds/ledger.xml';
/** Where programs ask; answered by the gateway. */
export const graphqlPath = '/graphql';

/** Outside production only. */
export const developerPaths = { components: '/dev/components', palette: '/dev/components/:palette.css' } as const;

/** Part of the site map that begins at a document. */
export const siteMapPartHref = (from: string): string => machinePaths.siteMapPart.replace(':from', encodeURIComponent(from));
/** Style sheet of an accent, `#rrggbb`. */
export const accentHref = (accent: string): string => machinePaths.accent.replace(':colour', accent.slice(1).toLowerCase());

export const aboutPages = ['organisation', 'leaders', 'units', 'contact', 'accessibility', 'sitemap'] as const;
export type AboutPage = (typeof aboutPages)[number];

/** A twin of a list for programs and tables: the same address with another ending, the same filters behind it. */
export const exportFormats = ['csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];
export const exportHref = (listAddress: string, format: ExportFormat): string => listAddress.replace(/(?=\?|$)/, `.${format}`);

/** Feeds that are not those of a column; no column may be named so. */
export const feedNames = { documents: 'documents', whatsNew: 'whats-new' } as const;
export const feedHref = (name: string): { readonly atom: string; readonly rss: string } => ({ atom: `/feeds/${name}.xml`, rss: `/feeds/${name}.rss.xml` });
export const queryHref = (query: string): string => `${paths.query}?${new URLSearchParams({ query }).toString()}`;

export const catalogueSlugs = ['drugs', 'treatments', 'assistive-devices'] as const;
export type CatalogueSlug = (typeof catalogueSlugs)[number];
export const socialInsuranceHref = (slug: CatalogueSlug): string => `/social-insurance/${slug}`;

export const columnHref = (slug: string): string => `/columns/${encodeURIComponent(slug)}`;
export const documentHref = (id: string): string => `/documents/${encodeURIComponent(id)}`;
export const revisionHref = (id: string, number: number): string => `${documentHref(id)}?revision=${number}`;
export const revisionComparisonHref = (id: string, older: number, newer: number): string => `${documentHref(id)}?older=${older}&newer=${newer}`;
export const comparisonHref = (id: string, other: string): string => `${documentHref(id)}?compare=${encodeURIComponent(other)}`;
export const verifyHref = (code: string): string => `${paths.verify}/${encodeURIComponent(code)}`;
export const aboutHref = (page: AboutPage): string => `/about/${page}`;
export const searchHref = (words: string): string => `${paths.search}?${new URLSearchParams({ q: words }).toString()}`;
export const deadlineHref = (receivedOn: LocalDate, workingDays: number): string =>
  `${paths.deadline}?${new URLSearchParams({ receivedOn, workingDays: String(workingDays) }).toString()}`;

export const documentsAddress: ListAddress<DocumentSort> = { path: paths.documents, wordsParameter: 'query', sorts: ['NEWEST', 'OLDEST'] };
export const catalogueAddress: ListAddress<DocumentSort> = { path: paths.catalogue, wordsParameter: 'query', sorts: ['NEWEST', 'OLDEST'] };
export const searchAddress: ListAddress<SearchSort> = { path: paths.search, wordsParameter: 'q', sorts: ['RELEVANCE', 'NEWEST'] };
