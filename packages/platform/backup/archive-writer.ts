import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { discard, draftPath, putInPlace, refuseTaken } from './draft.ts';
import { END_OF_ARCHIVE, paddingOf, tarHeader } from './tar.ts';

/** A member as the manifest lists it. */
export type WrittenPart = { readonly part: string; readonly bytes: number; readonly sha256: string };

/** Writes an archive of parts whose size is known only when they are written. It has its name only once it is whole and on the disk. */
export class ArchiveWriter {
  readonly #handle: FileHandle;
  readonly #draft: string;
  readonly #path: string;
  readonly #modifiedAt: Date;
  #position = 0;

  private constructor(handle: FileHandle, draft: string, path: string, modifiedAt: Date) {
    this.#handle = handle;
    this.#draft = draft;
    this.#path = path;
    this.#modifiedAt = modifiedAt;
  }

  /**
   * Begins an archive that only its owner may read.
   *
   * @param id makes the draft's name its own
   */
  static async create(path: string, id: string, modifiedAt: Date): Promise<ArchiveWriter> {
    await refuseTaken(path);
    const draft = draftPath(path, id);
    return new ArchiveWriter(await open(draft, 'wx', 0o600), draft, path, modifiedAt);
  }

  /** Adds a part. */
  async add(part: string, content: AsyncIterable<Uint8Array>): Promise<WrittenPart> {
    const start = this.#position;
    // Kept free until the size is known.
    await this.#append(tarHeader({ name: part, size: 0 }, this.#modifiedAt));
    const digest = createHash('sha256');
    let bytes = 0;
    for await (const chunk of content) {
      digest.update(chunk);
      bytes += chunk.byteLength;
      await this.#append(chunk);
    }
    await this.#append(Buffer.alloc(paddingOf(bytes)));
    await writeAll(this.#handle, tarHeader({ name: part, size: bytes }, this.#modifiedAt), start);
    return { part, bytes, sha256: digest.digest('hex') };
  }

  /** Ends the archive. Returns its size in bytes. */
  async finish(): Promise<number> {
    await this.#append(END_OF_ARCHIVE);
    await this.#handle.sync();
    await this.#handle.close();
    await putInPlace(this.#draft, this.#path);
    return this.#position;
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    await discard(this.#draft);
  }

  async #append(chunk: Uint8Array): Promise<void> {
    await writeAll(this.#handle, chunk, this.#position);
    this.#position += chunk.byteLength;
  }
}

/** A disk that is nearly full takes a part of what it is given and refuses the next. */
async function writeAll(handle: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < chunk.byteLength; ) {
    const { bytesWritten } = await handle.write(chunk, written, chunk.byteLength - written, position + written);
    written += bytesWritten;
  }
}
