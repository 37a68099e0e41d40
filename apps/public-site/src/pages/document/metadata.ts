import { printedCode } from '@openhall/ledger/proof';
import { disclosureRulePacks, selectRulePack } from '@openhall/statutory-time/rules';
import type { MetadataPart, MetadataRow } from '@openhall/ui';
import type { DocumentPageQuery } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';
import { formatDate, formatTime } from '../../site/dates.ts';
import { documentHref, documentsAddress, searchHref, verifyHref } from '../../site/links.ts';
import { listHref, noFilters, nowhere, type ListFilters } from '../../site/list-query.ts';

type ShownDocument = NonNullable<DocumentPageQuery['document']>;

const words = messages.document.metadata;
const listWith = (filters: Partial<ListFilters>): string => listHref({ filters: { ...noFilters, ...filters }, sort: 'NEWEST', position: nowhere }, documentsAddress);

/** Folded away on a phone. */
const minor = { minor: true };
const row = (label: string, parts: readonly MetadataPart[], more: Pick<MetadataRow, 'note' | 'wide' | 'minor'> = {}): MetadataRow[] => (parts.length === 0 ? [] : [{ label, parts, ...more }]);
const textRow = (label: string, text: string | null, more: { minor?: boolean } = {}): MetadataRow[] => (text === null || text === '' ? [] : row(label, [{ text }], more));
const dateRow = (label: string, date: string | null): MetadataRow[] => (date === null ? [] : row(label, [{ text: formatDate(date), datetime: date }]));

function numbers({ indexNumber, documentNumber, documentNumberAliases }: ShownDocument): MetadataRow[] {
  return [
    ...textRow(words.indexNumber, indexNumber),
    ...textRow(words.documentNumber, documentNumber),
    ...row(words.otherNumbers, documentNumberAliases.map((text) => ({ text })), minor),
  ];
}

function dates(document: ShownDocument, timeZone: string): MetadataRow[] {
  const { writtenOn, sourcePublishedOn, publishedAt, effectiveFrom, effectiveTo } = document;
  return [
    ...dateRow(words.writtenOn, writtenOn),
    ...dateRow(words.sourcePublishedOn, sourcePublishedOn),
    ...row(sourcePublishedOn === null ? words.publishedAt : words.publishedHere, [{ text: formatTime(publishedAt, timeZone), datetime: publishedAt }]),
    ...dateRow(words.effectiveFrom, effectiveFrom),
    ...dateRow(words.effectiveTo, effectiveTo),
  ];
}

function validity({ validity: found }: ShownDocument): MetadataRow[] {
  if (found === null) return [];
  // Without a banner nothing else says what it was inferred from, or that the first day in force was.
  return row(words.status, [{ text: messages.statusLabels[found.status] }], { note: found.inferred ? messages.document.validity.inferredFrom(found.basis) : null });
}

function origin({ source, sourceUrl, author, editor }: ShownDocument): MetadataRow[] {
  return [
    ...(source === null && sourceUrl === null ? [] : row(words.source, [{ text: source ?? words.original, href: sourceUrl }], minor)),
    ...textRow(words.author, author, minor),
    ...textRow(words.editor, editor, minor),
  ];
}

/** Art. 26: whether the department made the document public in time, and what the term is. */
function pledge({ publicationDue: due, writtenOn }: ShownDocument): MetadataRow[] {
  if (due === null || writtenOn === null) return [];
  const { pledge: text } = messages.document;
  const { value, source } = selectRulePack(disclosureRulePacks, writtenOn).values.proactivePublicationWorkingDays;
  const last = formatDate(due.dueOn);
  const note = text.basis(value, last, source) + (due.provisional ? text.provisional : '');
  return row(words.publicationDue, [{ text: due.onTime ? text.onTime(due.workingDaysUsed) : text.late(due.workingDaysUsed, last) }], { note, wide: true, minor: true });
}

/** The code under which anybody can check that nothing was altered. */
function proof({ proof: found }: ShownDocument): MetadataRow[] {
  return found === null ? [] : row(words.proof, [{ text: printedCode(found.code), href: verifyHref(found.code) }], minor);
}

function linked(label: string, documents: readonly { readonly id: string; readonly title: string }[]): MetadataRow[] {
  return row(label, documents.map(({ id, title }) => ({ text: messages.common.quoted(title), href: documentHref(id) })), { wide: true });
}

/** The particulars of a document, in the order of 政府信息公开目录 and the site standard; what is not known has no row. */
export function metadataRows(document: ShownDocument, timeZone: string): MetadataRow[] {
  const { issuer, kind, topic, keywords, attachments } = document;
  return [
    ...numbers(document),
    ...row(words.issuer, [{ text: issuer.name, href: listWith({ issuer: issuer.id }) }]),
    ...row(words.kind, [{ text: messages.kindLabels[kind], href: listWith({ kinds: [kind] }) }], minor),
    ...textRow(words.topic, topic, minor),
    ...dates(document, timeZone),
    ...validity(document),
    ...origin(document),
    ...row(words.attachments, attachments.length === 0 ? [] : [{ text: words.attachmentCount(attachments.length), href: '#attachments' }]),
    ...linked(words.interpretations, document.interpretations),
    ...linked(words.interprets, document.interprets),
    ...row(words.keywords, keywords.map((word) => ({ text: word, href: searchHref(word) })), { wide: true, minor: true }),
    ...pledge(document),
    ...proof(document),
  ];
}
