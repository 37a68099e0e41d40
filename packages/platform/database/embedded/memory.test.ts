import { describe, expect, it } from 'vitest';
import { availableMemory, memorySettings } from './memory.ts';

const GIGABYTE = 1024 ** 3;

describe('memory the embedded server counts on', () => {
  it.each([
    ['a machine of 512 MB', GIGABYTE / 2, '128MB', '512MB'],
    ['a machine of 4 GB', 4 * GIGABYTE, '1024MB', '2048MB'],
    ['a machine of 256 GB', 256 * GIGABYTE, '2048MB', '8192MB'],
  ])('%s', (_, bytes, shared, expected) => {
    expect(memorySettings(bytes)).toEqual({ shared_buffers: shared, effective_cache_size: expected });
  });

  it('knows this machine', () => {
    expect(availableMemory()).toBeGreaterThan(GIGABYTE / 8);
    expect(Number.isSafeInteger(availableMemory())).toBe(true);
  });
});
