import { setTimeout as delay } from 'node:timers/promises';
import { foldLedger, type CheckpointSigner } from '@openhall/ledger';
import type { Clock, Logger } from '@openhall/runtime';
import type { Kysely } from 'kysely';
import type { Tables } from '../compose.ts';

/** Milliseconds between two looks for entries that wait. A look that finds none costs one read of an empty index. */
const every = 3000;

export interface FoldingOptions {
  readonly db: Kysely<Tables>;
  readonly signer: CheckpointSigner;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Folds the ledger while the process runs. What waits is found in the database, not remembered here: a process that dies in the
 * middle loses nothing, and any other goes on.
 * @returns ends it, after the batch at hand
 */
export function keepFolding({ db, signer, clock, log }: FoldingOptions): () => Promise<void> {
  const stopped = new AbortController();
  const running = (async () => {
    while (!stopped.signal.aborted) {
      try {
        const folded = await foldLedger(db, { signer, clock });
        if (folded > 0) log.info({ folded }, 'entries folded into the ledger');
      } catch (error) {
        log.error({ err: error }, 'the ledger could not be folded; trying again');
      }
      await delay(every, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  })();
  return async () => {
    stopped.abort();
    await running;
  };
}
