import type { DocumentListEntry } from '@openhall/ui';
import { h } from 'vue';
import { HomeDocument, type HomeQuery } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';
import { formatDate } from '../../site/dates.ts';
import { documentEntries } from '../../site/document-line.ts';
import { documentsFeed, whatsNewFeed } from '../../site/feeds.ts';
import { shown, type SitePage } from '../../site/frame.ts';
import { columnHref, paths } from '../../site/links.ts';
import HomePage from './HomePage.vue';

function columnCard({ slug, name, description, latestOn }: HomeQuery['columns'][number]) {
  const note = latestOn === null ? messages.home.columnEmpty : messages.home.columnUpdated(formatDate(latestOn));
  return { href: columnHref(slug), title: name, description, note };
}

/** Title and date: on the home page a line must be taken in at a glance. */
const glance = ({ href, title, date }: DocumentListEntry): DocumentListEntry => ({ href, title, date });

/** The home page: search first, then what people come for, then what is new. */
export const homePage: SitePage = async ({ request, query }) => {
  const { own, others, columns } = await query(HomeDocument, {});
  const { organisation } = request.site;
  const content = h(HomePage, { organisation, own: documentEntries(own).map(glance), others: documentEntries(others).map(glance), columns: columns.map(columnCard) });
  return shown(request, content, {
    title: organisation.siteName,
    description: messages.home.description(organisation.name),
    canonical: paths.home,
    trail: [],
    section: 'home',
    feeds: [documentsFeed, whatsNewFeed],
    ownSearch: true,
  });
};
