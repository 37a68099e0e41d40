import type { ErrorStatus, PageRequest, PageView } from '@openhall/server-render/render';
import type { LinkItem } from '@openhall/ui';
import { h } from 'vue';
import { messages } from '../../messages/index.ts';
import { formatDate, type LocalDate } from '../../site/dates.ts';
import { refusal, type SiteFrame, type SitePage } from '../../site/frame.ts';
import { paths } from '../../site/links.ts';
import ErrorPage from './ErrorPage.vue';

interface ErrorContent {
  readonly heading: string;
  readonly explanation: string;
  readonly reasons?: readonly string[];
  readonly facts?: readonly string[];
}

/** Trying once more helps where the site, not the address, is at fault. */
const worthRetrying: ReadonlySet<number> = new Set([429, 500, 503]);
/** An address is repeated in a link only while it is one a person could have typed. Characters. */
const longestRepeated = 500;

const pathOf = ({ path }: PageRequest): string => path.split('?', 1)[0] ?? '/';

function waysOn(status: number, { path }: PageRequest): LinkItem[] {
  const { waysOn: words } = messages.errors;
  const again = worthRetrying.has(status) && path.length <= longestRepeated ? [{ label: words.again, href: path }] : [];
  return [
    ...again,
    { label: words.home, href: paths.home },
    { label: words.documents, href: paths.documents },
    { label: words.catalogue, href: paths.catalogue },
    { label: words.siteMap, href: paths.siteMap },
    { label: words.contact, href: paths.contact },
  ];
}

function errorView(request: PageRequest, status: number, content: ErrorContent): PageView<SiteFrame> {
  const frame: SiteFrame = {
    title: content.heading,
    description: content.explanation,
    canonical: pathOf(request),
    trail: [{ label: content.heading }],
    section: null,
    ownSearch: true,
  };
  return refusal(status, h(ErrorPage, { ...content, waysOn: waysOn(status, request), requestId: request.requestId }), frame);
}

/** The page for a status the gateway names. Runs no query. */
export function failed(request: PageRequest, status: ErrorStatus): PageView<SiteFrame> {
  return errorView(request, status, messages.errors.texts[status]);
}

/** The page for an address nothing is at. */
export const notFound: SitePage = ({ request }) => failed(request, 404);

/** Input the schema refused, with its reasons. */
export function refused(request: PageRequest, reasons: readonly string[]): PageView<SiteFrame> {
  return errorView(request, 400, { ...messages.errors.texts[400], reasons });
}

/** The address of a document that was public and is withdrawn: 410, with the day and nothing else of it. */
export function removed(request: PageRequest, removedOn: LocalDate): PageView<SiteFrame> {
  const { heading, explanation, removedOn: sentence } = messages.errors.removed;
  return errorView(request, 410, { heading, explanation, facts: [sentence(formatDate(removedOn))] });
}
