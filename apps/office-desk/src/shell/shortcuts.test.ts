import { describe, expect, it } from 'vitest';
import { recogniseShortcuts, type Shortcut } from './shortcuts.ts';

const nothing = (): void => undefined;
const shortcuts: readonly Shortcut[] = ['?', 'g d', 'g h', 'd'].map((keys) => ({ keys, run: nothing }));
const press = (...keys: readonly (readonly [string, number])[]): (string | null)[] => {
  const recognise = recogniseShortcuts(() => shortcuts);
  return keys.map(([key, at]) => recognise(key, at)?.keys ?? null);
};

describe('shortcuts', () => {
  it('of one key work at once', () => {
    expect(press(['?', 0])).toEqual(['?']);
  });

  it('of two keys need both, in order, and win over the second alone', () => {
    expect(press(['g', 0], ['d', 300])).toEqual([null, 'g d']);
    expect(press(['d', 0], ['g', 100])).toEqual(['d', null]);
  });

  it('of two keys are forgotten when the second takes too long', () => {
    expect(press(['g', 0], ['h', 5000])).toEqual([null, null]);
    expect(press(['g', 0], ['d', 5000])).toEqual([null, 'd']);
  });

  it('begin anew after one was complete', () => {
    expect(press(['g', 0], ['h', 100], ['h', 200])).toEqual([null, 'g h', null]);
  });
});
