import type { DocumentLineFragment, DocumentStatus } from '../gql/graphql.ts';
import { messages } from '../messages/index.ts';
import { formatDate, type LocalDate } from './dates.ts';
import { documentHref } from './links.ts';

/** A date for `<time>`: what machines read and what people read. */
export interface ShownDate {
  readonly iso: LocalDate;
  readonly text: string;
}

/** One line of a list of documents, ready to be shown. */
export interface DocumentLine {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly kind: string;
  readonly issuer: string;
  readonly documentNumber: string | null;
  readonly date: ShownDate;
  readonly status: ShownStatus | null;
}

/** A legal validity with its name. */
export interface ShownStatus {
  readonly value: DocumentStatus;
  readonly label: string;
}

export const shownDate = (date: LocalDate): ShownDate => ({ iso: date, text: formatDate(date) });

export const shownStatus = (status: DocumentStatus | null): ShownStatus | null => (status === null ? null : { value: status, label: messages.statusLabels[status] });

/** Turns a queried document into a line. */
export function documentLine(document: DocumentLineFragment): DocumentLine {
  return {
    id: document.id,
    href: documentHref(document.id),
    title: document.title,
    kind: messages.kindLabels[document.kind],
    issuer: document.issuer.name,
    documentNumber: document.documentNumber,
    date: shownDate(document.listedOn),
    status: shownStatus(document.status),
  };
}

/** The lines of a connection. */
export function documentLines(connection: { readonly edges: readonly { readonly node: DocumentLineFragment }[] }): DocumentLine[] {
  return connection.edges.map(({ node }) => documentLine(node));
}
