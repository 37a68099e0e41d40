import { open, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileContent } from '../store/content.ts';
import type { Content } from '../store/blob-store.ts';

const ID = /^[0-9a-f]{32}$/;

/** Where files wait that are not here in full: one file each, readable by the process's own account only. */
export class Spool {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async create(id: string): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await (await open(this.#path(id), 'wx', 0o600)).close();
  }

  /**
   * Writes what comes in behind what is here, as far as it comes: of a connection that breaks everything that arrived is kept.
   * @returns how many bytes are here now
   */
  async append(id: string, source: Readable, offset: number): Promise<number> {
    const handle = await open(this.#path(id), 'r+');
    let at = offset;
    try {
      for await (const chunk of source as AsyncIterable<Uint8Array>) {
        await handle.write(chunk, 0, chunk.byteLength, at);
        at += chunk.byteLength;
      }
    } finally {
      await handle.sync();
      await handle.close();
    }
    return at;
  }

  /** Bytes that are here; null where the file is not. */
  async size(id: string): Promise<number | null> {
    try {
      return (await stat(this.#path(id))).size;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  }

  content(id: string): Promise<Content> {
    return fileContent(this.#path(id));
  }

  async remove(id: string): Promise<void> {
    await rm(this.#path(id), { force: true });
  }

  /** Files nobody has written to since then. */
  async untouchedSince(before: Date): Promise<string[]> {
    const ids = (await readdir(this.#folder).catch(() => [])).filter((name) => ID.test(name));
    const entries = await Promise.all(ids.map(async (id) => ({ id, entry: await stat(this.#path(id)).catch(() => null) })));
    return entries.filter(({ entry }) => entry !== null && entry.mtime < before).map(({ id }) => id);
  }

  #path(id: string): string {
    if (!ID.test(id)) throw new RangeError('an upload is named by 32 hexadecimal digits');
    return join(this.#folder, id);
  }
}
