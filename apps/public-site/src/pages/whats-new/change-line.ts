import type { DocumentListEntry } from '@openhall/ui';
import type { ChangeLineFragment } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';
import { formatTime } from '../../site/dates.ts';
import { documentHref } from '../../site/links.ts';

const words = messages.whatsNew;

/** What it happened to; of what was withdrawn that it was. */
export const changeTitle = ({ document }: ChangeLineFragment): string => document?.title ?? words.withdrawn;

/** What happened, beyond its kind. */
export function changeFacts({ kind, document, documentId, status, revisionNumber, changeNote }: ChangeLineFragment): string[] {
  if (document === null) return kind === 'WITHDRAWN' ? [words.withdrawnCode(documentId)] : [];
  return [
    ...(status === null ? [] : [words.validity(messages.statusLabels[status])]),
    ...(revisionNumber === null ? [] : [words.revision(revisionNumber)]),
    ...(changeNote === null ? [] : [words.note(changeNote)]),
    messages.kindLabels[document.kind],
    document.issuer.name,
    ...(document.documentNumber === null ? [] : [document.documentNumber]),
  ];
}

/** A change as a line below its day: with the time where it has one. */
export function changeEntry(change: ChangeLineFragment, timeZone: string): DocumentListEntry {
  const { kind, at, on, documentId, status } = change;
  const [, time = ''] = formatTime(at, timeZone).split(' ');
  const date = kind === 'VALIDITY_CHANGED' ? { value: on, text: words.wholeDay } : { value: at, text: time };
  return { href: documentHref(documentId), title: changeTitle(change), date, facts: [words.kinds[kind], ...changeFacts(change)], status };
}
