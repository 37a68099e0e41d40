import type { Logger } from '@openhall/runtime';

/** What the database says about its content: one number a domain, and the next moment at which content changes by date. */
export interface ContentTruth {
  /** Generation by domain; a number that differs from the last one seen, in either direction, means "changed". */
  readonly generations: ReadonlyMap<string, number>;
  /** The next scheduled publication or end of an embargo after the moment asked for; null when none is scheduled. */
  readonly nextChangeAt: Date | null;
}

/** A state of the content, taken before a request is executed and kept with its answer. */
export interface Stamp {
  readonly version: number;
  /** Epoch milliseconds at which content changes by itself; never later than the next business midnight. */
  readonly horizon: number;
}

export interface GenerationBookOptions {
  /** Reads the truth, as of `now`, in one statement or transaction. */
  readonly readTruth: (now: Date) => Promise<ContentTruth>;
  /** The next midnight of the business zone after `now`: validity and "published today" change then. */
  readonly nextMidnight: (now: Date) => Date;
  readonly clock: { now(): Date };
  readonly log: Logger;
  /** After this long without a successful reading nothing is served from memory any more. Milliseconds. */
  readonly trustFor: number;
  /** Told whenever everything known so far has become worthless. */
  readonly onChange?: (changedDomains: readonly string[]) => void;
}

/**
 * Knows whether an answer kept in memory is still what the database would say.
 *
 * The generation numbers in the database are the truth and are read at least once a second; a notification only moves
 * the reading forward. Everything is dropped when the notification channel had a gap, when a generation differs, and when
 * the database could not be asked for `trustFor`: a withdrawn record must not live on in a replica cut off from it.
 */
export interface GenerationBook {
  /** The present state, or null while it is not known: then nothing may be kept. */
  stamp(): Stamp | null;
  /** Whether an answer computed under this stamp may be served now. Called on every hit: three comparisons. */
  isCurrent(stamp: Stamp, nowMs: number): boolean;
  /** Reads the truth once; concurrent calls share one reading. Never rejects. */
  refresh(): Promise<void>;
  /** A notification: what it says differs from what is known, so all is dropped at once and the truth read again. */
  hint(domain: string, generation: number): void;
  /** The channel had a gap: nothing known can be trusted. */
  distrust(): void;
}

export function createGenerationBook(options: GenerationBookOptions): GenerationBook {
  const { clock, log } = options;
  let known: ReadonlyMap<string, number> | null = null;
  let version = 1;
  let nextChange = Number.POSITIVE_INFINITY;
  let trustedUntil = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | null = null;
  let again = false;

  function invalidate(changed: readonly string[]): void {
    version += 1;
    options.onChange?.(changed);
  }

  async function read(): Promise<void> {
    const now = clock.now();
    const startedUnder = version;
    try {
      const truth = await options.readTruth(now);
      // Something arrived while we were asking, so the answer may be older than it: ask again before believing.
      if (version !== startedUnder) again = true;
      const changed = differences(known, truth.generations);
      if (changed.length > 0) invalidate(changed);
      known = truth.generations;
      nextChange = truth.nextChangeAt?.getTime() ?? Number.POSITIVE_INFINITY;
      trustedUntil = now.getTime() + options.trustFor;
    } catch (error) {
      log.warn({ err: error }, 'could not read the content generations');
    }
  }

  async function readUntilSettled(): Promise<void> {
    do {
      again = false;
      await read();
    } while (again);
  }

  function refresh(): Promise<void> {
    reading ??= readUntilSettled().finally(() => {
      reading = null;
    });
    return reading;
  }

  return {
    stamp() {
      const now = clock.now();
      if (known === null || now.getTime() >= trustedUntil) return null;
      const horizon = Math.min(nextChange, options.nextMidnight(now).getTime());
      // A change has come due and the reading that looks past it is still to come.
      return horizon > now.getTime() ? { version, horizon } : null;
    },
    isCurrent: (stamp, nowMs) => stamp.version === version && nowMs < stamp.horizon && nowMs < trustedUntil,
    refresh,
    hint(domain, generation) {
      if (known?.get(domain) === generation) return;
      if (known !== null) known = new Map(known).set(domain, generation);
      invalidate([domain]);
      if (reading === null) void refresh();
      else again = true;
    },
    distrust() {
      known = null;
      invalidate([]);
      if (reading === null) void refresh();
      else again = true;
    },
  };
}

function differences(before: ReadonlyMap<string, number> | null, after: ReadonlyMap<string, number>): string[] {
  if (before === null) return [...after.keys()];
  const domains = new Set([...before.keys(), ...after.keys()]);
  return [...domains].filter((domain) => before.get(domain) !== after.get(domain));
}
