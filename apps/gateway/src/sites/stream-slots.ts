export interface StreamLimits {
  /** Streams this process makes at once. */
  readonly most: number;
  /** Of these, for one network. */
  readonly mostOfOne: number;
}

/** A place among those served at once, to be given back once; or why there is none. */
export type Slot = { readonly release: () => void } | 'too many of one' | 'too many';

export interface StreamSlots {
  /** @param network who asks; empty for this machine, which is not limited by itself */
  take(network: string): Slot;
}

/**
 * Bounds how many streams are made at once. A request is counted when it comes, but a long list is a thousand requests' work:
 * without this bound the limit by the minute would bound nothing.
 */
export function createStreamSlots({ most, mostOfOne }: StreamLimits): StreamSlots {
  const byNetwork = new Map<string, number>();
  let taken = 0;
  return {
    take(network) {
      const own = byNetwork.get(network) ?? 0;
      if (network !== '' && own >= mostOfOne) return 'too many of one';
      if (taken >= most) return 'too many';
      taken += 1;
      byNetwork.set(network, own + 1);
      let held = true;
      return {
        release: () => {
          if (!held) return;
          held = false;
          taken -= 1;
          const left = (byNetwork.get(network) ?? 1) - 1;
          if (left === 0) byNetwork.delete(network);
          else byNetwork.set(network, left);
        },
      };
    },
  };
}
