import { describe, expect, it } from 'vitest';
import { filtersOf, oneOf, queryOf } from './list-address.ts';

describe('the address of a list', () => {
  it('says its filters and nothing empty', () => {
    expect(queryOf({ query: ' 工伤 ', kind: '', column: ' ' })).toEqual({ query: '工伤' });
  });

  it('is read back, without what is missing, foreign or there twice', () => {
    expect(filtersOf(['query', 'kind'], { query: '工伤', kind: ['LAW', 'RULE'], other: 'x' })).toEqual({ query: '工伤', kind: '' });
  });

  it('has no value the list does not know', () => {
    expect(oneOf(['LAW', 'RULE'], 'LAW')).toBe('LAW');
    expect(oneOf(['LAW', 'RULE'], 'law; drop')).toBeNull();
  });
});
