import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { endProcess } from './processes.ts';
import type { ServerProcess } from './server-process.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Keeps a server running: should it die, it is started again, with growing pauses while that fails.
 * @returns ends it in order; every acknowledged write is on disk before that returns
 */
export function supervise<Server extends ServerProcess>(first: Server, startAgain: () => Promise<Server>, log: (message: string) => void): () => Promise<void> {
  const stopping = new AbortController();
  const asked = once(stopping.signal, 'abort');

  async function again(): Promise<Server | undefined> {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        return await startAgain();
      } catch (error) {
        log(error instanceof Error ? error.message : String(error));
      }
      await delay(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return undefined;
    }
  }

  async function keep(): Promise<void> {
    let server: Server | undefined = first;
    while (server !== undefined) {
      await Promise.race([server.exited, asked]);
      if (stopping.signal.aborted) return end(server);
      log(`the database server ended unexpectedly and is started again: ${server.lastLines().at(-1) ?? ''}`);
      server = await again();
    }
  }

  const kept = keep();
  return () => {
    stopping.abort();
    return kept;
  };
}

/** A "fast" shutdown rolls back what is open and writes a checkpoint; only if that hangs the server is ended like in a crash. */
export async function end({ mark }: ServerProcess): Promise<void> {
  if (await endProcess(mark, 'SIGINT', 30_000)) return;
  await endProcess(mark, 'SIGQUIT', 10_000);
}
