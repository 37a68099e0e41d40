/** Bytes that can be read from the beginning, more than once where an attempt failed. */
export interface Content {
  readonly size: number;
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

/** A part of a file, in bytes. */
export interface Part {
  readonly offset: number;
  readonly length: number;
}

/** Where bytes are kept under their own digest. Knows no database; `FileStore` keeps the catalogue. */
export interface BlobStore {
  /**
   * Keeps a content; where it is kept already nothing is written. Once this has returned the bytes outlive a power cut.
   * @throws ContentMismatch where the bytes do not have that digest or size; nothing is kept then
   */
  put(sha256: string, content: Content): Promise<void>;
  /** How many bytes are kept under a digest; null where none are. */
  size(sha256: string): Promise<number | null>;
  /** The bytes of a part, fewer at the end; null where there is no such file. */
  read(sha256: string, part: Part): Promise<Uint8Array | null>;
  /** Forgets a content; does nothing where there is none. */
  remove(sha256: string): Promise<void>;
  /** Every digest under which something is kept. */
  list(): AsyncIterable<string>;
  /** Removes what a process that was killed left of an unfinished put, if it is older than that. */
  tidy(before: Date): Promise<void>;
  /** Where files are kept, for people; no password. */
  readonly place: string;
}

/** The bytes are not what they were said to be. */
export class ContentMismatch extends Error {
  override readonly name = 'ContentMismatch';
}

export const DIGEST = /^[0-9a-f]{64}$/;

/** @throws RangeError for what is no digest: it would become a path */
export function checkedDigest(sha256: string): string {
  if (!DIGEST.test(sha256)) throw new RangeError('a file is addressed by a SHA-256 digest');
  return sha256;
}
