import { messages } from '../../messages/index.ts';
import type { Crumb } from '../../site/frame.ts';
import { columnHref, paths } from '../../site/links.ts';

/** The way to a document: through its column, else through the document list. */
export function documentTrail(column: { readonly slug: string; readonly name: string } | null, ...rest: readonly Crumb[]): Crumb[] {
  const parent = column === null ? { label: messages.documents.title, href: paths.documents } : { label: column.name, href: columnHref(column.slug) };
  return [parent, ...rest];
}
