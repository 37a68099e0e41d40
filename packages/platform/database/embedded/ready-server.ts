import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { messages } from '../messages.ts';
import type { Binaries } from './binaries.ts';
import type { DataFolder } from './data-folder.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { startServer } from './server-process.ts';
import type { ServerProcess } from './server-process.ts';
import { end } from './supervise.ts';

export interface Launch {
  binaries: Binaries;
  folder: DataFolder;
  password: string;
  settings: Record<string, string>;
}

export interface ReadyServer extends ServerProcess {
  port: number;
  url: string;
}

const ANSWERS_WITHIN_MS = 60_000;
/** Replaying the log after a crash may take its time; the server says so to everyone who knocks. */
const RECOVERS_WITHIN_MS = 600_000;
const ATTEMPTS = 30;
const PAUSE_MS = 500;

/** What the server says when the reason passes by itself: children of a killed server still hold its memory, or the port was taken meanwhile. */
const PASSING = /lock file "[^"]+" already exists|shared memory block|Address already in use|could not create any TCP\/IP sockets/;

/**
 * Starts the server and waits until it answers.
 * @param fixedPort the port of an earlier start, which open pools know; otherwise a free one
 * @throws EmbeddedPostgresError with the server's own last words
 */
export async function startReadyServer(launch: Launch, fixedPort?: number): Promise<ReadyServer> {
  let reason: string = messages.saidNothing;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = fixedPort ?? (await freePort());
    const url = `postgres://openhall:${launch.password}@127.0.0.1:${port}/postgres`;
    const server = await startServer(launch.binaries, launch.folder, port, launch.settings);
    const died = new AbortController();
    void server.exited.then(() => died.abort());
    const outcome = await knock(url, died.signal);
    if (outcome === 'answers') return { ...server, port, url };
    if (outcome !== 'died') {
      await end(server);
      throw new EmbeddedPostgresError(outcome);
    }
    const lines = server.lastLines();
    reason = reasonIn(lines) ?? reason;
    if (!lines.some((line) => PASSING.test(line))) break;
    await delay(PAUSE_MS);
  }
  throw new EmbeddedPostgresError(messages.startFailed(reason));
}

/** The line that names the reason, without its time and process; what follows it is hints and farewells. */
function reasonIn(lines: readonly string[]): string | undefined {
  const reason = lines.findLast((line) => /\b(FATAL|PANIC):/.test(line)) ?? lines.at(-1);
  return reason?.replace(/^.*?\b(FATAL|PANIC):\s*/, '');
}

/** Connects until it works; otherwise the reason, in one line, why it never will. */
async function knock(url: string, died: AbortSignal): Promise<string> {
  let waited = 0;
  let limit = ANSWERS_WITHIN_MS;
  while (waited < limit && !died.aborted) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return 'answers';
    } catch (error) {
      const code = (error as { code?: string }).code;
      // Where the port was taken meanwhile it is another's server that refuses, while ours is about to give up.
      if (code === WRONG_PASSWORD && !(await aborted(died, REFUSAL_STANDS_MS))) return messages.wrongPassword;
      if (code === STARTING_UP) limit = RECOVERS_WITHIN_MS;
    } finally {
      await client.end().catch(() => undefined);
    }
    await aborted(died, KNOCK_EVERY_MS);
    waited += KNOCK_EVERY_MS;
  }
  return died.aborted ? 'died' : messages.silent(limit / 1000);
}

/** Waits; true where the signal came meanwhile. */
async function aborted(signal: AbortSignal, ms: number): Promise<boolean> {
  await delay(ms, undefined, { signal }).catch(() => undefined);
  return signal.aborted;
}

const KNOCK_EVERY_MS = 40;
const REFUSAL_STANDS_MS = 2000;
const WRONG_PASSWORD = '28P01';
const STARTING_UP = '57P03';

/** A port of 127.0.0.1 that nothing listens on at this moment. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
