import { describe, expect, it } from 'vitest';
import { typeAheadOf } from './type-ahead.ts';

describe('what a search form needs for suggestions', () => {
  it('is the module of this build and the query by its hash', () => {
    const { island, source } = typeAheadOf({ styles: [], scripts: [], islands: { 'type-ahead': '/assets/type-ahead-1.js' } });
    expect(island).toBe('/assets/type-ahead-1.js');
    expect(source).toMatch(/^\/graphql\?documentId=sha256%3A[0-9a-f]{64}&variables=$/);
  });

  it('is nothing where the build has no such module', () => {
    expect(typeAheadOf({ styles: [], scripts: [], islands: {} })).toEqual({ island: null, source: null });
  });
});
