import { faultPlace, parseVerifierKey, verifyLedger, type LedgerReport, type VerifierKey } from '@openhall/ledger';
import { OperatorError } from '../failures.ts';
import { signerOf } from '../ledger/ledger-signer.ts';
import { EXIT, environmentOf, type CliContext } from './cli-context.ts';
import { withSite } from './connection.ts';
import { messages } from './messages.ts';
import { progressBar } from './progress-bar.ts';

export interface VerifyLedgerOptions {
  readonly json: boolean;
  /** Keys an auditor brings along; else the installation's own. */
  readonly keys: readonly string[];
}

/** `openhall verify-ledger`: derives the whole log again from the records and names the first row that does not fit. Changes nothing. */
export async function verifyLedgerCommand({ json, keys }: VerifyLedgerOptions, context: CliContext): Promise<number> {
  const environment = environmentOf(context);
  const trusted = keys.length === 0 ? [signerOf(environment).key] : keys.map(keyOf);
  const bar = progressBar(context.output, messages.verifyingLedger);
  const report = await withSite(environment, context.clock.now(), ({ connection, publishing }) => verifyLedger(connection.db, { keys: trusted, ...publishing.ledgerContents, onProgress: bar.show })).finally(bar.end);
  const place = report.fault === null ? null : faultPlace(report.fault);
  if (json) context.output.line(JSON.stringify({ ok: report.fault === null, ...report, place }));
  else for (const line of reportLines(report, place)) context.output.line(line);
  return report.fault === null ? EXIT.ok : EXIT.failed;
}

function keyOf(text: string): VerifierKey {
  const key = parseVerifierKey(text);
  if (key === null) throw new OperatorError(messages.badLedgerKey(text));
  return key;
}

function reportLines({ entries, checkpoints, waiting, erased, fault }: LedgerReport, place: string | null): string[] {
  const counted = messages.ledgerCounts({ entries, checkpoints, waiting, erased });
  return fault === null ? [messages.ledgerHolds, counted] : [messages.ledgerFaults[fault.kind], `  ${place ?? ''}`, counted];
}
