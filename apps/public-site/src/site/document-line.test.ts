import { describe, expect, it } from 'vitest';
import { documentEntry } from './document-line.ts';

const document = { id: '0a1b2c3d4e5f6', title: '工伤保险条例', kind: 'REGULATION', documentNumber: '国令第586号', status: 'IN_FORCE', listedOn: '2010-12-20', issuer: { name: '国务院' } } as const;

describe('a line of a list', () => {
  it('shows what tells one document from another', () => {
    expect(documentEntry(document)).toEqual({
      href: '/documents/0a1b2c3d4e5f6',
      title: '工伤保险条例',
      date: { value: '2010-12-20', text: '2010年12月20日' },
      facts: ['行政法规', '国务院', '国令第586号'],
      status: 'IN_FORCE',
    });
  });

  it('leaves out a number there is none of', () => {
    expect(documentEntry({ ...document, documentNumber: null }).facts).toEqual(['行政法规', '国务院']);
  });
});
