import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BackupArchive } from './archive-reader.ts';
import { ArchiveWriter } from './archive-writer.ts';
import { MANIFEST, MANIFEST_DIGEST, type Manifest } from './manifest.ts';
import { BLOCK, paddingOf, readTarHeader, tarHeader } from './tar.ts';

const day = new Date('2026-11-25T01:00:00Z');
const signal = new AbortController().signal;
let folder: string;
let whole: Buffer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openhall-archive-'));
  whole = await readFile(await written('whole.tar', {}));
});
afterAll(() => rm(folder, { recursive: true }));

async function* bytes(content: string | Buffer): AsyncGenerator<Buffer> {
  yield Buffer.from(content);
}

/** An archive of two tables and a file, with whatever a test changes in its manifest. */
async function written(name: string, changes: Record<string, unknown>): Promise<string> {
  const path = join(folder, name);
  const archive = await ArchiveWriter.create(path, 'draft', day);
  const one = await archive.add('tables/one.copy.zst', bytes('1'.repeat(600)));
  const two = await archive.add('tables/two.copy.zst', bytes('2'.repeat(1024)));
  const site = await archive.add('files/site.json', bytes(''));
  const table = { columns: ['id'], rows: 1, digest: 'a'.repeat(64) };
  const manifest: Manifest = {
    format: 'openhall-backup', version: 1, createdAt: day.toISOString(), productVersion: '0.1.0', postgresVersion: '18.4', migrations: [],
    tables: [{ name: 'one', ...table, ...one }, { name: 'two', ...table, ...two }], sequences: [], files: [{ name: 'site.json', ...site }],
  };
  const text = JSON.stringify({ ...manifest, ...changes });
  await archive.add(MANIFEST, bytes(text));
  await archive.add(MANIFEST_DIGEST, bytes(createHash('sha256').update(text).digest('hex')));
  await archive.finish();
  return path;
}

async function complaint(content: Buffer): Promise<string> {
  const path = join(folder, 'damaged.tar');
  await writeFile(path, content);
  return complaintOf(path);
}

async function complaintOf(path: string): Promise<string> {
  try {
    const archive = await BackupArchive.open(path);
    try {
      await archive.check({ signal });
      return 'whole';
    } finally {
      await archive.close();
    }
  } catch (error) {
    return String(error).replace(path, 'FILE');
  }
}

/** Every place of the archive that means something: what fills a member's last block does not. */
function meaningfulPlaces(): number[] {
  const places: number[] = [];
  for (let at = 0; ; ) {
    const header = readTarHeader(whole.subarray(at, at + BLOCK));
    if (header === null || header === 'end') return places;
    for (let place = at; place < at + BLOCK + header.size; place += 1) places.push(place);
    at += BLOCK + header.size + paddingOf(header.size);
  }
}

describe('a backup', () => {
  it('that is whole is taken', async () => {
    expect(await complaint(whole)).toBe('whole');
  });

  it('that was cut off anywhere is refused, with the part at which it ends', async () => {
    for (let length = 0; length < whole.length; length += 97) {
      const said = await complaint(whole.subarray(0, length));
      expect(said, `${length} bytes`).toMatch(/^BackupError: (?:FILE 不是备份文件|备份 FILE 不完整，在 \S+ 处中断)，未作任何改动/);
    }
    expect(await complaint(whole.subarray(0, 2100))).toContain('在 tables/two.copy.zst 处中断');
  });

  it('in which any byte of a part was changed is refused, with the part named', async () => {
    const places = meaningfulPlaces().filter((_, index) => index % 29 === 0);
    expect(places.length).toBeGreaterThan(100);
    for (const place of places) {
      const altered = Buffer.from(whole);
      altered[place] = (altered[place] ?? 0) ^ 0x10;
      expect(await complaint(altered), `byte ${place}`).toMatch(/^BackupError: .+未作任何改动/);
    }
    const damaged = Buffer.from(whole);
    damaged[700] = 0x39;
    expect(await complaint(damaged)).toBe('BackupError: 备份 FILE 已损坏：tables/one.copy.zst 与清单不符，未作任何改动；请使用另一份备份。');
  });

  it('with a part more or less than its manifest lists is refused', async () => {
    const secondAt = whole.indexOf('tables/two.copy.zst');
    const thirdAt = whole.indexOf('files/site.json');
    expect(await complaint(Buffer.concat([whole.subarray(0, secondAt), whole.subarray(thirdAt)]))).toContain('tables/two.copy.zst 与清单不符');
    expect(await complaint(Buffer.concat([tarHeader({ name: 'tables/more.copy.zst', size: 0 }, day), whole]))).toContain('清单没有列出的 tables/more.copy.zst');
  });

  it('of another format or version is not guessed at', async () => {
    expect(await complaintOf(await written('later.tar', { version: 2 }))).toBe('BackupError: FILE 的格式不是本版本能读取的；请使用写成它的版本或更新的版本。');
    expect(await complaint(Buffer.from('PK\u0003\u0004'.padEnd(2000, 'x')))).toBe('BackupError: FILE 不是备份文件，未作任何改动。');
    expect(await complaint(Buffer.alloc(0))).toBe('BackupError: FILE 不是备份文件，未作任何改动。');
    expect(await complaintOf(join(folder, 'absent.tar'))).toBe('BackupError: FILE 不存在。');
    expect(await complaintOf(folder)).toContain('不是文件');
  });
});
