import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { noticesFile } from '../notices.mjs';
import { sbom } from '../sbom.mjs';

interface Component {
  readonly group?: string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
}

const { bomFormat, specVersion, components } = JSON.parse(sbom()) as { bomFormat: string; specVersion: string; components: readonly Component[] };
const nameOf = ({ group, name }: Component) => (group === undefined ? name : `${group}/${name}`);

describe('the bill of materials', () => {
  it('is CycloneDX that scanners read', () => {
    expect({ bomFormat, specVersion }).toEqual({ bomFormat: 'CycloneDX', specVersion: '1.6' });
    for (const component of components) expect(component.purl, nameOf(component)).toMatch(/^pkg:npm\/.+@.+/);
  });

  it('names every package the third-party notices name, at the same version', () => {
    const listed = new Set(components.map((component) => `${nameOf(component)} ${component.version}`));
    const rows = [...readFileSync(noticesFile, 'utf8').matchAll(/^\| (@?[a-z0-9._/-]+) \| (\d\S*) \|/gim)].map(([, name, version]) => `${name} ${version}`);
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter((row) => !listed.has(row))).toEqual([]);
  });
});
