import type { DocumentInput } from '@openhall/publishing';

/** A normative document of the department, public since 1 November 2026, with whatever a test changes. */
export function sampleDocument(sourceKey: string, changes: Partial<DocumentInput> = {}): DocumentInput {
  return {
    source: 'test',
    sourceKey,
    kind: 'NORMATIVE_DOCUMENT',
    title: `关于${sourceKey}的通知`,
    issuer: { name: '示例省人力资源和社会保障厅', own: true },
    bodyHtml: `<p>${sourceKey}</p>`,
    bodyText: sourceKey,
    outline: [],
    publicationState: 'PUBLISHED',
    disclosureAttribute: 'ACTIVE',
    publishedAt: new Date('2026-11-01T01:00:00Z'),
    ...changes,
  };
}
