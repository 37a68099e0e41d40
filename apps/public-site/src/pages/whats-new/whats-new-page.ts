import { RefusedInput } from '@openhall/server-render/render';
import type { DocumentListEntry, NavigationItem } from '@openhall/ui';
import { h } from 'vue';
import { WhatsNewDocument, type ChangeKind, type WhatsNewQuery } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';
import { formatDate } from '../../site/dates.ts';
import { whatsNewFeed } from '../../site/feeds.ts';
import { refusal, shown, type SiteFrame, type SitePage } from '../../site/frame.ts';
import { paths } from '../../site/links.ts';
import { nowhere, pageVariables, readPosition, type ListPosition } from '../../site/list-query.ts';
import type { PageLinks } from '../../site/pagination.ts';
import { takeaways } from '../../site/takeaways.ts';
import { changeKinds, readChangeKind } from './change-kind.ts';
import { changeEntry } from './change-line.ts';
import WhatsNewPage from './WhatsNewPage.vue';

const words = messages.whatsNew;

/** Changes of one day. */
interface Day {
  readonly on: string;
  readonly heading: string;
  readonly entries: readonly DocumentListEntry[];
}

function addressOf(kind: ChangeKind | null, { after, before }: ListPosition): string {
  const search = new URLSearchParams(Object.entries({ after, before, kind }).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
  return search.size === 0 ? paths.whatsNew : `${paths.whatsNew}?${search.toString()}`;
}

function linksOf({ changes }: WhatsNewQuery, kind: ChangeKind | null, position: ListPosition): PageLinks {
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = changes.pageInfo;
  const moved = position.after !== null || position.before !== null;
  return {
    previous: hasPreviousPage && startCursor !== null ? addressOf(kind, { after: null, before: startCursor }) : null,
    next: hasNextPage && endCursor !== null ? addressOf(kind, { after: endCursor, before: null }) : null,
    first: moved ? addressOf(kind, nowhere) : null,
  };
}

function daysOf({ changes }: WhatsNewQuery, timeZone: string): Day[] {
  const days = Map.groupBy(changes.edges, ({ node }) => node.on);
  return [...days].map(([on, edges]) => ({ on, heading: formatDate(on), entries: edges.map(({ node }) => changeEntry(node, timeZone)) }));
}

const kindLinks = (chosen: ChangeKind | null): NavigationItem[] => [
  { label: words.all, href: paths.whatsNew, current: chosen === null },
  ...changeKinds.map((kind) => ({ label: words.kinds[kind], href: addressOf(kind, nowhere), current: kind === chosen })),
];

const frameOf = (canonical: string): SiteFrame => ({
  title: words.title,
  description: words.description,
  canonical,
  trail: [{ label: words.title }],
  section: null,
  feeds: [whatsNewFeed],
  column: { name: words.title, description: words.description, keywords: words.keywords, type: words.columnType },
});

const refused = () => refusal(400, h(WhatsNewPage, { kinds: kindLinks(null), days: [], links: { previous: null, next: null, first: null }, sources: [], problem: messages.documents.problems.refused }), frameOf(paths.whatsNew));

/** 本站更新: what became public, changed or ceased to be, day by day. */
export const whatsNewPage: SitePage = async (context) => {
  const { request, search, query } = context;
  const asked = search.get('kind');
  const kind = readChangeKind(search);
  const position = readPosition(search);
  if ((asked !== null && kind === null) || (position.after !== null && position.before !== null)) return refused();
  let answer: WhatsNewQuery;
  try {
    answer = await query(WhatsNewDocument, { kind: kind === null ? null : [kind], ...pageVariables(position, request.display) });
  } catch (error) {
    if (!(error instanceof RefusedInput)) throw error;
    return refused();
  }
  const content = h(WhatsNewPage, {
    kinds: kindLinks(kind),
    days: daysOf(answer, request.site.businessTimeZone),
    links: linksOf(answer, kind, position),
    sources: takeaways(addressOf(kind, nowhere), whatsNewFeed),
    problem: null,
  });
  return shown(request, content, frameOf(addressOf(kind, position)));
};
