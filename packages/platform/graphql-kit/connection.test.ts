import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectionFrom } from './connection.ts';
import { pageRequest } from './connection-args.ts';

describe('connection arguments', () => {
  it('default to 20 from the start', () => {
    expect(pageRequest({})).toEqual({ size: 20, direction: 'forward', after: undefined, before: undefined });
    expect(pageRequest({ first: null, last: null, after: null })).toMatchObject({ size: 20, direction: 'forward' });
  });

  it('read backwards with last', () => {
    expect(pageRequest({ last: 5, before: 'x' })).toEqual({ size: 5, direction: 'backward', after: undefined, before: 'x' });
  });

  it.each([{ first: 0 }, { first: 101 }, { first: -1 }, { last: 0 }, { last: 101 }])('refuse a size outside 1–100: %o', (args) => {
    expect(() => pageRequest(args)).toThrow('每页条数应为 1 至 100 之间的整数。');
  });

  it('refuse both directions at once', () => {
    expect(() => pageRequest({ first: 5, last: 5 })).toThrow('不能同时使用');
  });
});

describe('connectionFrom', () => {
  const cursorOf = (item: number) => `c${item}`;

  it('shows a page in list order and says what lies beyond, whichever way it was read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 12 }), fc.boolean(), (total, size, backward) => {
        const list = Array.from({ length: total }, (_, index) => index);
        const reading = backward ? list.toReversed() : list;
        const page = pageRequest(backward ? { last: size } : { first: size });
        const { edges, pageInfo } = connectionFrom(reading.slice(0, size + 1), page, cursorOf);
        expect(edges.map((edge) => edge.node)).toEqual(backward ? list.slice(-size) : list.slice(0, size));
        expect(backward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage).toBe(total > size);
        expect(pageInfo.startCursor).toBe(edges[0]?.cursor ?? null);
        expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor ?? null);
      }),
    );
  });

  it('encodes a cursor only when it is read', () => {
    let encoded = 0;
    const page = connectionFrom([1, 2, 3], pageRequest({ first: 3 }), (item) => {
      encoded += 1;
      return `c${item}`;
    });
    expect(encoded).toBe(0);
    expect([page.pageInfo.startCursor, page.pageInfo.endCursor, encoded]).toEqual(['c1', 'c3', 2]);
  });
});
