import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneTimePassword } from './passwords.ts';

/** The bytes of an array, over and over. */
const cycle = (bytes: readonly number[]) => {
  let at = -1;
  return () => bytes[(at = (at + 1) % bytes.length)] ?? 0;
};

describe('a one-time password', () => {
  it('is four groups of four letters that are not mistaken for each other', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(247), { minLength: 16, maxLength: 16 }), (bytes) => {
        expect(oneTimePassword(cycle(bytes))).toMatch(/^(?:[a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
      }),
    );
  });

  it('passes over bytes that would make some letters likelier', () => {
    expect(oneTimePassword(cycle([255, 0]))).toBe(oneTimePassword(cycle([0])));
    const drawn = Array.from({ length: 248 }, (_, byte) => oneTimePassword(cycle([byte])).charAt(0));
    const counts = new Map(drawn.map((letter) => [letter, drawn.filter((other) => other === letter).length]));
    expect([...new Set(counts.values())]).toEqual([8]);
  });
});
