import { openDatabase } from '@openhall/database';
import { defaultLimits, fileJobs, type FilesTables } from '@openhall/files';
import { handle, scheduleOf, startWorker } from '@openhall/jobs';
import { foldJob, foldLedger } from '@openhall/ledger';
import type { Clock, Environment, Logger } from '@openhall/runtime';
import type { Kysely } from 'kysely';
import type { Tables } from '../compose.ts';
import { fileStoreOf, receiverOf } from '../files/file-places.ts';
import { signerOf } from '../ledger/ledger-signer.ts';

/** Jobs done at once in one process: they wait for the database more than they compute. */
const concurrency = 2;
/** Milliseconds the examination of one file may take. */
const examinedWithin = 120_000;
/** Seconds after which the ledger is looked at even where no job asks for it. */
const foldAtLeastEvery = 60;

export interface JobsOptions {
  readonly environment: Environment;
  /** Direct address: the queue listens, and holds locks. */
  readonly url: string;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Does jobs in this process, over connections of its own, so that readers never wait for them.
 * @returns lets the jobs at hand end and takes no more
 */
export async function startJobs({ environment, url, clock, log }: JobsOptions): Promise<() => Promise<void>> {
  const signer = signerOf(environment);
  const database = openDatabase<Tables>({ url, poolSize: concurrency + 3, namedStatements: false, onIdleError: (error) => log.warn({ err: error }, 'an idle connection of the jobs broke') });
  const files = fileJobs({
    db: database.db as unknown as Kysely<FilesTables>,
    store: fileStoreOf(environment, database.db),
    receiver: receiverOf(environment, database.db),
    scan: { limits: { ...defaultLimits, unpackedBytes: environment.files.unpackedBytes }, timeoutMs: examinedWithin },
    clamd: environment.files.clamd ?? null,
    clock,
    onSwept: (removed) => {
      if (removed > 0) log.info({ removed }, 'files nothing refers to were removed');
    },
  });
  const handlers = [
    ...files.handlers,
    handle(foldJob, async () => {
      const folded = await foldLedger(database.db, { signer, clock });
      if (folded > 0) log.info({ folded }, 'entries folded into the ledger');
    }),
  ];
  const schedules = [...files.schedules, scheduleOf('ledger.fold', foldJob, {}, foldAtLeastEvery)];
  try {
    const worker = await startWorker({ db: database.db, pool: database.pool, handlers, schedules, concurrency, clock, log });
    return async () => {
      await worker.stop();
      await database.close();
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
