import { S3mini } from 's3mini';
import { checkedDigest, DIGEST, type BlobStore, type Content, type Part } from './blob-store.ts';
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
    this.#bucket = new S3mini({ endpoint: bucketUrl, region, accessKeyId: accessKey, secretAccessKey: secretKey, requestAbortTimeout: ANSWERS_WITHIN });
  }

  async put(sha256: string, content: Content): Promise<void> {
    const key = keyOf(sha256);
    if ((await this.size(sha256)) !== null) return;
    // A body that fails at its end, as one of another content does, is cut off before its announced length, and the storage keeps nothing of it.
    const body = ReadableStream.from(verified(sha256, content));
    await this.#bucket.putObject(key, body, 'application/octet-stream', undefined, undefined, content.size);
  }

  async size(sha256: string): Promise<number | null> {
    const key = keyOf(sha256);
    return (await this.#bucket.objectExists(key)) === true ? this.#bucket.getContentLength(key) : null;
  }

  async read(sha256: string, { offset, length }: Part): Promise<Uint8Array | null> {
    const size = await this.size(sha256);
    if (size === null) return null;
    const end = Math.min(offset + length, size);
    if (end <= offset) return new Uint8Array();
    const answer = await this.#bucket.getObjectRaw(keyOf(sha256), false, offset, end);
    return new Uint8Array(await answer.arrayBuffer());
  }

  async remove(sha256: string): Promise<void> {
    await this.#bucket.deleteObject(keyOf(sha256));
  }

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

const keyOf = (sha256: string): string => `${PREFIX}${checkedDigest(sha256)}`;
