import type { Clock } from '@openhall/runtime';

/** A clock that stands still until it is told otherwise. */
export function fixedClock(at: string): Clock & { set(later: string): void } {
  let current = new Date(at);
  return {
    now: () => new Date(current),
    set: (later) => {
      current = new Date(later);
    },
  };
}
