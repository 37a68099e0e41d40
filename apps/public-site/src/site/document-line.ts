import type { DatedText, DocumentListEntry } from '@openhall/ui';
import type { DocumentLineFragment } from '../gql/graphql.ts';
import { messages } from '../messages/index.ts';
import { formatDate, type LocalDate } from './dates.ts';
import { documentHref } from './links.ts';

/** A date for `<time>`: what machines read and what people read. */
export const datedText = (date: LocalDate): DatedText => ({ value: date, text: formatDate(date) });

/** A queried document as one line of a list. */
export function documentEntry(document: DocumentLineFragment): DocumentListEntry {
  const { id, title, kind, issuer, documentNumber, status, listedOn } = document;
  return {
    href: documentHref(id),
    title,
    date: datedText(listedOn),
    facts: [messages.kindLabels[kind], issuer.name, ...(documentNumber === null ? [] : [documentNumber])],
    status,
  };
}

/** The lines of a connection. */
export function documentEntries(connection: { readonly edges: readonly { readonly node: DocumentLineFragment }[] }): DocumentListEntry[] {
  return connection.edges.map(({ node }) => documentEntry(node));
}
