import { access, chown, constants, mkdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new EmbeddedPostgresError(`${dataDir} cannot be written (${(error as NodeJS.ErrnoException).code}); choose another folder with OPENHALL_DATA_DIR`, { cause: error });
  }
  const cluster = join(dataDir, 'postgres');
  await refuseFullDisk(dataDir, await isInitialised(cluster));
  return { cluster, account: process.getuid?.() === 0 ? await accountFor(cluster) : undefined };
}

/** The server insists on owning its files: a cluster that a plain user made is served under that user when root starts it later. */
async function accountFor(cluster: string): Promise<{ uid: number; gid: number }> {
  const owner = await stat(cluster).catch(() => undefined);
  return owner === undefined || owner.uid === 0 ? SERVICE_ACCOUNT : { uid: owner.uid, gid: owner.gid };
}

/** An empty folder that only the server's account may enter, as initdb wants it. */
export async function emptyClusterFolder(path: string, account: DataFolder['account']): Promise<void> {
  await rm(path, { recursive: true, force: true });
  await mkdir(path, { mode: 0o700 });
  if (account !== undefined) await chown(path, account.uid, account.gid);
}

async function refuseFullDisk(dataDir: string, initialised: boolean): Promise<void> {
  const { bavail, bsize } = await statfs(dataDir);
  const needed = initialised ? NEEDED_LATER : NEEDED_FIRST;
  if (bavail * bsize < needed) {
    throw new EmbeddedPostgresError(
      `too little disk space for ${dataDir}: ${Math.floor((bavail * bsize) / MEGABYTE)} MB free, at least ${needed / MEGABYTE} MB needed; nothing was changed`,
    );
  }
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
