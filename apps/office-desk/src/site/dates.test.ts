import { describe, expect, it } from 'vitest';
import { formatDate, instantFormat } from './dates.ts';

describe('dates at the desk', () => {
  it('are printed as official documents print them', () => {
    expect(formatDate('2026-03-05')).toBe('2026年3月5日');
    expect(formatDate('不详')).toBe('不详');
  });

  it('are those of the business zone, not of the reader', () => {
    expect(instantFormat('Asia/Shanghai')('2026-11-23T17:05:00Z')).toBe('2026-11-24 01:05');
  });
});
