import { describe, expect, it } from 'vitest';
import { sampleDocument, type ShownDocument } from '../../../test/sample-document.ts';
import { linkedData } from './linked-data.ts';

const facts = (changes: Partial<ShownDocument> = {}) => Object.fromEntries(linkedData(sampleDocument(changes), 'https://hrss.example.gov.cn/documents/x').facts.map(({ property, value }) => [property, value]));

describe('what machines read of a document', () => {
  it('is schema.org Legislation where the kind has a validity, else an article', () => {
    expect(linkedData(sampleDocument(), '').type).toBe('https://schema.org/Legislation');
    expect(linkedData(sampleDocument({ kind: 'NEWS', validity: null }), '').type).toBe('https://schema.org/Article');
  });

  it('names number, dates, organ and force', () => {
    expect(facts()).toMatchObject({
      legislationIdentifier: '示人社规〔2026〕12号',
      legislationDate: '2026-11-12',
      legislationDateOfApplicability: '2026-01-01',
      legislationPassedBy: '示例省人力资源和社会保障厅',
      legislationLegalForce: 'https://schema.org/InForce',
      datePublished: '2026-11-20',
      url: 'https://hrss.example.gov.cn/documents/x',
    });
  });

  it.each(['NOT_YET_IN_FORCE', 'AMENDED', 'EXPIRED', 'REPEALED', 'SUSPENDED'] as const)('calls a text that is %s not in force', (status) => {
    expect(facts({ validity: { status, inferred: false, basis: null, since: null, until: null } })).toMatchObject({ legislationLegalForce: 'https://schema.org/NotInForce' });
  });

  it('leaves out what is not known', () => {
    expect(facts({ documentNumber: null, writtenOn: null })).not.toHaveProperty('legislationDate');
  });
});
