import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { writeBackup } from '@openhall/backup';
import { SWEEP_LOCK } from '@openhall/files';
import { derivedSchemas } from '../compose.ts';
import { EXIT, environmentOf, type CliContext } from './cli-context.ts';
import { openConnection } from './connection.ts';
import { backupReportLines, messages } from './messages.ts';
import { productVersion } from './product.ts';
import { fileStoreOf } from '../files/file-places.ts';
import { storedContents, storedFiles } from './stored-files.ts';
import { megabytes, progressBar } from './progress-bar.ts';

/** `openhall backup FILE|FOLDER`: changes nothing, applies no migration, and lets everybody go on reading and writing. */
export async function backup({ path, json }: { readonly path: string; readonly json: boolean }, context: CliContext): Promise<number> {
  const environment = environmentOf(context);
  const now = context.clock.now();
  const target = await fileFor(resolve(path), now);
  const bar = progressBar(context.output, messages.backingUp);
  const connection = await openConnection(environment);
  // No file goes away between the moment that is seen and its turn.
  const holding = await connection.pool.connect();
  try {
    await holding.query('select pg_advisory_lock_shared($1)', [SWEEP_LOCK]);
    const report = await writeBackup({
      pool: connection.pool,
      path: target,
      id: context.newId(),
      now,
      productVersion,
      files: (await storedFiles(environment)).filter(({ there }) => there),
      stored: storedContents(fileStoreOf(environment, connection.db)),
      derivedSchemas,
      signal: context.signal,
      onProgress: ({ done, total }) => bar.show(megabytes(done), megabytes(total)),
    }).finally(bar.end);
    if (json) context.output.line(JSON.stringify({ ok: true, ...report }));
    else for (const line of backupReportLines(report)) context.output.line(line);
    return EXIT.ok;
  } finally {
    holding.release(true);
    await connection.close();
  }
}

/** In a folder every backup has a name of its own, and names sort by time. */
async function fileFor(path: string, now: Date): Promise<string> {
  const isFolder = await stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
  return isFolder ? join(path, `openhall-${now.toISOString().replaceAll(/[-:]|\.\d+/g, '')}.tar`) : path;
}
