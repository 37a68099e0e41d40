import { describe, expect, it } from 'vitest';
import { chooseCoding } from './accept-encoding.ts';

describe('choosing a content coding', () => {
  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['GZIP', 'gzip'],
    ['br;q=0.5, gzip;q=0.9', 'gzip'],
    ['br;q=0, gzip;q=0', 'identity'],
    ['br;q=0, *', 'gzip'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['identity', 'identity'],
    ['identity;q=1, br;q=0.2', 'identity'],
    ['zstd', 'identity'],
    ['br;q=nonsense', 'identity'],
    [',,;;,', 'identity'],
  ])('%s is answered with %s', (header, coding) => {
    expect(chooseCoding(header)).toBe(coding);
  });

  it('gives the same answer the second time, also after many invented headers', () => {
    for (let index = 0; index < 1000; index += 1) chooseCoding(`x-${index}, gzip`);
    expect(chooseCoding('gzip, br')).toBe('br');
    expect(chooseCoding('gzip, br')).toBe('br');
  });
});
