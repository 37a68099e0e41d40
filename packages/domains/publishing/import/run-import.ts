import type { Kysely } from 'kysely';
import type { DocumentInput, SaveOutcome } from '../data/document-input.ts';
import { documentId } from '../data/identity.ts';
import type { PublishingTables } from '../data/tables.ts';
import type { Publishing } from '../service.ts';
import type { ImportSource } from './import-source.ts';
import { answers, cutOffRun, heldBack, recordFailures, recordRun, relationsLeavingImport, startRun, withImportLock, type CutOffRun, type RunCounts } from './run-records.ts';
import type { ImportFailure } from './shared/refusal.ts';

export type RunImportOptions = {
  readonly db: Kysely<PublishingTables>;
  readonly publishing: Pick<Publishing, 'saveDocuments' | 'saveRelations'>;
  readonly clock: { now(): Date };
  /** Identifier of this run in `import_runs`. */
  readonly runId: string;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Stops the import between two batches; what is saved stays, and the next run goes on from there. */
  readonly signal?: AbortSignal;
};

export type ImportProgress = { readonly done: number; readonly total: number; readonly file: string };

/** What an import did. */
export type ImportReport = RunCounts & {
  readonly runId: string;
  readonly kind: string;
  readonly path: string;
  /** An earlier run over the same source that was cut off; this one went on from it. */
  readonly resumed: CutOffRun | null;
  readonly interrupted: boolean;
  /** Files that belong to the source but are no documents of its kind, and identical copies. */
  readonly skipped: number;
  /** Relations added, changed or removed. */
  readonly relations: number;
  readonly failures: readonly ImportFailure[];
  readonly notes: readonly string[];
};

/** Documents saved in one transaction, and the size of their markup and files at which a batch is full: memory stays bounded. */
const BATCH_DOCUMENTS = 25;
const BATCH_CHARACTERS = 1_000_000;

type Pending = { readonly file: string; readonly input: DocumentInput };

/**
 * Imports a source. Every document is saved under its natural key, so running again after any interruption goes on where
 * it stopped, and a finished import run again changes nothing. A record that cannot be read or saved is reported and the
 * others are imported.
 *
 * @param open opens the source once the lock is held
 * @returns the report, or `locked` when another import is running
 * @throws when the source cannot be opened at all (RecordRefused) or the database is lost
 */
export async function runImport(open: () => Promise<ImportSource>, options: RunImportOptions): Promise<ImportReport | 'locked'> {
  const report = await withImportLock(options.db, async () => new ImportRun(await open(), options).run());
  return report ?? 'locked';
}

class ImportRun {
  readonly #source: ImportSource;
  readonly #options: RunImportOptions;
  readonly #counts: RunCounts = { read: 0, created: 0, revised: 0, unchanged: 0, failed: 0 };
  readonly #failures: ImportFailure[] = [];
  readonly #saved = new Set<string>();
  #batch: Pending[] = [];
  #batchCharacters = 0;
  #heldBack = 0;

  constructor(source: ImportSource, options: RunImportOptions) {
    this.#source = source;
    this.#options = options;
  }

  async run(): Promise<ImportReport> {
    const { db, runId, clock, signal } = this.#options;
    const { kind, path } = this.#source;
    const resumed = await cutOffRun(db, kind, path);
    await startRun(db, { id: runId, kind, path, startedAt: clock.now() });
    await this.#refuse(this.#source.refused);
    for await (const record of this.#source.records()) {
      if (signal?.aborted === true) break;
      if ('reason' in record) await this.#refuse([record]);
      else this.#collect(record);
      if (this.#batch.length >= BATCH_DOCUMENTS || this.#batchCharacters >= BATCH_CHARACTERS) await this.#flush();
    }
    const interrupted = signal?.aborted === true;
    if (!interrupted) await this.#flush();
    const relations = interrupted ? 0 : await this.#saveRelations();
    await recordRun(db, runId, this.#counts, interrupted ? null : clock.now());
    const notes = this.#heldBack === 0 ? this.#source.notes : [...this.#source.notes, `${this.#heldBack} 件已在本站撤回或不公开，未重新发布。`];
    return { ...this.#counts, runId, kind, path, resumed, interrupted, skipped: this.#source.skipped, relations, failures: this.#failures, notes };
  }

  #collect(record: Pending): void {
    this.#batch.push(record);
    this.#batchCharacters += record.input.bodyHtml.length;
    for (const file of record.input.attachments ?? []) this.#batchCharacters += 'bytes' in file ? file.bytes.byteLength : 0;
  }

  async #flush(): Promise<void> {
    const batch = this.#batch;
    this.#batch = [];
    this.#batchCharacters = 0;
    if (batch.length === 0) return;
    await this.#save(await this.#withoutHeldBack(batch));
    await recordRun(this.#options.db, this.#options.runId, this.#counts, null);
  }

  /** What was withdrawn or closed here stays so, whatever the origin publishes. */
  async #withoutHeldBack(batch: readonly Pending[]): Promise<Pending[]> {
    const held = await heldBack(this.#options.db, batch.map(idOf));
    for (const pending of batch) {
      if (!held.has(idOf(pending))) continue;
      this.#heldBack += 1;
      this.#count(pending, 'unchanged');
    }
    return batch.filter((pending) => !held.has(idOf(pending)));
  }

  /** A batch the database refuses is saved one by one, so that only the guilty record is left out. */
  async #save(batch: readonly Pending[]): Promise<void> {
    const [only] = batch;
    if (only === undefined) return;
    try {
      const outcomes = await this.#options.publishing.saveDocuments(batch.map(({ input }) => input), { now: this.#options.clock.now(), actor: `import ${this.#source.kind}` });
      for (const [position, pending] of batch.entries()) this.#count(pending, outcomes[position] ?? 'unchanged');
    } catch (error) {
      if (await this.#isFatal(error)) throw error;
      if (batch.length === 1) await this.#refuse([{ file: only.file, reason: `无法保存：${messageOf(error)}` }]);
      else for (const pending of batch) await this.#save([pending]);
    }
  }

  #count(pending: Pending, outcome: SaveOutcome): void {
    this.#counts[outcome] += 1;
    this.#saved.add(idOf(pending));
    this.#progress(pending.file);
  }

  async #refuse(failures: readonly ImportFailure[]): Promise<void> {
    if (failures.length === 0) return;
    this.#failures.push(...failures);
    await recordFailures(this.#options.db, this.#options.runId, failures);
    for (const { file } of failures) {
      this.#counts.failed += 1;
      this.#progress(file);
    }
  }

  #progress(file: string): void {
    this.#counts.read += 1;
    this.#options.onProgress?.({ done: this.#counts.read, total: this.#source.total + this.#source.refused.length, file });
  }

  async #saveRelations(): Promise<number> {
    const ids = [...this.#saved];
    if (ids.length === 0) return 0;
    const concluded = this.#source.relations.filter(({ fromId, toId }) => this.#saved.has(fromId) && this.#saved.has(toId));
    const kept = await relationsLeavingImport(this.#options.db, ids);
    return this.#options.publishing.saveRelations([...concluded, ...kept], { now: this.#options.clock.now(), replaceFrom: ids });
  }

  /** The database is gone, full or shutting down: no other record would fare better. */
  async #isFatal(error: unknown): Promise<boolean> {
    return /^(?:08|53|57|58|XX)/.test(sqlState(error)) || !(await answers(this.#options.db));
  }
}

function idOf({ input }: Pending): string {
  return documentId(input.source, input.sourceKey);
}

function sqlState(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
