import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const knownBad = join(import.meta.dirname, 'fixtures/known-bad');
const config = join(root, '.dependency-cruiser.cjs');
const { forbidden } = createRequire(import.meta.url)(config) as { forbidden: { name: string }[] };

interface Cruise {
  modules: unknown[];
  summary: { violations: { rule: { name: string }; from: string; to: string }[] };
}

function cruise(cwd: string): Cruise {
  const run = spawnSync(join(root, 'node_modules/.bin/depcruise'), ['--config', config, '--output-type', 'json', 'apps', 'packages'], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  return JSON.parse(run.stdout) as Cruise;
}

describe('import boundaries', () => {
  // A guard that silently reads nothing reports success: every rule must be seen to fire.
  it('fires every rule on the known-bad tree', () => {
    const fired = new Set(cruise(knownBad).summary.violations.map((violation) => violation.rule.name));
    expect([...fired].toSorted()).toEqual(forbidden.map((rule) => rule.name).toSorted());
  });

  it('reads the real tree and finds no violation', () => {
    const result = cruise(root);
    expect(result.modules.length).toBeGreaterThan(100);
    expect(result.summary.violations.map((violation) => `${violation.rule.name}: ${violation.from} → ${violation.to}`)).toEqual([]);
  }, 120_000);
});
