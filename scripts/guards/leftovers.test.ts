import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

const forbidden: { name: string; pattern: RegExp }[] = [
  { name: 'switched-off lint', pattern: /(eslint|oxlint)-disable/ },
  { name: 'switched-off types', pattern: /@ts-(ignore|nocheck|expect-error)/ },
  { name: 'test left out or alone', pattern: /\b(describe|it|test)\.(only|skip|todo)\(/ },
  { name: 'note to self', pattern: /\b(TODO|FIXME|XXX)\b/ },
];

function leftovers(file: string, text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, index) => forbidden.filter(({ pattern }) => pattern.test(line)).map(({ name }) => `${file}:${index + 1} ${name}`));
}

describe('leftovers', () => {
  it('are recognised', () => {
    const sample = ['// eslint', '-disable-next-line\nit', '.skip("x")\n// @ts', '-ignore\n// TO', 'DO later'].join('');
    expect(leftovers('sample.ts', sample)).toHaveLength(4);
  });

  it('stand in no source file', () => {
    const listed = execFileSync('git', ['ls-files', '-z', '*.ts', '*.mjs', '*.cjs', '*.vue', '*.css', '*.sql'], { cwd: root, encoding: 'utf8' });
    const files = listed.split('\0').filter((file) => file !== '' && !file.endsWith('guards/leftovers.test.ts'));
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((file) => leftovers(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });
});
