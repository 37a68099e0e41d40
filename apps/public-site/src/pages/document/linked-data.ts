import { hasValidity } from '@openhall/publishing/rules';
import type { DocumentPageQuery } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';

type ShownDocument = NonNullable<DocumentPageQuery['document']>;

/** One fact for machines: schema.org property and value; addresses become links. */
export interface LinkedFact {
  readonly property: string;
  readonly value: string;
  readonly link: boolean;
}

/** A document as schema.org describes it, written into the markup as microdata: no script element is needed for it. */
export interface LinkedData {
  readonly type: 'https://schema.org/Legislation' | 'https://schema.org/Article';
  readonly facts: readonly LinkedFact[];
}

const text = (property: string, value: string | null): LinkedFact[] => (value === null || value === '' ? [] : [{ property, value, link: false }]);
const link = (property: string, value: string | null): LinkedFact[] => (value === null ? [] : [{ property, value, link: true }]);

function legislation(document: ShownDocument): LinkedFact[] {
  const { validity } = document;
  return [
    ...text('legislationIdentifier', document.documentNumber),
    ...text('legislationType', messages.kindLabels[document.kind]),
    ...text('legislationDate', document.writtenOn),
    ...text('legislationDateOfApplicability', document.effectiveFrom),
    ...text('expires', document.effectiveTo),
    ...text('legislationPassedBy', document.issuer.name),
    ...link('legislationLegalForce', validity === null ? null : `https://schema.org/${validity.status === 'IN_FORCE' ? 'InForce' : 'NotInForce'}`),
  ];
}

/** Describes a document: `Legislation` where its kind has a validity, else `Article`. */
export function linkedData(document: ShownDocument, address: string): LinkedData {
  const common = [
    ...link('url', address),
    ...text('inLanguage', 'zh-CN'),
    ...text('datePublished', document.listedOn),
    ...text('keywords', document.keywords.join(',')),
    ...text('abstract', document.summary),
  ];
  return hasValidity(document.kind)
    ? { type: 'https://schema.org/Legislation', facts: [...legislation(document), ...common] }
    : { type: 'https://schema.org/Article', facts: [...text('author', document.author), ...common] };
}
