import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Binaries } from './binaries.ts';
import type { DataFolder } from './data-folder.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { endProcess, markOf } from './processes.ts';
import { startServer } from './server-process.ts';
import type { ServerProcess } from './server-process.ts';

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
const PASSING = /lock file|shared memory block|Address already in use|could not create any TCP\/IP sockets/;

/**
 * Starts the server and waits until it answers.
 * @param fixedPort the port of an earlier start, which open pools know; otherwise a free one
 * @throws EmbeddedPostgresError with the server's own last words
 */
export async function startReadyServer(launch: Launch, fixedPort?: number): Promise<ReadyServer> {
  let lastWords = 'it said nothing';
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = fixedPort ?? (await freePort());
    const url = `postgres://openhall:${launch.password}@127.0.0.1:${port}/postgres`;
    const server = await startServer(launch.binaries, launch.folder, port, launch.settings);
    const died = server.exited.then(() => 'died' as const);
    const outcome = await Promise.race([knock(url), died]);
    if (outcome === 'answers') return { ...server, port, url };
    if (outcome !== 'died') {
      await endProcess(await markOf(server.pid), 'SIGINT', 30_000);
      throw new EmbeddedPostgresError(outcome);
    }
    lastWords = server.lastLines().join(' ') || lastWords;
    if (!PASSING.test(lastWords)) break;
    await delay(PAUSE_MS);
  }
  throw new EmbeddedPostgresError(`the embedded database does not start: ${lastWords}`);
}

/** Connects until it works; otherwise the reason, in one line, why it never will. */
async function knock(url: string): Promise<string> {
  let waited = 0;
  let limit = ANSWERS_WITHIN_MS;
  while (waited < limit) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return 'answers';
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (code === WRONG_PASSWORD) return 'the embedded database refuses the password in database.password; put the original file back from a backup of the data folder';
      if (code === STARTING_UP) limit = RECOVERS_WITHIN_MS;
    } finally {
      await client.end().catch(() => undefined);
    }
    await delay(40);
    waited += 40;
  }
  return `the embedded database does not answer within ${limit / 1000} seconds`;
}

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
