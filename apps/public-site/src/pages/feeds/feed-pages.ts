import { fileAnswer, type PageContext, type PageRequest } from '@openhall/server-render/render';
import { startOfDay, today } from '@openhall/statutory-time/rules';
import { ChangeFeedDocument, ColumnFeedDocument, DocumentFeedDocument, type ChangeLineFragment, type FeedDocumentFragment } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';
import { secondsToMidnight, type SitePage } from '../../site/frame.ts';
import { columnHref, documentHref, feedHref, feedNames, paths } from '../../site/links.ts';
import { notFound } from '../errors/error-pages.ts';
import { changeFacts, changeTitle } from '../whats-new/change-line.ts';
import type { Feed, FeedEntry, FeedForm } from './feed.ts';
import { nameUuid } from './name-uuid.ts';

const words = messages.subscribe;

/** An identifier of this site's that outlives its name and address: of every government site the code (网站标识码) stays. */
const identifier = ({ site }: PageRequest, ...name: readonly string[]): string => `urn:uuid:${nameUuid([site.organisation.siteCode, ...name].join(' '))}`;

function documentEntry(request: PageRequest, document: FeedDocumentFragment): FeedEntry {
  const { id, title, kind, issuer, documentNumber, topic, summary, publishedAt, updatedAt, listedOn } = document;
  const facts = [messages.kindLabels[kind], issuer.name, ...(documentNumber === null ? [] : [documentNumber])];
  return {
    id: identifier(request, 'document', id),
    title,
    href: request.siteUrl + documentHref(id),
    author: issuer.name,
    categories: [messages.kindLabels[kind], ...(topic === null ? [] : [topic])],
    summary: summary ?? words.noSummary(facts),
    published: publishedAt,
    updated: updatedAt,
    issued: listedOn,
  };
}

function changeEntry(request: PageRequest, change: ChangeLineFragment): FeedEntry {
  const { kinds, feedTitle } = messages.whatsNew;
  const kind = kinds[change.kind];
  return {
    id: identifier(request, 'change', change.id),
    title: feedTitle(kind, changeTitle(change)),
    href: request.siteUrl + documentHref(change.documentId),
    author: change.document?.issuer.name ?? request.site.organisation.name,
    categories: [kind],
    summary: words.noSummary([kind, ...changeFacts(change)]),
    published: change.at,
    updated: change.at,
    issued: change.on,
  };
}

/** What a feed follows. */
interface Followed {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly path: string;
  readonly entries: readonly FeedEntry[];
}

function answerWith({ request, pathname }: PageContext, form: FeedForm, { name, title, description, path, entries }: Followed): ReturnType<SitePage> {
  const { organisation, businessTimeZone } = request.site;
  const feed: Feed = {
    id: identifier(request, 'feed', name),
    title: words.feedTitle(title, organisation.siteName),
    description: request.demo ? description + words.demo : description,
    publisher: organisation.name,
    page: request.siteUrl + path,
    self: request.siteUrl + pathname,
    empty: startOfDay(today(request.now, businessTimeZone), businessTimeZone).toISOString(),
    entries,
  };
  return fileAnswer(form.contentType, form.write(feed), secondsToMidnight(request));
}

type FeedPage = (form: FeedForm) => SitePage;

/** The newest documents of the whole site. */
export const documentFeed: FeedPage = (form) => async (context) => {
  const { documents } = await context.query(DocumentFeedDocument, {});
  const entries = documents.edges.map(({ node }) => documentEntry(context.request, node));
  return answerWith(context, form, { name: feedNames.documents, title: words.documents, description: words.documentsDescription, path: paths.documents, entries });
};

/** The newest documents of one column. */
export const columnFeed: FeedPage = (form) => async (context) => {
  const slug = context.params['slug'] ?? '';
  const { column, documents } = await context.query(ColumnFeedDocument, { slug });
  if (column === null) return notFound(context);
  const entries = documents.edges.map(({ node }) => documentEntry(context.request, node));
  return answerWith(context, form, { name: `column ${slug}`, title: column.name, description: column.description, path: columnHref(slug), entries });
};

/** What changed. Of what was withdrawn it says no more than the page does. */
export const changeFeed: FeedPage = (form) => async (context) => {
  const { changes } = await context.query(ChangeFeedDocument, {});
  const { title, description } = messages.whatsNew;
  const entries = changes.edges.map(({ node }) => changeEntry(context.request, node));
  return answerWith(context, form, { name: feedNames.whatsNew, title, description, path: paths.whatsNew, entries });
};

/** A column may not take the address of another feed. */
export function feedProblems({ columns }: PageRequest['site']): string[] {
  const taken = columns.filter(({ slug }) => Object.values(feedNames).some((name) => name === slug));
  return taken.map(({ slug }) => words.slugTaken(slug, feedHref(slug).atom));
}
