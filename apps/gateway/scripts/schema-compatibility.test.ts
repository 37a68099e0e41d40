import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const script = join(import.meta.dirname, 'schema-compatibility.ts');
const fixture = (name: string): string => join(import.meta.dirname, 'fixtures/known-bad', name);
const compare = (...files: string[]) => spawnSync(process.execPath, [script, ...files], { encoding: 'utf8' });

describe('the schema', () => {
  it('that takes away what others use is refused, each loss by name; a deprecated field may go', () => {
    const { status, stdout } = compare(fixture('before.graphql'), fixture('after.graphql'));
    expect(status).toBe(1);
    const breaking = stdout.split('\n').filter((line) => line.startsWith('breaking: '));
    for (const lost of ['summary', 'Document.title', 'language', 'REPEALED']) expect(breaking.join('\n')).toContain(lost);
    expect(breaking).toHaveLength(4);
  });

  it('that only adds passes', () => {
    expect(compare(fixture('before.graphql'), fixture('before.graphql'))).toMatchObject({ status: 0, stdout: expect.stringContaining('0 of them breaking') });
  });

  it('of the working tree is compared with an earlier one, and keeps its promises', () => {
    const { status, stdout, stderr } = compare();
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^compared apps\/gateway\/schema\.graphql at [0-9a-f]{10} and now: \d{2,3} types before/);
    expect(status, stdout).toBe(0);
  });
});
