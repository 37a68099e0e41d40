import { readFile } from 'node:fs/promises';
import { OperatorError } from '../failures.ts';
import { readRedirects } from '../redirects/read-redirects.ts';
import { saveRedirects } from '../redirects/save-redirects.ts';
import { EXIT, environmentOf, type CliContext } from './cli-context.ts';
import { withSite } from './connection.ts';
import { LISTED_FAILURES, messages } from './messages.ts';
import type { TableImport } from './import-tables.ts';

/** `openhall import redirects PATH`: what can be used is saved, what cannot is listed by its line. Returns the exit code. */
export async function importRedirects({ path, json }: TableImport, context: CliContext): Promise<number> {
  const { output, clock } = context;
  const environment = environmentOf(context);
  const read = readRedirects(await textOf(path), environment.http.allowedHosts);
  const now = clock.now();
  const saved = await withSite(environment, now, ({ connection }) => saveRedirects(connection.db, read.lines, now));
  const refused = [...read.refused, ...saved.refused].toSorted((one, other) => one.line - other.line);
  const report = { created: saved.created, changed: saved.changed, unchanged: saved.unchanged, refused };
  if (json) output.line(JSON.stringify({ ok: true, ...report }));
  else {
    output.line(messages.redirectsSaved(report));
    if (refused.length > 0) output.line(messages.refusedHeading);
    for (const { line, reason } of refused.slice(0, LISTED_FAILURES)) output.line(messages.refusedLine(line, reason));
    if (refused.length > LISTED_FAILURES) output.line(messages.refusedMore(refused.length - LISTED_FAILURES));
  }
  return refused.length > 0 ? EXIT.refusedRecords : EXIT.ok;
}

async function textOf(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    const reason = error instanceof TypeError ? '不是 UTF-8 编码，请另存为“CSV UTF-8”' : error instanceof Error ? error.message : String(error);
    throw new OperatorError(`${path} 不能读取：${reason}`);
  }
}
