import { movedTo, type PageContext, type PageResult } from '@openhall/server-render/render';
import { DocumentPageDocument, RemovedDocumentDocument } from '../../gql/graphql.ts';
import type { SiteFrame, SitePage } from '../../site/frame.ts';
import { documentHref } from '../../site/links.ts';
import { notFound, removed } from '../errors/error-pages.ts';
import { changesOnlyParameter } from './changes-only.ts';
import { readDocumentId } from './document-id.ts';
import { documentView } from './document-view.ts';
import { revisionComparisonPage, revisionPage } from './revision-pages.ts';
import { textComparisonPage } from './text-comparison-page.ts';

/** What stands at the address of a document that is not public: 410 where it once was, else 404. */
async function absent(context: PageContext, id: string): Promise<PageResult<SiteFrame>> {
  const { removedDocument } = await context.query(RemovedDocumentDocument, { id });
  return removedDocument === null ? notFound(context) : removed(context.request, removedDocument.removedOn);
}

/** Names in the address of a document that ask for another view of it. */
export const documentParameters = ['compare', 'newer', 'older', 'revision', changesOnlyParameter] as const;

/** A side view asked for by a parameter; null where none is. */
function sideView(context: PageContext, id: string): Promise<PageResult<SiteFrame> | null> | null {
  const asked = (name: string): string => context.search.get(name)?.trim() ?? '';
  if (asked('compare') !== '') return textComparisonPage(context, id, asked('compare'));
  if (asked('older') !== '' || asked('newer') !== '') return revisionComparisonPage(context, id, asked('older'), asked('newer'));
  return asked('revision') === '' ? null : revisionPage(context, id, asked('revision'));
}

/**
 * `/documents/{id}`: a document as it is; `?revision=` one of its versions, `?older=&newer=` the difference of two,
 * `?compare=` another dated text of the same law beside it.
 */
export const documentPage: SitePage = async (context) => {
  const asked = context.params['id'] ?? '';
  const id = readDocumentId(asked);
  if (id === null) return notFound(context);
  if (id !== asked) return movedTo(documentHref(id) + (context.search.size === 0 ? '' : `?${context.search.toString()}`));
  const side = await sideView(context, id);
  if (side !== null) return side;
  const { document } = await context.query(DocumentPageDocument, { id });
  return document === null ? absent(context, id) : documentView(document, context);
};
