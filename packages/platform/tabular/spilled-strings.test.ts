import fc from 'fast-check';
import { describe, it } from 'vitest';
import { SpilledStrings } from './spilled-strings.ts';

describe('spilled strings', () => {
  it('give back every text in any order, over the borders of blocks (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 700_000 }).map((length) => '字'.repeat(length / 100)), fc.constant('x'.repeat(300_000)))), fc.infiniteStream(fc.nat()), (texts, order) => {
        const strings = new SpilledStrings();
        try {
          for (const text of texts) strings.add(text);
          for (let turn = 0; turn < texts.length * 2; turn += 1) {
            const index = order.next().value % texts.length;
            if (strings.at(index) !== Buffer.from(texts[index] ?? '').toString()) return false;
          }
          return strings.at(texts.length) === undefined && strings.at(-1) === undefined;
        } finally {
          strings.close();
        }
      }),
      { numRuns: 60 },
    );
  });
});
