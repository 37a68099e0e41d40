import type { DocumentInput } from '../../data/document-input.ts';
import { LAW_SOURCE, type ReadLaw } from './law-facts.ts';
import { renderLaw } from './law-html.ts';
import type { Conclusion } from './timeline.ts';
import { shortTitle } from './titles.ts';

const SOURCE_NAME = 'LawRefBook/Laws';
// The collection, not the file: paths differ between its releases, and a dead link is worse than a general one.
const SOURCE_PAGE = 'https://github.com/LawRefBook/Laws';

/** One text of the collection as publishing saves it. It is public at once: these are laws in official print. */
export function lawDocument(read: ReadLaw, conclusion: Conclusion, columnSlug: string | null): DocumentInput {
  const { facts, header, blocks } = read;
  const rendered = renderLaw(blocks, { events: header.events, notice: header.notice });
  const short = shortTitle(facts.title);
  return {
    source: LAW_SOURCE,
    sourceKey: facts.sourceKey,
    kind: facts.kind,
    title: facts.title,
    documentNumber: facts.numbers.at(-1) ?? null,
    documentNumberAliases: facts.numbers.slice(0, -1),
    issuer: { name: facts.issuer, own: false },
    columnSlug,
    // 劳动合同法 is what people type for 中华人民共和国劳动合同法.
    keywords: short === facts.title ? [] : [short],
    sourceName: SOURCE_NAME,
    sourceUrl: SOURCE_PAGE,
    writtenOn: facts.writtenOn,
    sourcePublishedOn: facts.publishedOn,
    effectiveFrom: facts.effective.from,
    statedStatus: conclusion.statedStatus,
    statusInferred: conclusion.inferred,
    statusBasis: conclusion.basis,
    textFamily: facts.family,
    ...rendered,
    publicationState: 'PUBLISHED',
    disclosureAttribute: 'ACTIVE',
    publishedAt: null,
  };
}
