import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let made: string | undefined;

/** A data folder (OPENHALL_DATA_DIR) of this test process's own, which goes with it. */
export function testDataFolder(): string {
  if (made !== undefined) return made;
  const folder = mkdtempSync(join(tmpdir(), 'openhall-data-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  made = folder;
  return folder;
}
