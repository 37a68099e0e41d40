import { checkExport } from '@openhall/backup';
import { importColumns, openArchive, openLaws, openPolicies, ownIssuers, runImport, type ImportReport, type ImportSource } from '@openhall/publishing';
import { siteOf } from '../start/demonstration.ts';
import { EXIT, environmentOf, type CliContext } from './cli-context.ts';
import { withSite, type Site } from './connection.ts';
import { importReportLines, messages } from './messages.ts';
import { megabytes, progressBar } from './progress-bar.ts';

export type DocumentImport = { readonly kind: 'laws' | 'policies' | 'archive'; readonly path: string; readonly json: boolean };

/** `openhall import laws|policies|archive PATH`. Returns the exit code. */
export async function importDocuments({ kind, path, json }: DocumentImport, context: CliContext): Promise<number> {
  const { output, clock } = context;
  const report = await withSite(environmentOf(context), clock.now(), (site) => importWithBars(kind, path, site, context));
  if (report === 'locked') {
    output.note(messages.error(messages.locked));
    if (json) output.line(JSON.stringify({ ok: false, error: messages.locked }));
    return EXIT.failed;
  }
  if (json) output.line(JSON.stringify({ ok: !report.interrupted, ...report }));
  else for (const line of importReportLines(report)) output.line(line);
  if (report.interrupted) return EXIT.failed;
  return report.failed > 0 ? EXIT.refusedRecords : EXIT.ok;
}

async function importWithBars(kind: DocumentImport['kind'], path: string, { connection, publishing }: Site, context: CliContext): Promise<ImportReport | 'locked'> {
  const columns = await importColumns(connection.db);
  const issuers = new Set([...(await ownIssuers(connection.db)), siteOf(environmentOf(context)).organisation.name]);
  const scanning = progressBar(context.output, messages.scanning);
  const importing = progressBar(context.output, messages.importing);
  const open = async (): Promise<ImportSource> => {
    try {
      if (kind === 'laws') return await openLaws(path, { columns, onScanned: scanning.show });
      if (kind === 'policies') return await openPolicies(path, { columns });
      // Whole or not at all: a list that was cut off would look like a list of fewer records.
      await checkExport(path, { signal: context.signal, onProgress: ({ done, total }) => scanning.show(megabytes(done), megabytes(total)) });
      return await openArchive(path, { columns: new Set(columns.map(({ slug }) => slug)), ownIssuers: issuers });
    } finally {
      scanning.end();
    }
  };
  try {
    return await runImport(open, {
      db: connection.db,
      publishing,
      clock: context.clock,
      runId: context.newId(),
      signal: context.signal,
      onProgress: ({ done, total }) => importing.show(done, total),
    });
  } finally {
    importing.end();
  }
}
