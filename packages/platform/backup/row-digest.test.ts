import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowDigest } from './row-digest.ts';

async function* cut(bytes: Buffer, at: readonly number[]): AsyncGenerator<Buffer> {
  const places = [0, ...at.map((place) => place % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  for (let index = 1; index < places.length; index += 1) yield bytes.subarray(places[index - 1], places[index]);
}

async function digestOf(rows: readonly string[], at: readonly number[] = []): Promise<string> {
  const digest = new RowDigest();
  await digest.readAll(cut(Buffer.from(rows.map((row) => `${row}\n`).join('')), at));
  return `${digest.rows} ${digest.hex}`;
}

const lines = fc.array(fc.string().map((line) => line.replaceAll('\n', ' ')), { maxLength: 30 });

describe('the digest of rows', () => {
  it('is the same in any order and however the server cuts its answer', () =>
    fc.assert(
      fc.asyncProperty(lines, fc.array(fc.nat(5000), { maxLength: 20 }), async (rows, at) => {
        expect(await digestOf(rows.toReversed(), at)).toBe(await digestOf(rows));
      }),
    ));

  it('is another one for any other rows', () =>
    fc.assert(
      fc.asyncProperty(lines, lines, async (one, other) => {
        expect((await digestOf(one)) === (await digestOf(other))).toBe(JSON.stringify(one.toSorted()) === JSON.stringify(other.toSorted()));
      }),
    ));

  it('passes on what it counts', async () => {
    const digest = new RowDigest();
    expect(await text(digest.through(cut(Buffer.from('甲\n乙\n'), [2, 4])))).toBe('甲\n乙\n');
    expect(digest.rows).toBe(2);
  });
});
