// Every check and every test; the last line is `N passed, N failed`.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { browser } from './browser.mjs';
import { runChecks } from './checks.mjs';
import { root, runCommand } from './run-command.mjs';
import { playwrightTotals, vitestTotals } from './totals.mjs';

const results = join(root, 'test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const tool = (name) => join(root, 'node_modules/.bin', name);

const total = { passed: 0, failed: 0 };
function add({ passed, failed }) {
  total.passed += passed;
  total.failed += failed;
}

/** A runner that ends without a report has failed, whatever its code says. */
function report(file, totals, { code, output }) {
  let counted;
  try {
    counted = totals(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    process.stdout.write(`${output.trim().split('\n').slice(-40).join('\n')}\n`);
    return { passed: 0, failed: 1 };
  }
  return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

add(await runChecks());

const vitestReport = join(results, 'vitest.json');
const vitest = await runCommand(tool('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`], { live: true });
add(report(vitestReport, vitestTotals, vitest));

try {
  const { executablePath } = await browser();
  const journeysReport = join(results, 'journeys.json');
  const journeys = await runCommand(tool('playwright'), ['test', '--reporter=line,json'], {
    cwd: join(root, 'packages/quality/e2e'),
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: journeysReport, ...(executablePath && { OPENHALL_CHROMIUM: executablePath }) },
    live: true,
  });
  add(report(journeysReport, playwrightTotals, journeys));
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
  add({ passed: 0, failed: 1 });
}

process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
