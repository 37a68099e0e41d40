import { describe, expect, it } from 'vitest';
import { byteRange } from './byte-range.ts';

describe('a range of 100 bytes', () => {
  it.each([
    [undefined, 'whole'],
    ['bytes=0-9', { first: 0, last: 9 }],
    ['bytes=90-', { first: 90, last: 99 }],
    ['bytes=90-1000', { first: 90, last: 99 }],
    ['bytes=-10', { first: 90, last: 99 }],
    ['bytes=-1000', { first: 0, last: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=9-0', 'whole'],
    ['bytes=-', 'whole'],
    ['bytes=0-1, 5-6', 'whole'],
    ['lines=0-9', 'whole'],
  ])('%s is %j', (header, expected) => {
    expect(byteRange(header, 100)).toEqual(expected);
  });
});
