import { access } from 'node:fs/promises';
import type { BackupArchive, BackupOptions, StoredFile } from '@openhall/backup';
import type { FileStore } from '@openhall/files';
import { OperatorError } from '../failures.ts';
import type { Environment } from '@openhall/runtime';
import { authSecretFile } from '../identity/auth-secret.ts';
import { messages } from './messages.ts';
import { ledgerKeyFile } from '../ledger/ledger-signer.ts';

/**
 * What an installation keeps beside its database: its configuration, the key its log is signed with, without which nobody could go on signing
 * it, and the secret second factors are encrypted with, without which nobody could use theirs. `there` tells whether it is. A configuration that is named and missing is a mistake, and counts as there, so that it is noticed.
 */
export async function storedFiles(environment: Environment): Promise<(StoredFile & { readonly there: boolean })[]> {
  const key = ledgerKeyFile(environment);
  const secret = authSecretFile(environment);
  const configuration = environment.siteConfigPath === undefined ? [] : [{ name: 'site.json', path: environment.siteConfigPath, there: true }];
  return [...configuration, { name: 'ledger-key.pem', path: key, there: await exists(key) }, { name: 'auth-secret', path: secret, there: await exists(secret) }];
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Where files of the store stand in a backup. */
const STORE = 'store/';

/** Every file the catalogue lists at the moment of the backup. */
export function storedContents(files: FileStore): NonNullable<BackupOptions['stored']> {
  return async function* contents(snapshot) {
    const { rows } = await snapshot.query<{ sha256: string; size: number }>('select sha256, size_bytes as size from stored_files order by sha256');
    for (const { sha256, size } of rows) yield { name: `${STORE}${sha256}`, content: there(files, sha256, size) };
  };
}

/** A backup without one of its files would be found wanting only when it is needed. */
async function* there(files: FileStore, sha256: string, size: number): AsyncGenerator<Uint8Array> {
  try {
    yield* files.stream({ sha256, size });
  } catch (error) {
    throw new OperatorError(messages.contentMissing(sha256), { cause: error });
  }
}

/** Whether a file of a backup belongs into the store, and not to a place of its own. */
export const isStoredContent = (name: string): boolean => name.startsWith(STORE);

/** Puts the files of a backup into this installation's store; those that are there already stay. */
export async function restoreContents(archive: BackupArchive, files: FileStore): Promise<void> {
  for (const { name, part, bytes } of archive.manifest.files) {
    if (isStoredContent(name)) await files.restore(name.slice(STORE.length), { size: bytes, chunks: () => archive.read(part) });
  }
}
