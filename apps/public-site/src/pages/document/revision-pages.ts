import { bodyForm } from '@openhall/document-text';
import type { PageContext, PageResult } from '@openhall/server-render/render';
import { h } from 'vue';
import { DocumentRevisionsDocument, type DocumentRevisionsQuery } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';
import { formatTime } from '../../site/dates.ts';
import { refusal, shown, type Crumb, type SiteFrame } from '../../site/frame.ts';
import { documentHref, revisionComparisonHref, revisionHref } from '../../site/links.ts';
import { comparisonOf } from './comparison-rows.ts';
import ComparisonView from './ComparisonView.vue';
import { changesOnlyHref, wantsChangesOnly } from './changes-only.ts';
import { documentTrail } from './document-trail.ts';
import { revisionHistory } from './revision-history.ts';
import RevisionView from './RevisionView.vue';
import SideViewMissing from './SideViewMissing.vue';

type VersionedDocument = NonNullable<DocumentRevisionsQuery['document']>;
type Version = VersionedDocument['revisions'][number];

const words = messages.document.revisions;

async function load(context: PageContext, id: string): Promise<VersionedDocument | null> {
  return (await context.query(DocumentRevisionsDocument, { id })).document;
}

/** A version by its number as it stands in the address; undefined for anything else. */
function versionOf({ revisions }: VersionedDocument, asked: string): Version | undefined {
  return /^[1-9]\d{0,5}$/.test(asked) ? revisions.find(({ number }) => number === Number(asked)) : undefined;
}

const trailOf = ({ id, title }: VersionedDocument, last: string): Crumb[] => documentTrail(null, { label: title, href: documentHref(id) }, { label: last });

function missing(context: PageContext, document: VersionedDocument, heading: string, explanation: string): PageResult<SiteFrame> {
  const content = h(SideViewMissing, {
    heading,
    explanation,
    documentHref: documentHref(document.id),
    documentLabel: words.toCurrent,
    history: revisionHistory(document, context, 0),
  });
  return refusal(404, content, { title: heading, description: explanation, canonical: documentHref(document.id), trail: trailOf(document, heading), section: 'documents' });
}

/** One version as it was. Null where the document is not public, and where the version is the current one: its page is the document's. */
export async function revisionPage(context: PageContext, id: string, asked: string): Promise<PageResult<SiteFrame> | null> {
  const document = await load(context, id);
  if (document === null) return null;
  const version = versionOf(document, asked);
  if (version === undefined) return missing(context, document, words.missingHeading, words.missing(asked.slice(0, 40)));
  const { number, title, bodyHtml, changeNote, createdAt } = version;
  if (number === document.revisionNumber) return null;
  const { request } = context;
  const address = request.siteUrl + revisionHref(id, number);
  const content = h(RevisionView, {
    title,
    kind: messages.kindLabels[document.kind],
    notice: words.oldVersion(number, formatTime(createdAt, request.site.businessTimeZone)),
    changeNote,
    currentHref: documentHref(id),
    bodyHtml,
    form: bodyForm(document.kind, bodyHtml),
    address,
    history: revisionHistory(document, context, number),
  });
  const pageTitle = words.titleOf(title, number);
  return shown(request, content, { title: pageTitle, description: pageTitle, canonical: revisionHref(id, number), trail: trailOf(document, words.crumb(number)), section: 'documents', hidden: true });
}

/** What changed from one version to another, older first whatever the order asked. Null where the document is not public. */
export async function revisionComparisonPage(context: PageContext, id: string, askedOlder: string, askedNewer: string): Promise<PageResult<SiteFrame> | null> {
  const document = await load(context, id);
  if (document === null) return null;
  const one = versionOf(document, askedOlder);
  const other = versionOf(document, askedNewer);
  if (one === undefined || other === undefined) return missing(context, document, words.missingHeading, words.missing((one === undefined ? askedOlder : askedNewer).slice(0, 40)));
  if (one.number === other.number) return missing(context, document, words.pair, words.same);
  const [older, newer] = one.number < other.number ? [one, other] : [other, one];
  return comparedVersions(context, document, older, newer);
}

function comparedVersions(context: PageContext, document: VersionedDocument, older: Version, newer: Version): PageResult<SiteFrame> {
  const { request } = context;
  const { id, title } = document;
  const text = messages.document.comparison;
  const here = revisionComparisonHref(id, older.number, newer.number);
  const hrefOf = ({ number }: Version): string => (number === document.revisionNumber ? documentHref(id) : revisionHref(id, number));
  const comparison = comparisonOf({ bodyHtml: older.bodyHtml, href: hrefOf(older) }, { bodyHtml: newer.bodyHtml, href: hrefOf(newer) });
  const changesOnly = wantsChangesOnly(context.search);
  const labels = [text.version(older.number), text.version(newer.number)] as const;
  const content = h(ComparisonView, {
    title,
    lead: text.revisionLead(...labels),
    older: { label: labels[0], href: hrefOf(older) },
    newer: { label: labels[1], href: hrefOf(newer) },
    ...comparison,
    rows: changesOnly ? comparison.rows.filter(({ change }) => change !== 'same') : comparison.rows,
    allHref: here,
    changesHref: changesOnlyHref(here),
    changesOnly,
  });
  return shown(request, content, {
    title: text.titleOf(title),
    description: text.description(title, ...labels),
    canonical: here,
    trail: trailOf(document, text.crumb),
    section: 'documents',
    hidden: true,
  });
}
