import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startS3, type TestS3 } from '@openhall/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ContentMismatch, type BlobStore } from './blob-store.ts';
import { bytesContent, digestOf } from './content.ts';
import { DiskBlobs } from './disk-blobs.ts';
import { S3Blobs } from './s3-blobs.ts';

let folder: string;
let s3: TestS3;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openhall-blobs-'));
  s3 = await startS3();
}, 120_000);
afterAll(async () => {
  await s3.close();
  await rm(folder, { recursive: true });
});

const stores: [string, () => BlobStore][] = [
  ['on disk', () => new DiskBlobs(join(folder, 'files'))],
  ['in a bucket', () => new S3Blobs(s3)],
];

describe.each(stores)('a store %s', (_where, open) => {
  const content = (text: string) => bytesContent(Buffer.from(text));
  const put = async (text: string) => {
    const sha256 = await digestOf(content(text));
    await open().put(sha256, content(text));
    return sha256;
  };
  const all = (store: BlobStore) => {
    const digests: string[] = [];
    return (async () => {
      for await (const digest of store.list()) digests.push(digest);
      return digests;
    })();
  };

  it('gives back what was put, in whole and in parts', async () => {
    const text = 'abcdefghij'.repeat(100_000);
    const sha256 = await put(text);
    const store = open();
    const part = async (offset: number, length: number) => Buffer.from((await store.read(sha256, { offset, length })) ?? 'none').toString();
    expect(await store.size(sha256)).toBe(1_000_000);
    expect(await part(0, 1_000_000)).toBe(text);
    expect(await part(13, 5)).toBe('defgh');
    expect(await part(999_998, 100)).toBe('ij');
    expect(await part(1_000_000, 100)).toBe('');
  });

  it('puts the same content once, however often and by however many at once', async () => {
    let read = 0;
    const counted = { size: 3, chunks: async function* chunks() { read += 1; yield Buffer.from('xyz'); } };
    const sha256 = await digestOf(content('xyz'));
    await Promise.all([open().put(sha256, counted), open().put(sha256, counted)]);
    const before = read;
    await open().put(sha256, counted);
    expect(read).toBe(before);
    expect((await all(open())).filter((digest) => digest === sha256)).toEqual([sha256]);
  });

  it('keeps nothing of a content that is not what it is said to be, or that breaks off', async () => {
    const store = open();
    const wrong = '1'.repeat(64);
    await expect(store.put(wrong, content('another'))).rejects.toThrow(ContentMismatch);
    const sha256 = await digestOf(content('broken off'));
    await expect(store.put(sha256, { size: 10, chunks: async function* chunks() { yield Buffer.from('broken'); throw new Error('gone'); } })).rejects.toThrow(/gone|fetch failed/);
    expect([await store.size(wrong), await store.size(sha256)]).toEqual([null, null]);
    expect(await all(store)).not.toContain(wrong);
  });

  it('says of what is not there that it is not, and forgets what was removed', async () => {
    const store = open();
    const sha256 = await put('short-lived');
    expect(await all(store)).toContain(sha256);
    await store.remove(sha256);
    await store.remove(sha256);
    expect([await store.size(sha256), await store.read(sha256, { offset: 0, length: 1 })]).toEqual([null, null]);
  });

  it.each(['../../etc/passwd', 'A'.repeat(64), ''])('takes no address but a digest: %j', async (address) => {
    await expect(open().read(address, { offset: 0, length: 1 })).rejects.toThrow(RangeError);
  });
});

it('on disk files are the process’s own, and no draft is left', async () => {
  const store = new DiskBlobs(join(folder, 'own'));
  const sha256 = await digestOf(bytesContent(Buffer.from('own')));
  await store.put(sha256, bytesContent(Buffer.from('own')));
  const at = join(folder, 'own', sha256.slice(0, 2), sha256.slice(2, 4));
  expect(await readdir(at)).toEqual([sha256]);
  expect((await stat(join(at, sha256))).mode & 0o777).toBe(0o600);
  expect((await stat(at)).mode & 0o777).toBe(0o700);
  // What a process that was killed left goes once it is old; nothing else does.
  const draft = join(at, `.${sha256}.0a1b`);
  await writeFile(draft, 'o');
  await store.tidy(new Date(0));
  expect(await readdir(at)).toHaveLength(2);
  await utimes(draft, new Date(0), new Date(0));
  await utimes(join(at, sha256), new Date(0), new Date(0));
  await store.tidy(new Date(1000));
  expect(await readdir(at)).toEqual([sha256]);
});
