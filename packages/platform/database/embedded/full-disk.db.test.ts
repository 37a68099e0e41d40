import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { testedVersion } from '../../../quality/testkit/index.ts';
import { refuseFullDisk } from './data-folder.ts';
import { OWN_DATABASE } from './fixtures/owner.ts';

const MEGABYTE = 1024 * 1024;

describe('too little disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'openhall-full-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is refused before anything is written: 400 MB for a new database, 64 MB for one that is there', () => {
    expect(() => refuseFullDisk('/data', 400 * MEGABYTE - 1, false)).toThrow('/data 所在磁盘空间不足：剩余 399 MB，至少需要 400 MB；未作任何改动。');
    expect(() => refuseFullDisk('/data', 400 * MEGABYTE, false)).not.toThrow();
    expect(() => refuseFullDisk('/data', 64 * MEGABYTE - 1, true)).toThrow('至少需要 64 MB');
    expect(() => refuseFullDisk('/data', 64 * MEGABYTE, true)).not.toThrow();
  });

  // A small disk of its own, in a mount namespace that ends with the command: as root, or as a user where the system lets users have one.
  const small = (script: string) => spawnSync('unshare', ['--map-root-user', '--mount', 'sh', '-c', `mount -t tmpfs -o size=32m none '${folder}' && ${script}`], { encoding: 'utf8' });
  const disks = small('true').status === 0 ? [folder] : [];
  it.each(disks)('ends a start with one line on a disk of 32 MB, and leaves it empty', (disk) => {
    const run = small(`{ '${process.execPath}' '${OWN_DATABASE}' '${disk}' ${Object.values(testedVersion()).join(' ')}; echo "code $?"; ls -A '${disk}'; }`);
    expect(run.stderr).toBe(`EmbeddedPostgresError: ${disk} 所在磁盘空间不足：剩余 32 MB，至少需要 400 MB；未作任何改动。\n`);
    expect(run.stdout).toBe('code 1\n');
  });
});
