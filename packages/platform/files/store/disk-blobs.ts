import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkedDigest, DIGEST, type BlobStore, type Content, type Part } from './blob-store.ts';
import { verified } from './content.ts';

/** Files in a folder of this machine: `ab/cd/abcd…`. Readable by the process's own account only. */
export class DiskBlobs implements BlobStore {
  readonly place: string;

  constructor(folder: string) {
    this.place = folder;
  }

  async put(sha256: string, content: Content): Promise<void> {
    const path = this.#path(sha256);
    if ((await this.size(sha256)) !== null) return;
    const folder = dirname(path);
    await makeFolders(folder, this.place);
    // Beside its place, so that the renaming stays within one file system. A name of its own: two may put the same at once.
    const draft = join(folder, `.${sha256}.${randomBytes(6).toString('hex')}`);
    try {
      const handle = await open(draft, 'wx', 0o600);
      try {
        for await (const chunk of verified(sha256, content)) await handle.writeFile(chunk);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    await flushFolder(folder);
  }

  async size(sha256: string): Promise<number | null> {
    try {
      return (await stat(this.#path(sha256))).size;
    } catch (error) {
      return absent(error);
    }
  }

  async read(sha256: string, { offset, length }: Part): Promise<Uint8Array | null> {
    try {
      const handle = await open(this.#path(sha256), 'r');
      try {
        // Never more memory than the file has bytes from there on, whatever was asked for.
        const { size } = await handle.stat();
        const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - offset)));
        let filled = 0;
        while (filled < buffer.length) {
          const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, offset + filled);
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
        return buffer.subarray(0, filled);
      } finally {
        await handle.close();
      }
    } catch (error) {
      return absent(error);
    }
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.#path(sha256), { force: true });
  }

  async *list(): AsyncGenerator<string> {
    for await (const { name } of this.#entries()) if (DIGEST.test(name)) yield name;
  }

  async tidy(before: Date): Promise<void> {
    for await (const { name, path } of this.#entries()) {
      if (!name.startsWith('.')) continue;
      const entry = await stat(path).catch(absent);
      if (entry !== null && entry.mtime < before) await rm(path, { force: true });
    }
  }

  async *#entries(): AsyncGenerator<{ name: string; path: string }> {
    for (const first of await names(this.place)) {
      for (const second of await names(join(this.place, first))) {
        for (const name of await names(join(this.place, first, second))) yield { name, path: join(this.place, first, second, name) };
      }
    }
  }

  #path(sha256: string): string {
    const digest = checkedDigest(sha256);
    return join(this.place, digest.slice(0, 2), digest.slice(2, 4), digest);
  }
}

/** Each new folder is flushed into the one above it, or a power cut could take the folder with the file in it. */
async function makeFolders(folder: string, root: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (made === undefined) return;
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    await flushFolder(dirname(at));
    if (at === root) return;
  }
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function names(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw error;
  }
}

function absent(error: unknown): null {
  if (codeOf(error) === 'ENOENT') return null;
  throw error;
}

const codeOf = (error: unknown): string | undefined => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined);
