// Writes the software bill of materials, CycloneDX 1.6 as JSON, of everything that runs in production: `npm run sbom [-- FILE]`.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from './run-command.mjs';

/** The bill as JSON text. */
export function sbom() {
  const parameters = ['sbom', '--prod', '--sbom-format', 'cyclonedx', '--sbom-spec-version', '1.6', '--sbom-type', 'application'];
  return execFileSync(join(root, 'node_modules/.bin/pnpm'), parameters, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

if (process.argv[1] === import.meta.filename) {
  const file = resolve(process.argv[2] ?? join(root, 'openhall.cdx.json'));
  writeFileSync(file, sbom());
  process.stdout.write(`${file}\n`);
}
