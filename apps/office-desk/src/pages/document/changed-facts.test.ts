import { describe, expect, it } from 'vitest';
import { changedFacts } from './changed-facts.ts';

describe('the facts of two versions', () => {
  it('are named where they differ, also where one has none', () => {
    const older = [{ name: 'title', value: '旧' }, { name: 'topic', value: '就业' }, { name: 'note', value: '甲' }];
    const newer = [{ name: 'topic', value: '就业' }, { name: 'title', value: '新' }, { name: 'summary', value: '概述' }];
    expect(changedFacts(older, newer)).toEqual([
      { name: 'title', before: '旧', after: '新' },
      { name: 'summary', before: '', after: '概述' },
      { name: 'note', before: '甲', after: '' },
    ]);
    expect(changedFacts(older, older)).toEqual([]);
  });
});
