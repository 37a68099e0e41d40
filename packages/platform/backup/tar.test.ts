import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BLOCK, END_OF_ARCHIVE, paddingOf, readTarHeader, tarHeader } from './tar.ts';

const folder = mkdtempSync(join(tmpdir(), 'openhall-tar-'));
afterAll(() => rmSync(folder, { recursive: true }));
const day = new Date('2026-11-25T01:00:00Z');

describe('a member of an archive', () => {
  it.each([0, 1, 511, 512, 8 ** 11 - 1, 8 ** 11, 5 * 1024 ** 4])('of %i bytes is read as it was written', (size) => {
    expect(readTarHeader(tarHeader({ name: 'tables/文件.copy.zst', size }, day))).toEqual({ name: 'tables/文件.copy.zst', size });
  });

  it('with any byte changed is no member', () => {
    const header = tarHeader({ name: 'tables/accounts.copy.zst', size: 1234 }, day);
    for (let at = 0; at < 512; at += 1) {
      const damaged = Buffer.from(header);
      damaged[at] = (damaged[at] ?? 0) ^ 0x41;
      expect(readTarHeader(damaged), `byte ${at}`).not.toEqual({ name: 'tables/accounts.copy.zst', size: 1234 });
    }
    expect(readTarHeader(Buffer.alloc(BLOCK))).toBe('end');
  });

  it('with a name that does not fit is not written', () => {
    expect(() => tarHeader({ name: 'x'.repeat(101), size: 0 }, day)).toThrow(RangeError);
  });

  it('is what other programs take for one', () => {
    const parts = [{ name: 'tables/one.txt', content: 'one' }, { name: 'files/two.txt', content: 'x'.repeat(700) }];
    const blocks = parts.flatMap(({ name, content }) => [tarHeader({ name, size: content.length }, day), Buffer.from(content), Buffer.alloc(paddingOf(content.length))]);
    writeFileSync(join(folder, 'some.tar'), Buffer.concat([...blocks, END_OF_ARCHIVE]));
    expect(execFileSync('tar', ['-tf', 'some.tar'], { cwd: folder, encoding: 'utf8' }).trim().split(/\r?\n/)).toEqual(parts.map(({ name }) => name));
    expect(execFileSync('tar', ['-xOf', 'some.tar', 'files/two.txt'], { cwd: folder, encoding: 'utf8' })).toBe('x'.repeat(700));
  });
});
