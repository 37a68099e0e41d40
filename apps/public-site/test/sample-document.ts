import type { DocumentPageQuery, RelatedLineFragment } from '../src/gql/graphql.ts';

export type ShownDocument = NonNullable<DocumentPageQuery['document']>;

/** A document as the schema answers it: a normative document of the department, in force, without relations. */
export function sampleDocument(changes: Partial<ShownDocument> = {}): ShownDocument {
  return {
    id: '0a1b2c3d4e5f6',
    title: '示例省就业服务办法',
    kind: 'NORMATIVE_DOCUMENT',
    indexNumber: '000000000/2026-00412',
    documentNumber: '示人社规〔2026〕12号',
    documentNumberAliases: [],
    issuer: { id: '1111111111111', name: '示例省人力资源和社会保障厅' },
    column: { slug: 'employment', name: '就业创业', description: '就业信息。', keywords: ['就业'], columnType: '信息公开' },
    topic: null,
    keywords: [],
    summary: '规定就业服务的范围和办法。',
    validity: { status: 'IN_FORCE', inferred: false, basis: null, since: '2026-01-01', until: null },
    writtenOn: '2026-11-12',
    listedOn: '2026-11-20',
    publishedAt: '2026-11-20T01:30:00.000Z',
    sourcePublishedOn: null,
    effectiveFrom: '2026-01-01',
    effectiveTo: null,
    source: null,
    sourceUrl: null,
    author: null,
    editor: null,
    bodyHtml: '<p>正文。</p>',
    outline: [],
    attachments: [],
    interpretations: [],
    interprets: [],
    amends: [],
    amendedBy: [],
    repeals: [],
    repealedBy: [],
    otherTexts: [],
    related: [],
    revisions: [{ number: 1, createdAt: '2026-11-20T01:30:00.000Z', changeNote: null }],
    revisionNumber: 1,
    publicationDue: null,
    proof: null,
    ...changes,
  };
}

/** A related document as lists show it. */
export const relatedLine = (id: string, changes: Partial<RelatedLineFragment> = {}): RelatedLineFragment => ({ id, title: `文件${id}`, status: null, listedOn: '2026-01-01', ...changes });
