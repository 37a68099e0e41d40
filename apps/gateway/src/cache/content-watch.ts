import { listenForGenerations, readGenerations } from '@openhall/database';
import type { Clock, Logger } from '@openhall/runtime';
import type { Kysely } from 'kysely';
import { loadedGenerations, nextChangeAt, type Services, type Tables } from '../compose.ts';
import { GenerationBook } from './generations.ts';

export interface ContentWatchOptions {
  /** The services over the database as it is now. */
  readonly load: () => Promise<Services>;
  readonly db: Kysely<Tables>;
  /** Address for LISTEN: a transaction pooler cannot carry it. */
  readonly listenUrl: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** Told whenever everything answered so far has become worthless. */
  readonly onChange: () => void;
}

/** Milliseconds between readings: how late a replica notices a change when the notification was lost. */
const readEvery = 1000;
/** Milliseconds without a reading after which memory is not trusted. */
const trustFor = 5000;

/** Keeps a process in step with the database it reads: what was published elsewhere, what an operator replaced. */
export interface ContentWatch {
  readonly book: GenerationBook;
  /** The services with the calendar and synonyms as of the last reading. */
  services(): Services;
  stop(): Promise<void>;
}

/** Reads the state of the content and begins to listen, then goes on watching. Rejects where the database cannot be read. */
export async function watchContent({ db, load: createServices, listenUrl, clock, log, onChange }: ContentWatchOptions): Promise<ContentWatch> {
  const load = async () => {
    const generations = await readGenerations(db);
    return { replaced: loadedState(generations), services: await createServices() };
  };
  let loaded = await load();
  const book = new GenerationBook({
    clock,
    log,
    trustFor,
    onChange,
    readTruth: async (now) => {
      const generations = await readGenerations(db);
      if (loadedState(generations) !== loaded.replaced) {
        loaded = await load();
        // Answers made with the old ones may have been kept since the notification.
        book.distrust();
      }
      return { generations, nextChangeAt: await nextChangeAt(loaded.services, now) };
    },
  });
  const tried = Promise.withResolvers<undefined>();
  const listener = listenForGenerations({
    url: listenUrl,
    onGeneration: (domain, generation) => book.hint(domain, generation),
    onConnected: () => {
      book.distrust();
      tried.resolve(undefined);
    },
    onLost: (error) => {
      log.warn({ err: error }, 'not notified of changes until connected again; reading every second');
      tried.resolve(undefined);
    },
  });
  await tried.promise;
  await book.refresh();
  const timer = setInterval(() => void book.refresh(), readEvery);
  return {
    book,
    services: () => loaded.services,
    stop: async () => {
      clearInterval(timer);
      await listener.stop();
      await book.settled();
    },
  };
}

function loadedState(generations: ReadonlyMap<string, number>): string {
  return loadedGenerations.map((domain) => generations.get(domain) ?? 0).join(' ');
}
