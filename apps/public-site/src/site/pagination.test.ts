import { describe, expect, it } from 'vitest';
import { documentsAddress } from './links.ts';
import { noFilters, nowhere, type ListPosition } from './list-query.ts';
import { pageLinks } from './pagination.ts';

const edges = { hasNextPage: true, hasPreviousPage: true, startCursor: 's', endCursor: 'e' };
const list = (position: ListPosition) => ({ filters: { ...noFilters, kinds: ['LAW' as const] }, sort: 'NEWEST' as const, position });

describe('the ways on from a page of a list', () => {
  it('keep the filters and name the neighbours by cursor', () => {
    expect(pageLinks(edges, list({ after: 'x', before: null }), documentsAddress)).toEqual({
      previous: '/documents?before=s&kind=LAW',
      next: '/documents?after=e&kind=LAW',
      first: '/documents?kind=LAW',
    });
  });

  it('are none where there is nothing', () => {
    const alone = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
    expect(pageLinks(alone, list(nowhere), documentsAddress)).toEqual({ previous: null, next: null, first: null });
  });
});
