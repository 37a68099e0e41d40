import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { BackupError, readFailure } from './backup-error.ts';
import { MANIFEST, MANIFEST_DIGEST, parseManifest, partsOf, type Manifest } from './manifest.ts';
import { messages } from './messages.ts';
import { BLOCK, END_OF_ARCHIVE, paddingOf, readTarHeader } from './tar.ts';

type Member = { readonly size: number; readonly offset: number };

/** A bound for text that is read whole; a manifest of ten thousand tables has a few megabytes. */
const LARGEST_MANIFEST = 64 * 1024 * 1024;

/** Read at once. */
const READ_BYTES = 256 * 1024;

export type Progress = { readonly done: number; readonly total: number };
export type WhileReading = { readonly signal: AbortSignal; readonly onProgress?: ((progress: Progress) => void) | undefined };

/** A backup that is whole as far as its directory and manifest go. */
export class BackupArchive {
  readonly manifest: Manifest;
  /** Names everything the backup holds: two backups with the same digest are the same. */
  readonly digest: string;
  readonly path: string;
  readonly #handle: FileHandle;
  readonly #members: ReadonlyMap<string, Member>;

  private constructor(path: string, handle: FileHandle, members: ReadonlyMap<string, Member>, manifest: Manifest, digest: string) {
    this.path = path;
    this.#handle = handle;
    this.#members = members;
    this.manifest = manifest;
    this.digest = digest;
  }

  /** @throws BackupError for what is no backup, is cut off or was written by a newer version */
  static async open(path: string): Promise<BackupArchive> {
    const handle = await open(path, 'r').catch((error: unknown) => {
      throw readFailure(error, path);
    });
    try {
      const entry = await handle.stat();
      if (!entry.isFile()) throw new BackupError(messages.noFile(path));
      const members = await readDirectory(path, handle, entry.size);
      const text = await readMember(handle, members.get(MANIFEST));
      const recorded = await readMember(handle, members.get(MANIFEST_DIGEST));
      if (text === null || recorded === null) throw new BackupError(messages.cutOff(path, MANIFEST));
      const digest = createHash('sha256').update(text).digest('hex');
      if (recorded.trim() !== digest) throw new BackupError(messages.damaged(path, MANIFEST));
      const manifest = parseManifest(text);
      if (manifest === null) throw new BackupError(messages.otherFormat(path));
      return new BackupArchive(path, handle, members, manifest, digest);
    } catch (error) {
      await handle.close();
      throw readFailure(error, path);
    }
  }

  /** Size of all parts in bytes. */
  get bytes(): number {
    return partsOf(this.manifest).reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /**
   * Reads every part and compares it with the manifest.
   *
   * @throws BackupError naming the first part that is not what it was
   */
  async check({ signal, onProgress }: WhileReading): Promise<void> {
    const listed = new Set([MANIFEST, MANIFEST_DIGEST, ...partsOf(this.manifest).map(({ part }) => part)]);
    for (const member of this.#members.keys()) if (!listed.has(member)) throw new BackupError(messages.unlisted(this.path, member));
    const total = this.bytes;
    let done = 0;
    for (const { part, bytes, sha256 } of partsOf(this.manifest)) {
      const digest = createHash('sha256');
      let read = 0;
      for await (const chunk of this.read(part)) {
        if (signal.aborted) throw new BackupError(messages.interrupted);
        digest.update(chunk);
        read += chunk.length;
        onProgress?.({ done: (done += chunk.length), total });
      }
      if (read !== bytes || digest.digest('hex') !== sha256) throw new BackupError(messages.damaged(this.path, part));
    }
  }

  /** The bytes of a part as they are stored. */
  read(part: string): AsyncGenerator<Buffer> {
    const member = this.#members.get(part);
    if (member === undefined) throw new BackupError(messages.damaged(this.path, part));
    return contentOf(this.#handle, member);
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}

/** A file that was cut meanwhile ends early; who reads counts. */
async function* contentOf(handle: FileHandle, { offset, size }: Member): AsyncGenerator<Buffer> {
  for (let read = 0; read < size; ) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(Math.min(READ_BYTES, size - read)), 0, null, offset + read);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    read += bytesRead;
  }
}

async function readMember(handle: FileHandle, member: Member | undefined): Promise<string | null> {
  if (member === undefined || member.size > LARGEST_MANIFEST) return null;
  const buffer = Buffer.alloc(member.size);
  await handle.read(buffer, 0, member.size, member.offset);
  return buffer.toString('utf8');
}

/** Walks from header to header without reading what lies between. */
async function readDirectory(path: string, handle: FileHandle, length: number): Promise<Map<string, Member>> {
  const members = new Map<string, Member>();
  const block = Buffer.alloc(BLOCK);
  let last: string | null = null;
  for (let position = 0; ; ) {
    const { bytesRead } = await handle.read(block, 0, BLOCK, position);
    const header = bytesRead === BLOCK ? readTarHeader(block) : null;
    if (header === 'end' && last !== null && position + END_OF_ARCHIVE.length <= length) return members;
    if (header === null || header === 'end') {
      if (last === null) throw new BackupError(messages.notABackup(path));
      throw new BackupError(header === null && bytesRead === BLOCK ? messages.damagedAfter(path, last) : messages.cutOff(path, last));
    }
    const offset = position + BLOCK;
    if (offset + header.size > length) throw new BackupError(messages.cutOff(path, header.name));
    members.set(header.name, { offset, size: header.size });
    last = header.name;
    position = offset + header.size + paddingOf(header.size);
  }
}
