import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const DOMAIN = join(import.meta.dirname, '..');
const REPOSITORY = join(DOMAIN, '../../..');

/** Files that may name the table, with the reason. None of them serves anything to the public. */
const ALLOWED: Readonly<Record<string, string>> = {
  'packages/domains/publishing/data/repository.ts': 'writes it',
  'packages/domains/publishing/data/relations.ts': 'writes what relations do to it',
  'packages/domains/publishing/data/ledger-records.ts': 'records what was written, in the transaction that wrote it',
  'packages/domains/publishing/data/ledger-verification.ts': 'compares everything with the ledger, for the operator at the terminal',
  'packages/domains/publishing/data/reference-data.ts': 'asks whether a column that is no longer configured still holds documents',
  'packages/domains/publishing/data/reindex.ts': 'writes its search vectors again',
  'packages/domains/publishing/data/integrity.ts': 'counts documents without a current revision after a restore',
  'packages/domains/publishing/data/desk-documents.ts': 'reads for staff, by their roles and where a document stands',
  'packages/domains/publishing/import/run-records.ts': 'an import asks what it saved before',
  'apps/gateway/src/cli/inspect.ts': 'counts for the operator at the terminal',
  'apps/gateway/src/start/demonstration.ts': 'asks whether anything was ever saved before it writes demonstration data',
};

/** Reading the table itself, in SQL or through the query builder. `public_documents(…)` is another word and does not match. */
const READS_TABLE = /\b(?:from|join|table|update|into)\s+"?documents"?\b|(?:selectFrom|[Jj]oin|updateTable|deleteFrom|insertInto|\.table|using)\(\s*\[?\s*['"`]documents\b|sql\.(?:table|ref|id)\(\s*['"`]documents\b/u;

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ['node_modules', 'dist', 'fixtures', '.git'].includes(entry.name) ? [] : sourceFiles(path);
    return /\.(?:ts|vue|mjs)$/u.test(entry.name) && !/\.(?:test|spec)\.ts$/u.test(entry.name) ? [path] : [];
  });
}

describe('the visibility gate', () => {
  it.each([
    "db.selectFrom('documents as d')",
    "trx.selectFrom(['documents', 'issuers'])",
    ".innerJoin('documents', 'documents.id', 'x.id')",
    'sql`select * from documents d`',
    'sql`select 1 from a join "documents" on true`',
    "sql.table('documents')",
  ])('would be noticed going round by %s', (text) => {
    expect(READS_TABLE.test(text)).toBe(true);
  });

  it('is not confused with its own name', () => {
    expect(READS_TABLE.test('select * from public_documents($1) d')).toBe(false);
  });

  it('is the only way to documents: no other file names the table', () => {
    const files = [...sourceFiles(join(REPOSITORY, 'packages')), ...sourceFiles(join(REPOSITORY, 'apps'))];
    expect(files.length).toBeGreaterThan(20);
    const offenders = files
      .map((file) => relative(REPOSITORY, file))
      // Benchmarks compare with hand-written SQL on purpose and are no part of the running system.
      .filter((file) => ALLOWED[file] === undefined && !file.startsWith('packages/quality/'))
      .filter((file) => READS_TABLE.test(readFileSync(join(REPOSITORY, file), 'utf8')));
    expect(offenders).toEqual([]);
  });
});
