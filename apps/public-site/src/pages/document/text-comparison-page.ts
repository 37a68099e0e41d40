import type { PageContext, PageResult } from '@openhall/server-render/render';
import { h } from 'vue';
import { DocumentComparisonDocument, type ComparedTextFragment } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';
import { refusal, shown, type Crumb, type SiteFrame } from '../../site/frame.ts';
import { comparisonHref, documentHref } from '../../site/links.ts';
import { changesOnlyHref, wantsChangesOnly } from './changes-only.ts';
import { comparisonOf } from './comparison-rows.ts';
import ComparisonView from './ComparisonView.vue';
import { dateOfText, textLabel } from './dated-text.ts';
import { readDocumentId } from './document-id.ts';
import { documentTrail } from './document-trail.ts';
import SideViewMissing from './SideViewMissing.vue';

const words = messages.document.comparison;

function trailOf({ id, title }: ComparedTextFragment): Crumb[] {
  return documentTrail(null, { label: title, href: documentHref(id) }, { label: words.crumb });
}

function refuse(document: ComparedTextFragment): PageResult<SiteFrame> {
  const content = h(SideViewMissing, {
    heading: words.unrelatedHeading,
    explanation: words.unrelated,
    documentHref: documentHref(document.id),
    documentLabel: words.toDocument,
  });
  return refusal(404, content, { title: words.unrelatedHeading, description: words.unrelated, canonical: documentHref(document.id), trail: trailOf(document), section: 'documents' });
}

/** Two dated texts of one law, article by article, the older first whichever of them was asked for. Null where the document is not public. */
export async function textComparisonPage(context: PageContext, id: string, asked: string): Promise<PageResult<SiteFrame> | null> {
  const { document, other } = await context.query(DocumentComparisonDocument, { id, other: readDocumentId(asked) ?? '' });
  if (document === null) return null;
  if (other === null || !document.otherTexts.some((text) => text.id === other.id)) return refuse(document);
  const [older, newer] = dateOfText(other) <= dateOfText(document) ? [other, document] : [document, other];
  const hrefs = { older: documentHref(older.id), newer: documentHref(newer.id) };
  const comparison = comparisonOf({ bodyHtml: older.bodyHtml, href: hrefs.older }, { bodyHtml: newer.bodyHtml, href: hrefs.newer });
  const changesOnly = wantsChangesOnly(context.search);
  const here = comparisonHref(id, other.id);
  const labels = [textLabel(older), textLabel(newer)] as const;
  const content = h(ComparisonView, {
    title: document.title,
    lead: words.lead(...labels),
    older: { label: labels[0], href: hrefs.older },
    newer: { label: labels[1], href: hrefs.newer },
    ...comparison,
    rows: changesOnly ? comparison.rows.filter(({ change }) => change !== 'same') : comparison.rows,
    allHref: here,
    changesHref: changesOnlyHref(here),
    changesOnly,
  });
  return shown(context.request, content, {
    title: words.titleOf(document.title),
    description: words.description(document.title, ...labels),
    canonical: comparisonHref(newer.id, older.id),
    trail: trailOf(document),
    section: 'documents',
    hidden: true,
  });
}
