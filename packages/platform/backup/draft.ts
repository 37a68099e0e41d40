import { lstat, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { BackupError, codeOf } from './backup-error.ts';
import { messages } from './messages.ts';

/** Where something is written until it is whole: beside its place, under a name that says it is not. */
export function draftPath(path: string, id: string): string {
  return join(dirname(path), `${basename(path)}.${id}.partial`);
}

/** @throws BackupError where something stands at the path already, or nothing can */
export async function refuseTaken(path: string): Promise<void> {
  const folder = await stat(dirname(path)).catch(() => null);
  if (folder?.isDirectory() !== true) throw new BackupError(messages.noFolder(dirname(path)));
  const taken = await lstat(path).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT') return false;
      throw error;
    },
  );
  if (taken) throw new BackupError(messages.exists(path));
}

/** Gives a finished draft its name, in a way that a loss of power leaves it either whole or without the name. */
export async function putInPlace(draft: string, path: string): Promise<void> {
  // Another command may have been quicker; renaming would put this one in its place.
  await refuseTaken(path);
  await rename(draft, path);
  await flushFolder(dirname(path));
}

/** Forces a folder's entries to the disk. */
export async function flushFolder(folder: string): Promise<void> {
  // Windows has no way to say this of a folder.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Removes what was begun and will not be finished. */
export async function discard(draft: string): Promise<void> {
  await rm(draft, { recursive: true, force: true });
}
