import { describe, expect, it } from 'vitest';
import { createLoader } from './loader.ts';

describe('loaders', () => {
  it('read the keys of one tick together, once each, and answer for missing ones', async () => {
    const batches: (readonly string[])[] = [];
    const loader = createLoader<string, readonly number[]>(
      async (keys) => {
        batches.push(keys);
        return new Map([['a', [1, 2]]]);
      },
      () => [],
    );
    expect(await Promise.all([loader.load('a'), loader.load('b'), loader.load('a')])).toEqual([[1, 2], [], [1, 2]]);
    expect(batches).toEqual([['a', 'b']]);
  });
});
