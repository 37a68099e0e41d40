import { join, resolve } from 'node:path';
import { createFileStore, DiskBlobs, S3Blobs, Spool, type BlobStore, type FileStore, type FilesTables } from '@openhall/files';
import type { Environment } from '@openhall/runtime';
import type { Kysely } from 'kysely';

/** Where this installation keeps files: a bucket, else a folder beside its data. */
export function blobsOf({ files, dataDir }: Pick<Environment, 'files' | 'dataDir'>): BlobStore {
  return files.s3 === undefined ? new DiskBlobs(resolve(join(dataDir, 'files'))) : new S3Blobs(files.s3);
}

/** The store with its catalogue. */
export function fileStoreOf<Tables extends FilesTables>(environment: Pick<Environment, 'files' | 'dataDir'>, db: Kysely<Tables>): FileStore {
  return createFileStore({ db: db as unknown as Kysely<FilesTables>, blobs: blobsOf(environment) });
}

/** Where uploads wait that are not here in full; on the disk of the process that receives them. */
export function spoolOf({ dataDir }: Pick<Environment, 'dataDir'>): Spool {
  return new Spool(resolve(join(dataDir, 'spool')));
}
