import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The repository. This module is bundled to `packages/quality/bench/dist`, as deep as it stands here. */
export const root = join(import.meta.dirname, '../../../..');

/** A file or folder of the real input; where it is missing, the bench says so instead of measuring something easier. */
export function sharedPath(path: string): string {
  const found = join(resolve(root, process.env['OPENHALL_SHARED'] ?? '../shared'), path);
  if (!existsSync(found)) throw new Error(`${found} is missing: see CONTRIBUTING.md, "Real input"`);
  return found;
}
