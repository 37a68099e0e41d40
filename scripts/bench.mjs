// Bundles the benches as the gateway is bundled, so that they measure what ships, and runs all of them or those named.
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { installedBrowser } from './browser.mjs';
import { root, runCommand } from './run-command.mjs';

const bench = join(root, 'packages/quality/bench');
const { code, output } = await runCommand(join(root, 'node_modules/.bin/vite'), ['build', '--ssr', '--logLevel=error'], { cwd: bench });
if (code !== 0) {
  process.stderr.write(output);
  process.exit(1);
}
const browser = installedBrowser(process.env);
if (browser !== undefined) process.env.OPENHALL_CHROMIUM = browser;
const { runBenches } = await import(pathToFileURL(join(bench, 'dist/run.js')).href);
process.exit(await runBenches(process.argv.slice(2), new Date()));
