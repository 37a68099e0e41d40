import { S3mini } from 's3mini';
import { checkedDigest, ContentMismatch, DIGEST, type BlobStore, type Content, type Part } from './blob-store.ts';
import { verified } from './content.ts';

export interface S3Options {
  /** Address of the bucket, path style: `https://storage.example.org/bucket`. */
  readonly bucketUrl: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** Milliseconds after which a storage that does not answer has failed. */
const ANSWERS_WITHIN = 60_000;
const PREFIX = 'files/';
const LISTED_AT_ONCE = 1000;

/** Files in a bucket of any storage that speaks S3, as `files/abcd…`. Replicas share it. */
export class S3Blobs implements BlobStore {
  readonly place: string;
  readonly #bucket: S3mini;

  constructor({ bucketUrl, region, accessKey, secretKey }: S3Options) {
    this.place = bucketUrl;
    this.#bucket = new S3mini({ endpoint: bucketUrl, region, accessKeyId: accessKey, secretAccessKey: secretKey, requestAbortTimeout: ANSWERS_WITHIN, fetch: streamingFetch });
  }

  async put(sha256: string, content: Content): Promise<void> {
    const key = keyOf(sha256);
    if ((await this.size(sha256)) !== null) return;
    // A content that is not what it was said to be is cut off before its announced length, and the storage keeps nothing of it.
    const body = ReadableStream.from(verified(sha256, content));
    try {
      await this.#bucket.putObject(key, body, 'application/octet-stream', undefined, undefined, content.size);
    } catch (error) {
      throw error instanceof Error && error.cause instanceof ContentMismatch ? error.cause : error;
    }
  }

  async size(sha256: string): Promise<number | null> {
    const key = keyOf(sha256);
    return (await this.#bucket.objectExists(key)) === true ? this.#bucket.getContentLength(key) : null;
  }

  async read(sha256: string, { offset, length }: Part): Promise<Uint8Array | null> {
    try {
      const answer = await this.#bucket.getObjectRaw(keyOf(sha256), false, offset, offset + length);
      return new Uint8Array(await answer.arrayBuffer());
    } catch (error) {
      const status = error instanceof Error && 'status' in error ? error.status : undefined;
      if (status === 404) return null;
      // Nothing begins behind the end of a file.
      if (status === 416) return new Uint8Array();
      throw error;
    }
  }

  async remove(sha256: string): Promise<void> {
    await this.#bucket.deleteObject(keyOf(sha256));
  }

  /** A storage shows an object only once it is whole. */
  async tidy(): Promise<void> {}

  async *list(): AsyncGenerator<string> {
    for (let token: string | undefined; ; ) {
      const page = await this.#bucket.listObjectsPaged('/', PREFIX, LISTED_AT_ONCE, token);
      for (const { Key } of page?.objects ?? []) {
        const name = Key.slice(PREFIX.length);
        if (DIGEST.test(name)) yield name;
      }
      token = page?.nextContinuationToken;
      if (token === undefined) return;
    }
  }
}

/** A body that is a stream is sent before the answer comes, which has to be said; the client leaves it out. */
const streamingFetch: typeof fetch = (input, init) => fetch(input, { ...init, duplex: 'half' });

const keyOf = (sha256: string): string => `${PREFIX}${checkedDigest(sha256)}`;
