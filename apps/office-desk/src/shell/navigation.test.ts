import { describe, expect, it } from 'vitest';
import { navigationFor } from './navigation.ts';

const namesFor = (...held: readonly string[]): string[] => navigationFor((needed) => needed === undefined || held.includes(needed)).flatMap(({ entries }) => entries.map(({ name }) => name));

describe('the navigation', () => {
  it('offers what the permissions reach, and nothing else', () => {
    expect(namesFor()).toEqual(['home', 'account']);
    expect(namesFor('READ_DOCUMENTS', 'READ_ORGANISATION')).toEqual(['home', 'documents', 'organisation', 'people', 'account']);
    expect(namesFor('READ_JOBS')).toEqual(['home', 'jobs', 'account']);
  });

  it('has one shortcut for each entry', () => {
    const keys = navigationFor(() => true).flatMap(({ entries }) => entries.map(({ key }) => key));
    expect(new Set(keys).size).toBe(keys.length);
  });
});
