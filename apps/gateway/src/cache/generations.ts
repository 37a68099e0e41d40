import type { Logger } from '@openhall/runtime';

/** What the database says about its content: one number a domain, and the next moment at which content changes by date. */
export interface ContentTruth {
  /** Generation by domain; a number that differs from the last one seen, in either direction, means "changed". */
  readonly generations: ReadonlyMap<string, number>;
  /** The next moment at which content changes by itself: a publication or embargo that falls due, or business midnight. */
  readonly nextChangeAt: Date;
}

/** A state of the content, taken before a request is executed and kept with its answer. */
export interface Stamp {
  readonly version: number;
  /** Epoch milliseconds at which content changes by itself. */
  readonly horizon: number;
}

export interface GenerationBookOptions {
  /** Reads the truth as of `now`; the generations before anything else, so that a change in between shows at the next reading. */
  readonly readTruth: (now: Date) => Promise<ContentTruth>;
  readonly clock: { now(): Date };
  readonly log: Logger;
  /** After this long without a successful reading nothing is served from memory any more. Milliseconds. */
  readonly trustFor: number;
  /** Told whenever everything known so far has become worthless. */
  readonly onChange?: () => void;
}

/**
 * Knows whether an answer kept in memory is still what the database would say.
 *
 * The generation numbers in the database are the truth and are read at least once a second; a notification only moves
 * the reading forward. Everything is dropped when the notification channel had a gap, when a generation differs, and when
 * the database could not be asked for `trustFor`: a withdrawn record must not live on in a replica cut off from it.
 */
export class GenerationBook {
  readonly #options: GenerationBookOptions;
  #known: ReadonlyMap<string, number> | null = null;
  #version = 1;
  #nextChange = Number.NEGATIVE_INFINITY;
  #trustedUntil = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | null = null;
  #again = false;

  constructor(options: GenerationBookOptions) {
    this.#options = options;
  }

  /** The present state, or null while it is not known: then nothing may be kept. */
  stamp(): Stamp | null {
    const nowMs = this.#options.clock.now().getTime();
    if (this.#known === null || nowMs >= this.#trustedUntil) return null;
    // Else a change has come due, and the reading that looks past it is still to come.
    return this.#nextChange > nowMs ? { version: this.#version, horizon: this.#nextChange } : null;
  }

  /** Whether an answer computed under this stamp may be served now. Called on every hit: three comparisons. */
  isCurrent(stamp: Stamp, nowMs: number): boolean {
    return stamp.version === this.#version && nowMs < stamp.horizon && nowMs < this.#trustedUntil;
  }

  /** Reads the truth once; concurrent calls share one reading. Never rejects. */
  refresh(): Promise<void> {
    this.#reading ??= this.#readUntilSettled().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  /** Resolves when no reading is under way. */
  async settled(): Promise<void> {
    await this.#reading;
  }

  /** A notification: where it says something new, all is dropped at once and the truth read again. */
  hint(domain: string, generation: number): void {
    if (this.#known?.get(domain) === generation) return;
    if (this.#known !== null) this.#known = new Map(this.#known).set(domain, generation);
    this.#drop();
    this.#readAgain();
  }

  /** Nothing known can be trusted, because the channel had a gap or what answers are made with was replaced. */
  distrust(): void {
    this.#known = null;
    this.#drop();
    this.#readAgain();
  }

  /** Until the next reading it is not known either when something changes by date: nothing is stamped. */
  #drop(): void {
    this.#version += 1;
    this.#nextChange = Number.NEGATIVE_INFINITY;
    this.#options.onChange?.();
  }

  #readAgain(): void {
    if (this.#reading === null) void this.refresh();
    else this.#again = true;
  }

  async #readUntilSettled(): Promise<void> {
    do {
      this.#again = false;
      await this.#read();
    } while (this.#again);
  }

  async #read(): Promise<void> {
    const { clock, log, readTruth, trustFor } = this.#options;
    const now = clock.now();
    const startedUnder = this.#version;
    try {
      const truth = await readTruth(now);
      // Something arrived while we were asking, so the answer may be older than it: ask again before believing.
      if (this.#version !== startedUnder) {
        this.#again = true;
        return;
      }
      if (differ(this.#known, truth.generations)) this.#drop();
      this.#known = truth.generations;
      this.#nextChange = truth.nextChangeAt.getTime();
      this.#trustedUntil = now.getTime() + trustFor;
    } catch (error) {
      log.warn({ err: error }, 'could not read the content generations');
    }
  }
}

function differ(before: ReadonlyMap<string, number> | null, after: ReadonlyMap<string, number>): boolean {
  if (before === null) return true;
  return before.size !== after.size || [...after].some(([domain, generation]) => before.get(domain) !== generation);
}
