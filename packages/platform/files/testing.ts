import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BlobStore } from './store/blob-store.ts';
import { DiskBlobs } from './store/disk-blobs.ts';

let made: string | undefined;

/** For tests: a data folder (OPENHALL_DATA_DIR) of this process's own, which goes with it. */
export function testDataFolder(): string {
  if (made !== undefined) return made;
  const folder = mkdtempSync(join(tmpdir(), 'openhall-data-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  made = folder;
  return folder;
}

/** For tests: the store of files in that folder. Addressed by content: tests do not get in each other's way. */
export function testBlobs(): BlobStore {
  return new DiskBlobs(join(testDataFolder(), 'files'));
}
