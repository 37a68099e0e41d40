import { mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeText, MAX_RECORD_BYTES, readTextFile } from './text-file.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openhall-import-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

// 劳动条例 in GB18030.
const GB18030 = new Uint8Array([0xc0, 0xcd, 0xb6, 0xaf, 0xcc, 0xf5, 0xc0, 0xfd]);

describe('reading a text file', () => {
  it('reads UTF-8 and drops a byte order mark', async () => {
    await expect(readTextFile(await file('plain.md', '\ufeff# 甲'))).resolves.toBe('# 甲');
  });

  it('names the encoding it takes a foreign file to be in', () => {
    expect(() => decodeText(GB18030)).toThrow('不是 UTF-8 编码（疑似 GB18030）');
    expect(() => decodeText(new Uint8Array([0xff, 0xfe, 0x32, 0x4e]))).toThrow('UTF-16');
    expect(() => decodeText(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff]))).toThrow('不是 UTF-8 编码，');
  });

  it('refuses binary content that happens to be UTF-8', () => {
    expect(() => decodeText(new TextEncoder().encode('甲\u0000乙'))).toThrow('空字节');
  });

  it('refuses a file above 5 MB without reading it', async () => {
    const path = await file('large.md', '');
    await truncate(path, MAX_RECORD_BYTES + 1);
    await expect(readTextFile(path)).rejects.toThrow('文件过大（5.0 MB，上限 5 MB）');
  });

  it('does not follow links', async () => {
    await symlink(await file('target.md', '# 甲'), join(folder, 'link.md'));
    await expect(readTextFile(join(folder, 'link.md'))).rejects.toThrow('不是普通文件');
  });

  it('says so when there is no file', async () => {
    await expect(readTextFile(join(folder, 'absent.md'))).rejects.toThrow('无法读取文件（ENOENT）');
  });
});
