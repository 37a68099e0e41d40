import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { messages } from '../messages.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

/**
 * Takes the data folder for this process, or tells that another has it.
 * The lock is the kernel's, by way of SQLite's: it ends with the process, however that dies, no number can be mistaken for
 * another process's, and containers that share the folder see it too.
 */
export function lockFolder(dataDir: string): { release(): void } | undefined {
  const file = join(dataDir, 'owner.lock');
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(file, { timeout: 0 });
    chmodSync(file, 0o600);
    lock.exec('begin exclusive');
  } catch (error) {
    lock?.close();
    if (isBusy(error)) return undefined;
    throw new EmbeddedPostgresError(messages.folderUnlockable(file, error instanceof Error ? error.message : String(error)), { cause: error });
  }
  const held = lock;
  return { release: () => held.close() };
}

const SQLITE_BUSY = 5;

const isBusy = (error: unknown): boolean => error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
