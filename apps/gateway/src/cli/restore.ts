import { readFile, writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { BackupArchive, restoreBackup, type RestoreReport } from '@openhall/backup';
import type { Environment } from '@openhall/runtime';
import { migrations, restoreChecks, type Tables } from '../compose.ts';
import { OperatorError } from '../failures.ts';
import { SITE_CONFIGURATION } from './backup.ts';
import { EXIT, environmentOf, type CliContext } from './cli-context.ts';
import { openConnection } from './connection.ts';
import { checkedBackupLines, messages, restoreReportLines } from './messages.ts';
import { megabytes, progressBar } from './progress-bar.ts';

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
    const notes = restored === null ? [] : await placeSiteConfiguration(archive, environment);
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
    return await restoreBackup<Tables>({
      pool: connection.pool,
      archive,
      migrations,
      now: context.clock.now(),
      replace,
      checks: restoreChecks,
      signal: context.signal,
      onProgress: ({ done, total }) => bar.show(megabytes(done), megabytes(total)),
    }).finally(bar.end);
  } finally {
    await connection.close();
  }
}

/** Puts the configuration where the settings say it is, if nothing is there; a file that is there belongs to the operator. */
async function placeSiteConfiguration(archive: BackupArchive, { siteConfigPath }: Environment): Promise<string[]> {
  const file = archive.manifest.files.find(({ name }) => name === SITE_CONFIGURATION);
  if (file === undefined) return [];
  if (siteConfigPath === undefined) return [messages.siteConfigurationInside];
  const content = await buffer(archive.read(file.part));
  const there = await readFile(siteConfigPath).catch(() => null);
  if (there !== null) return there.equals(content) ? [] : [messages.siteConfigurationKept(siteConfigPath)];
  await writeFile(siteConfigPath, content, { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
    throw new OperatorError(messages.siteConfigurationUnwritable(siteConfigPath, error instanceof Error ? error.message : String(error)), { cause: error });
  });
  return [messages.siteConfigurationWritten(siteConfigPath)];
}
