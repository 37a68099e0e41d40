import { resolve } from 'node:path';
import { writeExport } from '@openhall/backup';
import { pendingMigrations } from '@openhall/database';
import { migrations, publicRecords } from '../compose.ts';
import { OperatorError } from '../failures.ts';
import { fileStoreOf } from '../files/file-places.ts';
import { siteOf } from '../start/demonstration.ts';
import { EXIT, environmentOf, type CliContext } from './cli-context.ts';
import { openConnection } from './connection.ts';
import { messages } from './messages.ts';
import { productVersion } from './product.ts';
import { progressBar } from './progress-bar.ts';

/** `openhall export FOLDER`: what anybody may read at this moment, in one state of the database. */
export async function exportRecords({ path, json }: { readonly path: string; readonly json: boolean }, context: CliContext): Promise<number> {
  const environment = environmentOf(context);
  const site = siteOf(environment);
  const now = context.clock.now();
  const target = resolve(path);
  const bar = progressBar(context.output, messages.exporting);
  const connection = await openConnection(environment);
  try {
    if ((await pendingMigrations(connection.pool, migrations)).length > 0) throw new OperatorError(messages.exportNeedsMigrations);
    const manifest = await connection.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (trx) => {
        const records = await publicRecords(trx, fileStoreOf(environment, connection.db), { now, businessTimeZone: site.businessTimeZone });
        return writeExport({
          ...records,
          path: target,
          id: context.newId(),
          now,
          productVersion,
          origin: { name: site.organisation.name, address: environment.http.siteUrl },
          signal: context.signal,
          onProgress: ({ done, total }) => bar.show(done, total),
        });
      })
      .finally(bar.end);
    const count = manifest.files.reduce((sum, { records }) => sum + (records ?? 0), 0);
    const files = manifest.files.filter(({ records }) => records === null).length;
    context.output.line(json ? JSON.stringify({ ok: true, path: target, records: count, attachments: files, manifest }) : messages.exported(target, count, files));
    return EXIT.ok;
  } finally {
    await connection.close();
  }
}
