import { chown, mkdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
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

export async function prepareDataFolder(dataDir: string): Promise<DataFolder> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const account = process.getuid?.() === 0 ? SERVICE_ACCOUNT : undefined;
  const cluster = join(dataDir, 'postgres');
  await refuseFullDisk(dataDir, await isInitialised(cluster));
  return { cluster, account };
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

/** The server's own note of its process, which outlives a crash of ours. */
export async function serverPid(cluster: string): Promise<number | undefined> {
  try {
    const pid = Number((await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')[0]);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}
