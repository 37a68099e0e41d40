import { join, resolve } from 'node:path';
import { createFileStore, createReceiver, DiskBlobs, S3Blobs, Spool, type BlobStore, type FileStore, type FilesTables, type Receiver } from '@openhall/files';
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

/** What takes uploads in. Those that are not here in full wait on the disk of the process that receives them: replicas share the folder, or keep a sender on one. */
export function receiverOf<Tables extends FilesTables>(environment: Pick<Environment, 'files' | 'dataDir'>, db: Kysely<Tables>): Receiver {
  return createReceiver({
    db: db as unknown as Kysely<FilesTables>,
    store: fileStoreOf(environment, db),
    spool: new Spool(resolve(join(environment.dataDir, 'spool'))),
    sizeLimit: environment.files.uploadBytes,
  });
}
