import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { ContentMismatch, type Content } from './blob-store.ts';

/** A content that is in memory. */
export function bytesContent(bytes: Uint8Array): Content {
  return {
    size: bytes.byteLength,
    chunks: async function* chunks() {
      yield bytes;
    },
  };
}

/** A content that stands in a file. */
export async function fileContent(path: string): Promise<Content> {
  const { size } = await stat(path);
  return { size, chunks: () => createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer> };
}

/** SHA-256 of a content, in hexadecimal. */
export async function digestOf({ chunks }: Content): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of chunks()) hash.update(chunk);
  return hash.digest('hex');
}

/**
 * The chunks of a content, compared with what they are said to be on their way. The last one is held back until that is settled: whoever takes them has
 * not had everything where it is not so.
 * @throws ContentMismatch before the last chunk
 */
export async function* verified(sha256: string, { size, chunks }: Content): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let bytes = 0;
  let last: Uint8Array | undefined;
  for await (const chunk of chunks()) {
    if (last !== undefined) yield last;
    hash.update(chunk);
    bytes += chunk.byteLength;
    last = chunk;
  }
  if (bytes !== size || hash.digest('hex') !== sha256) throw new ContentMismatch('the bytes do not have the digest they were put under');
  if (last !== undefined) yield last;
}
