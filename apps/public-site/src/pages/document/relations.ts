import type { LinkItem } from '@openhall/ui';
import type { DocumentPageQuery, RelatedLineFragment } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';
import { formatDate } from '../../site/dates.ts';
import { comparisonHref, documentHref } from '../../site/links.ts';
import { dateOfText, textLabel } from './dated-text.ts';

type ShownDocument = NonNullable<DocumentPageQuery['document']>;

/** Links of one relation under its name. */
export interface RelationGroup {
  readonly heading: string;
  readonly items: readonly (LinkItem & { readonly note: string })[];
}

const relations = ['interpretations', 'interprets', 'amendedBy', 'repealedBy', 'amends', 'repeals', 'related'] as const;

function line({ id, title, listedOn, status }: RelatedLineFragment): RelationGroup['items'][number] {
  const date = formatDate(listedOn);
  // In force is the rule: only what a reader must mind is said.
  const note = status === null || status === 'IN_FORCE' ? date : `${date}　${messages.statusLabels[status]}`;
  return { label: title, href: documentHref(id), note };
}

/** Every related document by relation, strongest first. One that stands in a stronger relation is not repeated as 同类文件. */
export function relationGroups(document: ShownDocument): RelationGroup[] {
  const named = new Set(relations.filter((relation) => relation !== 'related').flatMap((relation) => document[relation].map(({ id }) => id)));
  return relations
    .map((relation) => ({
      heading: messages.document.relations[relation],
      items: document[relation].filter(({ id }) => relation !== 'related' || !named.has(id)).map(line),
    }))
    .filter(({ items }) => items.length > 0);
}

/** Another dated text of the same law, with its validity, and where the two are compared. */
export interface OtherText extends LinkItem {
  readonly note: string | null;
  readonly also: LinkItem;
}

/** Other dated texts of the same law, newest first. */
export function otherTexts({ id, otherTexts: texts }: ShownDocument): OtherText[] {
  return texts
    .toSorted((one, other) => dateOfText(other).localeCompare(dateOfText(one)))
    .map((text) => ({
      label: textLabel(text),
      href: documentHref(text.id),
      note: text.status === null ? null : messages.statusLabels[text.status],
      also: { label: messages.document.otherTexts.compare, href: comparisonHref(id, text.id) },
    }));
}
