import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { FileRefused, type ScanLimits } from './limits.ts';
import { messages } from './messages.ts';

/** Below this an entry may be as compressible as it likes. Bytes. */
const SMALL = 1024 * 1024;
const LOCAL_HEADER = 30;

/** An archive whose directory has been held to the limits; nothing of it has been unpacked. */
export interface ZipArchive {
  readonly names: ReadonlySet<string>;
  readonly entries: readonly Entry[];
  /** An entry's bytes as they are unpacked. @throws FileRefused where it is damaged, or larger than the directory said */
  stream(entry: Entry): AsyncGenerator<Uint8Array>;
  find(name: string): Entry | undefined;
}

/**
 * Reads the directory of a zip and refuses a bomb by what the directory says of it; that it said the truth is seen to while entries are unpacked.
 * @throws FileRefused
 */
export async function openZip(bytes: Buffer, limits: ScanLimits, label: string): Promise<ZipArchive> {
  const { zip, entries } = await readDirectory(bytes, limits, label);
  if (entries.some((entry) => entry.isEncrypted())) throw new FileRefused(messages.encryptedZip);
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (total > limits.unpackedBytes) throw new FileRefused(messages.tooLargeUnpacked(Math.floor(limits.unpackedBytes / SMALL)));
  if (entries.some(({ uncompressedSize, compressedSize }) => uncompressedSize > SMALL && uncompressedSize > compressedSize * limits.ratio)) throw new FileRefused(messages.suspiciousRatio);
  refuseOverlaps(entries);
  const byName = new Map(entries.map((entry) => [entry.fileName, entry]));
  return { names: new Set(byName.keys()), entries, find: (name) => byName.get(name), stream: (entry) => unpack(zip, entry, label) };
}

async function readDirectory(bytes: Buffer, limits: ScanLimits, label: string): Promise<{ zip: ZipFile; entries: Entry[] }> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true, strictFileNames: false });
    if (zip.entryCount > limits.entries) throw new FileRefused(messages.tooManyEntries(limits.entries));
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) {
      if (entries.length >= limits.entries) throw new FileRefused(messages.tooManyEntries(limits.entries));
      entries.push(entry);
    }
    return { zip, entries };
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw new FileRefused(messages.damaged(label), { cause: error });
  }
}

async function* unpack(zip: ZipFile, entry: Entry, label: string): AsyncGenerator<Uint8Array> {
  try {
    yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>;
  } catch (error) {
    throw new FileRefused(messages.damaged(label), { cause: error });
  }
}

/** Entries that share their packed bytes are how a small file claims to be many large ones. */
function refuseOverlaps(entries: readonly Entry[]): void {
  const sorted = entries.toSorted((one, other) => one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader);
  for (const [index, entry] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next !== undefined && entry.relativeOffsetOfLocalHeader + LOCAL_HEADER + entry.compressedSize > next.relativeOffsetOfLocalHeader) throw new FileRefused(messages.overlapping);
  }
}
