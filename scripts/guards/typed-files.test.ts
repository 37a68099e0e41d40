import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const vue = [{ extension: 'vue', isMixedContent: true, scriptKind: ts.ScriptKind.Deferred }];

/** Files a program of `check` reads, by what its configuration includes. */
function filesOf(config: string): string[] {
  const { config: content } = ts.readConfigFile(join(root, config), (path) => ts.sys.readFile(path));
  return ts.parseJsonConfigFileContent(content, ts.sys, root, {}, config, undefined, vue).fileNames;
}

describe('types', () => {
  // A file that no program reads compiles whatever it says.
  it('are checked in every source file, each in one program', () => {
    const { stdout } = spawnSync('git', ['ls-files', '*.ts', '*.vue'], { cwd: root, encoding: 'utf8' });
    const sources = stdout.trim().split('\n').filter((file) => !file.startsWith('scripts/guards/fixtures/') && !file.endsWith('.d.ts'));
    const read = ['tsconfig.json', 'tsconfig.node.json', 'tsconfig.browser.json'].flatMap(filesOf);
    expect(sources.length).toBeGreaterThan(500);
    expect(sources.filter((file) => read.filter((path) => path === join(root, file)).length !== 1)).toEqual([]);
  });
});
