import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

type Manifest = Partial<Record<'dependencies' | 'devDependencies' | 'optionalDependencies' | 'peerDependencies', Record<string, string>>>;

/** pnpm's strict catalog mode guards `pnpm add` only; a version typed into a package.json passes it. */
function looseVersions(manifest: Manifest): string[] {
  return (['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const).flatMap((group) =>
    Object.entries(manifest[group] ?? {})
      .filter(([, version]) => version !== 'catalog:' && !version.startsWith('workspace:'))
      .map(([name, version]) => `${group}.${name}: ${version}`),
  );
}

function manifests(): string[] {
  const groups = ['apps', 'packages/domains', 'packages/platform', 'packages/web', 'packages/quality'];
  const folders = groups.flatMap((group) => readdirSync(join(root, group)).map((name) => join(group, name)));
  return ['.', ...folders].map((folder) => join(root, folder, 'package.json'));
}

describe('dependency versions', () => {
  it('names a loose version', () => {
    expect(looseVersions({ dependencies: { vue: '^3.5.0', pg: 'catalog:', '@openhall/ui': 'workspace:*' } })).toEqual(['dependencies.vue: ^3.5.0']);
  });

  it('come from the catalog or the workspace in every package', () => {
    const files = manifests();
    expect(files.length).toBeGreaterThan(10);
    const loose = files.flatMap((file) => looseVersions(JSON.parse(readFileSync(file, 'utf8')) as Manifest).map((entry) => `${file}: ${entry}`));
    expect(loose).toEqual([]);
  });

  it('are exact in the catalog', () => {
    const catalog = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8').split('\ncatalog:\n')[1] ?? '';
    const entries = catalog.split('\n').filter((line) => line.startsWith('  '));
    expect(entries.length).toBeGreaterThan(30);
    expect(entries.filter((line) => !/: (npm:\S+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(line))).toEqual([]);
  });
});
