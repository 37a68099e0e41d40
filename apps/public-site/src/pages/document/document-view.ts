import { beginningOf, bodyForm } from '@openhall/document-text';
import type { PageContext, PageView } from '@openhall/server-render/render';
import { today } from '@openhall/statutory-time/rules';
import type { OutlineEntry } from '@openhall/ui';
import { h } from 'vue';
import type { DocumentPageQuery } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';
import { tagTime } from '../../site/dates.ts';
import { shown, type ArticleTags, type SiteFrame } from '../../site/frame.ts';
import { documentHref } from '../../site/links.ts';
import { documentTrail } from './document-trail.ts';
import DocumentView from './DocumentView.vue';
import { fileTypeText, sizeText } from './file-facts.ts';
import { linkedData } from './linked-data.ts';
import { metadataRows } from './metadata.ts';
import { otherTexts, relationGroups } from './relations.ts';
import { revisionHistory } from './revision-history.ts';
import { validityBanner } from './validity-banner.ts';

type ShownDocument = NonNullable<DocumentPageQuery['document']>;

/** Contents of fewer headings than this say nothing the page does not show at a glance. */
const fewestEntries = 3;
/** Characters of the text that stand for a summary where there is none. */
const descriptionLength = 150;

function articleTags(document: ShownDocument, { request }: PageContext): ArticleTags {
  const { organisation, businessTimeZone } = request.site;
  return {
    title: document.title,
    publishedAt: tagTime(document.publishedAt, businessTimeZone),
    source: document.source ?? organisation.name,
    author: document.author,
    keywords: document.keywords,
  };
}

function frameOf(document: ShownDocument, context: PageContext): SiteFrame {
  const { column } = document;
  return {
    title: document.title,
    description: document.summary ?? beginningOf(document.bodyHtml, descriptionLength),
    canonical: documentHref(document.id),
    trail: documentTrail(column, { label: document.title }),
    section: 'documents',
    ...(column === null ? {} : { columnSlug: column.slug, column: { name: column.name, description: column.description, keywords: column.keywords, type: column.columnType } }),
    article: articleTags(document, context),
  };
}

function contentsOf({ outline }: ShownDocument): readonly OutlineEntry[] {
  return outline.length < fewestEntries ? [] : outline;
}

/** The page of a document as it is now. */
export function documentView(document: ShownDocument, context: PageContext): PageView<SiteFrame> {
  const { request } = context;
  const { businessTimeZone } = request.site;
  const address = request.siteUrl + documentHref(document.id);
  const hasArticles = document.outline.some(({ level }) => level === 3);
  const content = h(DocumentView, {
    title: document.title,
    kind: messages.kindLabels[document.kind],
    banner: validityBanner(document, today(request.now, businessTimeZone)),
    metadata: metadataRows(document, businessTimeZone),
    contents: contentsOf(document),
    bodyHtml: document.bodyHtml,
    form: bodyForm(document.kind, document.bodyHtml),
    citationTitle: hasArticles ? messages.common.quoted(document.title) : null,
    address,
    attachments: document.attachments.map((file) => ({ href: file.path, name: file.name, type: fileTypeText(file.mediaType), size: sizeText(file.sizeBytes), checksum: file.sha256 })),
    relations: relationGroups(document),
    otherTexts: otherTexts(document),
    history: revisionHistory(document, context, document.revisionNumber),
    linkedData: linkedData(document, address),
  });
  return shown(request, content, frameOf(document, context));
}
