import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/**
 * A file or folder of the real input. Where it is missing the test fails and says what to get: a suite that quietly leaves the real texts out
 * would prove little.
 */
export function sharedPath(...parts: string[]): string {
  const base = resolve(root, process.env['OPENHALL_SHARED'] ?? '../shared');
  const path = join(base, ...parts);
  if (!existsSync(path)) {
    throw new Error(`${path} is missing. The tests read real input from ${base}: put the project's shared folder there, or name it with OPENHALL_SHARED (see CONTRIBUTING.md, "Real input").`);
  }
  return path;
}
