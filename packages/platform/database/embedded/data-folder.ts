import { access, chown, constants, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { messages } from '../messages.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import type { ProcessMark } from './processes.ts';

/** PostgreSQL's files, its password and a note of who runs it, all inside the site's data folder. */
export interface DataFolder {
  cluster: string;
  /** The account the server runs under, where this process is root. */
  account: { uid: number; gid: number } | undefined;
}

/** What the running owner leaves for other commands on the same data folder, and for the next start after a crash. */
export interface ConnectionNote {
  url: string;
  owner: ProcessMark;
  server: ProcessMark;
}

/** `nobody` exists wherever Linux does, by number even where it has no name. */
const SERVICE_ACCOUNT = { uid: 65_534, gid: 65_534 };

const MEGABYTE = 1024 * 1024;
const NEEDED_FIRST = 400 * MEGABYTE;
const NEEDED_LATER = 64 * MEGABYTE;

/** @throws EmbeddedPostgresError where the folder cannot be written or the disk is nearly full */
export async function prepareDataFolder(dataDir: string): Promise<DataFolder> {
  try {
    await makeFolder(resolve(dataDir));
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new EmbeddedPostgresError(messages.folderUnwritable(dataDir, String((error as NodeJS.ErrnoException).code)), { cause: error });
  }
  const cluster = join(dataDir, 'postgres');
  const initialised = await isInitialised(cluster);
  if (!initialised) await refuseForeignFolder(cluster);
  const { bavail, bsize } = await statfs(dataDir);
  refuseFullDisk(dataDir, bavail * bsize, initialised);
  return { cluster, account: process.getuid?.() === 0 ? await accountFor(cluster) : undefined };
}

/** Node's own recursive `mkdir` never ends where a folder that exists denies that it does when one is made in it, as `/proc` does. */
async function makeFolder(path: string): Promise<void> {
  if (await isFolder(path)) return;
  if (dirname(path) !== path) await makeFolder(dirname(path));
  await mkdir(path, { mode: 0o700 }).catch(async (error: unknown) => {
    // Another process that started at the same moment may have made it.
    if (!(await isFolder(path))) throw error;
  });
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
}

/** The server insists on owning its files: a cluster that a plain user made is served under that user when root starts it later. */
async function accountFor(cluster: string): Promise<{ uid: number; gid: number }> {
  const owner = await stat(cluster).catch(() => undefined);
  return owner === undefined || owner.uid === 0 ? SERVICE_ACCOUNT : { uid: owner.uid, gid: owner.gid };
}

/**
 * An empty folder that only the server's account may enter, as initdb wants it. Its name is new each time: an initdb that outlived a killed
 * start may still write into its own.
 */
export async function draftClusterFolder({ cluster, account }: DataFolder): Promise<string> {
  const prefix = `${basename(cluster)}.new-`;
  const left = (await readdir(dirname(cluster))).filter((name) => name.startsWith(prefix));
  // One that is still written to cannot be removed yet; the next start tries again.
  await Promise.all(left.map((name) => rm(join(dirname(cluster), name), { recursive: true, force: true }).catch(() => undefined)));
  const draft = await mkdtemp(join(dirname(cluster), prefix));
  if (account !== undefined) await chown(draft, account.uid, account.gid);
  return draft;
}

/** A server that starts on a full disk dies half-way through what it was asked. */
export function refuseFullDisk(dataDir: string, freeBytes: number, initialised: boolean): void {
  const needed = initialised ? NEEDED_LATER : NEEDED_FIRST;
  if (freeBytes >= needed) return;
  throw new EmbeddedPostgresError(messages.diskFull(dataDir, Math.floor(freeBytes / MEGABYTE), needed / MEGABYTE));
}

async function refuseForeignFolder(cluster: string): Promise<void> {
  const found = await readdir(cluster).catch(() => []);
  if (found.length > 0) throw new EmbeddedPostgresError(messages.folderForeign(cluster));
}

/** A cluster is made beside its place and moved there when it is whole, so what stands there is whole. */
export async function isInitialised(cluster: string): Promise<boolean> {
  return stat(join(cluster, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
}

const notePath = (dataDir: string): string => join(dataDir, 'database.json');

export async function readNote(dataDir: string): Promise<ConnectionNote | undefined> {
  try {
    return JSON.parse(await readFile(notePath(dataDir), 'utf8')) as ConnectionNote;
  } catch {
    return undefined;
  }
}

/** Readable by the owner only: the address holds the password. Replaced in one step, so that a reader never sees half of it. */
export async function writeNote(dataDir: string, note: ConnectionNote): Promise<void> {
  const draft = `${notePath(dataDir)}.${process.pid}`;
  await writeFile(draft, JSON.stringify(note), { mode: 0o600 });
  await rename(draft, notePath(dataDir));
}
