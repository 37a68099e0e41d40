import { readFile } from 'node:fs/promises';
import { ITEM_COLUMNS, readCatalogue, readStandards, type ColumnMapping, type EditionFacts, type ReadFile, type RefusedRow } from '@openhall/social-insurance';
import type { CatalogueKind } from '@openhall/social-insurance/rules';
import { isLocalDate } from '@openhall/statutory-time';
import { TableError } from '@openhall/tabular';
import { OperatorError } from '../failures.ts';
import { siteOf } from '../start/demonstration.ts';
import { EXIT, environmentOf, type CliContext } from './cli-context.ts';
import { withSite } from './connection.ts';
import { LISTED_FAILURES, messages } from './messages.ts';

/** What the command line says of an edition. */
export type CatalogueFlags = {
  readonly effectiveFrom: string;
  readonly title: string;
  readonly source: string;
  readonly effectiveTo?: string;
  readonly scope?: string;
  readonly documentNumber?: string;
  readonly sourceUrl?: string;
  readonly columns?: string;
};

export type CatalogueImport = { readonly kind: string; readonly path: string; readonly flags: CatalogueFlags; readonly json: boolean };
export type StandardsImport = { readonly path: string; readonly json: boolean };

const KINDS: Readonly<Record<string, CatalogueKind>> = { drugs: 'DRUG', treatments: 'TREATMENT', 'assistive-devices': 'ASSISTIVE_DEVICE' };

/** `openhall import catalogue KIND PATH`: one edition, whole or not at all; rows that say nothing usable are named and left out. */
export async function importCatalogue({ kind: name, path, flags, json }: CatalogueImport, context: CliContext): Promise<number> {
  const kind = KINDS[name];
  if (kind === undefined) throw new OperatorError(messages.unknownCatalogueKind(name));
  const environment = environmentOf(context);
  const now = context.clock.now();
  const facts = factsOf(kind, flags, siteOf(environment).organisation.name, now);
  const mapping = flags.columns === undefined ? {} : await readMapping(flags.columns);
  const { content, files } = await orPlain(readCatalogue(kind, path, mapping));
  const { id, outcome } = await withSite(environment, now, ({ socialInsurance }) => socialInsurance.saveEdition(facts, content, { now }));
  const items = new Set(content.items.map(({ subject }) => subject)).size;
  const refused = files.reduce((sum, file) => sum + file.refused.length, 0);
  if (json) context.output.line(JSON.stringify({ ok: true, id, outcome, rows: content.items.length, items, files }));
  else for (const line of [messages.catalogueSaved(outcome, facts.title, content.items.length, items), ...fileLines(files)]) context.output.line(line);
  return refused > 0 ? EXIT.refusedRecords : EXIT.ok;
}

/** `openhall import standards PATH`: what is known by city, insurance, item and first day is replaced. */
export async function importStandards({ path, json }: StandardsImport, context: CliContext): Promise<number> {
  const { standards, rowsIn, refused } = await orPlain(readStandards(path));
  const now = context.clock.now();
  const changed = await withSite(environmentOf(context), now, ({ socialInsurance }) => socialInsurance.saveStandards(standards, { now }));
  if (json) context.output.line(JSON.stringify({ ok: true, rowsIn, changed, refused }));
  else for (const line of [messages.standardsSaved(rowsIn, changed, refused.length), ...refusedLines(refused)]) context.output.line(line);
  return refused.length > 0 ? EXIT.refusedRecords : EXIT.ok;
}

function factsOf(kind: CatalogueKind, flags: CatalogueFlags, organisation: string, now: Date): EditionFacts {
  const { effectiveFrom, effectiveTo = null, title, source, scope, documentNumber = null, sourceUrl = null } = flags;
  if (!isLocalDate(effectiveFrom)) throw new OperatorError(messages.badDate('--effective-from', effectiveFrom));
  if (effectiveTo !== null && (!isLocalDate(effectiveTo) || effectiveTo < effectiveFrom)) throw new OperatorError(messages.badDate('--effective-to', effectiveTo));
  if (sourceUrl !== null && !/^https?:\/\//.test(sourceUrl)) throw new OperatorError(messages.badUrl(sourceUrl));
  return { kind, title, scope: scope ?? organisation, documentNumber, sourceName: source, sourceUrl, effectiveFrom, effectiveTo, publishedAt: now };
}

async function readMapping(path: string): Promise<ColumnMapping> {
  const names: ReadonlySet<string> = new Set(ITEM_COLUMNS);
  const refuse = (): never => {
    throw new OperatorError(messages.badColumns(path, ITEM_COLUMNS));
  };
  const text = await readFile(path, 'utf8');
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return refuse();
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return refuse();
  return Object.entries(read).every(([key, value]) => names.has(key) && typeof value === 'string') ? read : refuse();
}

/** What is wrong with a file, said as every other refusal of a command. */
async function orPlain<Read>(reading: Promise<Read>): Promise<Read> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof TableError) throw new OperatorError(error.message, { cause: error });
    throw error;
  }
}

function fileLines(files: readonly ReadFile[]): string[] {
  return files.flatMap(({ file, target, rowsIn, kept, refused }) =>
    target === null ? [messages.tableSkipped(file)] : [messages.tableRead(file, rowsIn, kept, refused.length), ...refusedLines(refused)],
  );
}

function refusedLines(refused: readonly RefusedRow[]): string[] {
  const listed = refused.slice(0, LISTED_FAILURES).map(({ line, reason }) => `  ${messages.refusedLine(line, reason)}`);
  return refused.length > LISTED_FAILURES ? [...listed, `  ${messages.refusedMore(refused.length - LISTED_FAILURES)}`] : listed;
}
