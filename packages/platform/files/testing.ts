import { join } from 'node:path';
import type { BlobStore } from './store/blob-store.ts';
import { DiskBlobs } from './store/disk-blobs.ts';

/** For tests: the store in a data folder, as the gateway has it. Addressed by content: tests do not get in each other's way. */
export function blobsIn(dataFolder: string): BlobStore {
  return new DiskBlobs(join(dataFolder, 'files'));
}
