import { addDays, type LocalDate } from '@openhall/statutory-time/rules';
import type { LinkItem, ValidityStatus } from '@openhall/ui';
import type { DocumentPageQuery } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';
import { formatDate } from '../../site/dates.ts';
import { documentHref } from '../../site/links.ts';
import { dateOfText, textLabel } from './dated-text.ts';

type ShownDocument = NonNullable<DocumentPageQuery['document']>;

/** What ValidityBanner is given. */
export interface Banner {
  readonly status: ValidityStatus;
  readonly message: string;
  readonly basis: string | null;
  readonly note: string | null;
  readonly groups: readonly { readonly label: string; readonly links: readonly LinkItem[] }[];
}

const words = messages.document.validity;

/** From this many days before its last day a text in force carries a banner: whoever plans by it must know. */
const noticeDays = 90;

function sentence({ validity, effectiveFrom }: ShownDocument): string {
  if (validity === null) return '';
  const { status, since, until } = validity;
  const day = (date: string | null): string | null => (date === null ? null : formatDate(date));
  if (status === 'NOT_YET_IN_FORCE') return words.NOT_YET_IN_FORCE(day(effectiveFrom));
  if (status === 'SUSPENDED') return words.SUSPENDED(day(until));
  if (status === 'IN_FORCE') return until === null ? words.IN_FORCE() : words.IN_FORCE_UNTIL(formatDate(until));
  return words[status](day(since));
}

/** Documents the reader should know of, each named once: first what acted on this text, then texts that are newer or in force instead. */
function leads(document: ShownDocument): Banner['groups'] {
  const named = new Set<string>();
  const group = (label: string, links: readonly { readonly id: string; readonly label: string }[]): Banner['groups'][number] => {
    const fresh = links.filter(({ id }) => !named.has(id));
    for (const { id } of fresh) named.add(id);
    return { label, links: fresh.map((link) => ({ label: link.label, href: documentHref(link.id) })) };
  };
  const titled = ({ id, title }: { id: string; title: string }): { id: string; label: string } => ({ id, label: messages.common.quoted(title) });
  const dated = (text: ShownDocument['otherTexts'][number]): { id: string; label: string } => ({ id: text.id, label: textLabel(text) });
  const own = dateOfText(document);
  const newer = document.otherTexts.filter((text) => dateOfText(text) > own);
  // The same law in a newer text is named by its date: its title says nothing new.
  const datedIds = new Set(document.otherTexts.map(({ id }) => id));
  return [
    group(words.newer, newer.map(dated)),
    group(words.amendedBy, document.amendedBy.filter(({ id }) => !datedIds.has(id)).map(titled)),
    group(words.repealedBy, document.repealedBy.map(titled)),
    group(words.current, document.validity?.status === 'IN_FORCE' ? [] : document.otherTexts.filter(({ status }) => status === 'IN_FORCE').map(dated)),
  ].filter(({ links }) => links.length > 0);
}

/**
 * What stands above a text about its validity. Null where the kind has none, and where a text is simply in force for some time to
 * come: the particulars say so, and a banner on every page is read on none.
 */
export function validityBanner(document: ShownDocument, today: LocalDate): Banner | null {
  const { validity } = document;
  if (validity === null) return null;
  const groups = leads(document);
  const endsSoon = validity.until !== null && validity.until <= addDays(today, noticeDays);
  if (validity.status === 'IN_FORCE' && !endsSoon && groups.length === 0) return null;
  return { status: validity.status, message: sentence(document), basis: validity.basis, note: validity.inferred ? words.inferred : null, groups };
}
