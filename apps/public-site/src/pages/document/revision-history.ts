import type { DatedText } from '@openhall/ui';
import type { PageContext } from '@openhall/server-render/render';
import { messages } from '../../messages/index.ts';
import { formatTime } from '../../site/dates.ts';
import { documentHref, revisionComparisonHref, revisionHref } from '../../site/links.ts';

/** A version as the schema lists it. */
export interface ListedRevision {
  readonly number: number;
  readonly createdAt: string;
  readonly changeNote: string | null;
}

/** The versions of a document, ready to be shown. */
export interface RevisionHistory {
  readonly current: number;
  /** Newest first. */
  readonly items: readonly { readonly number: number; readonly time: DatedText; readonly note: string | null; readonly href: string | null; readonly compareHref: string | null }[];
  /** Where the form that compares any two asks; null where the links beside the versions say it all. */
  readonly formAction: string | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** With two versions there is one pair, and a link for it. */
const fewestForForm = 3;

/**
 * The history of a text. Null where there is nothing to tell: one version.
 * @param shownNumber the version on the page, which needs no link to itself
 */
export function revisionHistory(
  { id, revisionNumber, revisions }: { readonly id: string; readonly revisionNumber: number; readonly revisions: readonly ListedRevision[] },
  { request }: PageContext,
  shownNumber: number,
): RevisionHistory | null {
  if (revisions.length < 2) return null;
  const time = (createdAt: string): DatedText => ({ text: formatTime(createdAt, request.site.businessTimeZone), value: createdAt });
  const newestFirst = revisions.toSorted((one, other) => other.number - one.number);
  const items = newestFirst.map(({ number, createdAt, changeNote }, index) => {
    const before = newestFirst[index + 1];
    return {
      number,
      time: time(createdAt),
      note: changeNote,
      href: number === shownNumber ? null : number === revisionNumber ? documentHref(id) : revisionHref(id, number),
      compareHref: before === undefined ? null : revisionComparisonHref(id, before.number, number),
    };
  });
  return {
    current: revisionNumber,
    items,
    formAction: revisions.length < fewestForForm ? null : documentHref(id),
    options: items.map((item) => ({ value: String(item.number), label: messages.document.revisions.option(item.number, item.time.text) })),
  };
}
