import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readBuiltApp, type BuiltApp } from '@openhall/server-render';

const root = join(import.meta.dirname, '../../..');

/** The public site as it is built from the sources now; unchanged sources cost a look into the build cache. */
export async function publicSite(): Promise<BuiltApp> {
  await promisify(execFile)(join(root, 'node_modules/.bin/turbo'), ['run', 'build', '--filter=@openhall/public-site', '--output-logs=errors-only', '--ui=stream'], {
    cwd: root,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
  });
  return readBuiltApp(join(root, 'apps/public-site/dist'));
}
