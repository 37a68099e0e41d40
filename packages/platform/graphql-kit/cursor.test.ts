import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, type CursorShape } from './cursor.ts';

const shape: CursorShape = { scope: 'documents:NEWEST', values: [(value) => typeof value === 'string', (value) => typeof value === 'number'] };

describe('cursors', () => {
  it('carry their values unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !text.includes('\0')), fc.integer(), (text, number) => {
        expect(decodeCursor(encodeCursor(shape.scope, [text, number]), shape)).toEqual([text, number]);
      }),
    );
  });

  it('are opaque: nothing in them needs escaping in an address', () => {
    expect(encodeCursor(shape.scope, ['就业？&=#', 1])).toMatch(/^[\w-]+$/u);
  });

  it('refuse any text that is not a cursor of this list, without failing otherwise', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        expect(() => decodeCursor(text, shape)).toThrow('翻页位置无效');
      }),
    );
  });

  it.each([
    ['another list', encodeCursor('documents:OLDEST', ['a', 1])],
    ['too few values', encodeCursor(shape.scope, ['a'])],
    ['a wrong type', encodeCursor(shape.scope, ['a', 'b'])],
    ['NUL, which PostgreSQL refuses', encodeCursor(shape.scope, ['a\0', 1])],
    ['a nested value', Buffer.from('[1,"documents:NEWEST",["a"],1]').toString('base64url')],
    ['another version', Buffer.from('[2,"documents:NEWEST","a",1]').toString('base64url')],
    ['an endless one', encodeCursor(shape.scope, ['a'.repeat(10_000), 1])],
  ])('refuse %s', (_, cursor) => {
    expect(() => decodeCursor(cursor, shape)).toThrow('翻页位置无效');
  });
});
