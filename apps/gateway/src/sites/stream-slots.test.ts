import { describe, expect, it } from 'vitest';
import { createStreamSlots, type Slot } from './stream-slots.ts';

const taken = (slot: Slot) => (typeof slot === 'string' ? slot : 'taken');
const giveBack = (slot: Slot) => typeof slot !== 'string' && slot.release();

describe('places for streams', () => {
  it('are few for one network and more for all', () => {
    const slots = createStreamSlots({ most: 3, mostOfOne: 2 });
    expect(['a', 'a', 'a', 'b', 'c'].map((network) => taken(slots.take(network)))).toEqual(['taken', 'taken', 'too many of one', 'taken', 'too many']);
  });

  it('are free again once given back, and only once', () => {
    const slots = createStreamSlots({ most: 2, mostOfOne: 1 });
    const first = slots.take('a');
    giveBack(first);
    giveBack(first);
    const again = slots.take('a');
    expect([taken(again), taken(slots.take('a')), taken(slots.take('b')), taken(slots.take('c'))]).toEqual(['taken', 'too many of one', 'taken', 'too many']);
  });

  it('are not counted by network on this machine itself', () => {
    const slots = createStreamSlots({ most: 2, mostOfOne: 1 });
    expect(['', '', ''].map((network) => taken(slots.take(network)))).toEqual(['taken', 'taken', 'too many']);
  });
});
