import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { BackupArchive, restoreBackup, type RestoreReport } from '@openhall/backup';
import type { Environment } from '@openhall/runtime';
import { derivedSchemas, migrateEverything, migrations, restoreChecks, type Tables } from '../compose.ts';
import { OperatorError } from '../failures.ts';
import { EXIT, environmentOf, type CliContext } from './cli-context.ts';
import { openConnection } from './connection.ts';
import { checkedBackupLines, messages, restoreReportLines } from './messages.ts';
import { megabytes, progressBar } from './progress-bar.ts';
import { fileStoreOf } from '../files/file-places.ts';
import { isStoredContent, restoreContents, storedFiles } from './stored-files.ts';

export type Restore = {
  readonly path: string;
  /** The database's name, where everything in it is to be replaced. */
  readonly replace: string | null;
  /** Only look whether the backup is whole; no database is opened. */
  readonly checkOnly: boolean;
  readonly json: boolean;
};

/** `openhall restore FILE`: the backup is found whole before a database is opened, let alone made. */
export async function restore({ path, replace, checkOnly, json }: Restore, context: CliContext): Promise<number> {
  const environment = environmentOf(context);
  const { output } = context;
  const archive = await BackupArchive.open(path);
  try {
    const checking = progressBar(output, messages.checking);
    await archive.check({ signal: context.signal, onProgress: ({ done, total }) => checking.show(megabytes(done), megabytes(total)) }).finally(checking.end);
    const { digest, manifest } = archive;
    const restored = checkOnly ? null : await restoreInto(archive, replace, environment, context);
    const notes = restored === null ? [] : await placeFiles(archive, environment);
    if (json) output.line(JSON.stringify({ ok: true, path, digest, manifest, restored, notes }));
    else for (const line of [...checkedBackupLines(path, digest, manifest), ...(restored === null ? [] : restoreReportLines(restored)), ...notes]) output.line(line);
    return EXIT.ok;
  } finally {
    await archive.close();
  }
}

async function restoreInto(archive: BackupArchive, replace: string | null, environment: Environment, context: CliContext): Promise<RestoreReport> {
  const bar = progressBar(context.output, messages.restoring);
  const connection = await openConnection(environment);
  try {
    const files = fileStoreOf(environment, connection.db);
    const report = await restoreBackup<Tables>({
      pool: connection.pool,
      archive,
      derivedSchemas,
      migrations,
      now: context.clock.now(),
      replace,
      placeContents: () => restoreContents(archive, files),
      checks: restoreChecks(files),
      signal: context.signal,
      onProgress: ({ done, total }) => bar.show(megabytes(done), megabytes(total)),
    }).finally(bar.end);
    await migrateEverything(connection.pool, context.clock.now());
    return report;
  } finally {
    await connection.close();
  }
}

/** Puts files that are kept beside the database where the settings say they are, if nothing is there; what is there belongs to the operator. */
async function placeFiles(archive: BackupArchive, environment: Environment): Promise<string[]> {
  const places = new Map((await storedFiles(environment)).map(({ name, path }) => [name, path]));
  const notes: string[] = [];
  for (const { name, part } of archive.manifest.files) {
    if (isStoredContent(name)) continue;
    const place = places.get(name);
    const content = await buffer(archive.read(part));
    const there = place === undefined ? null : await readFile(place).catch(() => null);
    if (place === undefined) notes.push(messages.fileInside(part));
    else if (there === null) notes.push(await placed(place, content, part));
    else if (!there.equals(content)) notes.push(messages.fileKept(place, part));
  }
  return notes;
}

async function placed(place: string, content: Buffer, part: string): Promise<string> {
  try {
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    await writeFile(place, content, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    throw new OperatorError(messages.fileUnwritable(place, part, error instanceof Error ? error.message : String(error)), { cause: error });
  }
  return messages.fileWritten(place);
}
