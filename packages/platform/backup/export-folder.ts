import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, mkdir, open, readFile, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Progress, WhileReading } from './archive-reader.ts';
import { BackupError, codeOf, databaseFailure, readFailure, writeFailure } from './backup-error.ts';
import { discard, draftPath, flushFolder, putInPlace, refuseTaken } from './draft.ts';
import { MANIFEST } from './manifest.ts';
import { messages } from './messages.ts';

/** What one domain gives away: lists of records, and the files they name. */
export type ExportSets = {
  /** Each becomes `NAME.jsonl`, one JSON object a line. */
  readonly records: readonly { readonly name: string; readonly rows: AsyncIterable<object> }[];
  readonly files: AsyncIterable<ExportFile>;
};

/** `path` is relative to the export, as records name it: `attachments/NAME`. */
export type ExportFile = { readonly path: string; readonly content: AsyncIterable<Uint8Array> };

export type ExportOptions = {
  /** The folder to be made. */
  readonly path: string;
  /** Makes the unfinished folder's name its own. */
  readonly id: string;
  readonly now: Date;
  readonly productVersion: string;
  /** Whose records they are. */
  readonly origin: { readonly name: string; readonly address: string };
  readonly sets: ExportSets;
  /** How many records there will be, for the progress. */
  readonly total: number;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
};

const PATH = /^(?:[a-z-]{1,40}\.jsonl|attachments\/[0-9a-f]{64}(?:\.[a-z0-9]{1,10})?)$/;

const manifestSchema = z.object({
  format: z.literal('openhall-export'),
  version: z.literal(1),
  createdAt: z.iso.datetime(),
  productVersion: z.string(),
  origin: z.object({ name: z.string(), address: z.string() }),
  /** `records`: lines of a list; null for a file. */
  files: z.array(z.object({ path: z.string().regex(PATH), bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/), records: z.int().min(0).nullable() })),
});

export type ExportManifest = z.infer<typeof manifestSchema>;
type ListedFile = ExportManifest['files'][number];

/**
 * Writes records in open formats into a new folder, which has its name only once it is whole.
 *
 * @throws BackupError; nothing that looks like an export is left then
 */
export async function writeExport(options: ExportOptions): Promise<ExportManifest> {
  const { path, id } = options;
  const draft = draftPath(path, id);
  try {
    await refuseTaken(path);
    await mkdir(draft);
    const manifest = await writeFolder(draft, options);
    await putInPlace(draft, path);
    return manifest;
  } catch (error) {
    await discard(draft);
    throw databaseFailure(writeFailure(error, path), options.signal);
  }
}

async function writeFolder(folder: string, { now, productVersion, origin, sets, total, signal, onProgress }: ExportOptions): Promise<ExportManifest> {
  const files: ListedFile[] = [];
  let done = 0;
  for (const { name, rows } of sets.records) {
    let records = 0;
    const lines = async function* (): AsyncGenerator<Uint8Array> {
      for await (const row of rows) {
        signal.throwIfAborted();
        records += 1;
        onProgress?.({ done: (done += 1), total });
        yield Buffer.from(`${JSON.stringify(row)}\n`);
      }
    };
    const written = await writeFile(folder, `${name}.jsonl`, lines());
    files.push({ ...written, records });
  }
  const attachments = join(folder, 'attachments');
  await mkdir(attachments);
  for await (const { path, content } of sets.files) {
    signal.throwIfAborted();
    files.push({ ...(await writeFile(folder, path, content)), records: null });
  }
  // An export without files needs no folder for them.
  if (files.some(({ records }) => records === null)) await flushFolder(attachments);
  else await rmdir(attachments);
  const manifest: ExportManifest = { format: 'openhall-export', version: 1, createdAt: now.toISOString(), productVersion, origin, files };
  await writeFile(folder, MANIFEST, text(`${JSON.stringify(manifest, null, 1)}\n`));
  await flushFolder(folder);
  return manifest;
}

async function* text(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content);
}

async function writeFile(folder: string, path: string, content: AsyncIterable<Uint8Array>): Promise<Omit<ListedFile, 'records'>> {
  if (path !== MANIFEST && !PATH.test(path)) throw new RangeError(`${path} is no path in an export`);
  const handle = await open(join(folder, path), 'wx');
  try {
    const digest = createHash('sha256');
    let bytes = 0;
    for await (const chunk of content) {
      digest.update(chunk);
      bytes += chunk.byteLength;
      await handle.writeFile(chunk);
    }
    await handle.sync();
    return { path, bytes, sha256: digest.digest('hex') };
  } finally {
    await handle.close();
  }
}

/** A manifest names every file: one of a hundred thousand has some twenty megabytes. */
const LARGEST_MANIFEST = 256 * 1024 * 1024;

/**
 * Reads an export's manifest and every file it lists.
 *
 * @throws BackupError naming the first file that is missing or is not what it was
 */
export async function checkExport(path: string, { signal, onProgress }: WhileReading): Promise<ExportManifest> {
  try {
    const manifest = await readManifest(path);
    const total = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);
    let done = 0;
    for (const file of manifest.files) {
      signal.throwIfAborted();
      await checkFile(path, file);
      onProgress?.({ done: (done += file.bytes), total });
    }
    return manifest;
  } catch (error) {
    throw readFailure(error, path);
  }
}

async function readManifest(path: string): Promise<ExportManifest> {
  const file = join(path, MANIFEST);
  const entry = await lstat(file).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') throw new BackupError(messages.notAnExport(path), { cause: error });
    throw error;
  });
  if (!entry.isFile() || entry.size > LARGEST_MANIFEST) throw new BackupError(messages.notAnExport(path));
  try {
    return manifestSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new BackupError(messages.notAnExport(path), { cause: error });
  }
}

async function checkFile(folder: string, { path, bytes, sha256 }: ListedFile): Promise<void> {
  const file = join(folder, path);
  const entry = await lstat(file).catch((error: unknown) => {
    throw codeOf(error) === 'ENOENT' ? new BackupError(messages.exportMissing(folder, path), { cause: error }) : error;
  });
  // A link could lead anywhere; its content is not the export's.
  if (!entry.isFile() || entry.size !== bytes) throw new BackupError(messages.exportDamaged(folder, path));
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) digest.update(chunk);
  if (digest.digest('hex') !== sha256) throw new BackupError(messages.exportDamaged(folder, path));
}
