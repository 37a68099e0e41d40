// Everything `npm run check` holds the code to, in the order in which a mistake is cheapest to find.
import { audit } from './audit.mjs';
import { runCommand } from './run-command.mjs';

const checks = [
  { name: 'lint', command: ['oxlint', '--deny-warnings', '.'] },
  { name: 'lint of templates', command: ['eslint', '--max-warnings=0', 'apps/**/*.vue', 'packages/**/*.vue'] },
  { name: 'build', command: ['turbo', 'run', 'build', '--output-logs=errors-only', '--ui=stream'] },
  // After the build: the queries' types are written by it, and an import of a file that is not there is a violation.
  { name: 'import boundaries', command: ['depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'apps', 'packages'] },
  { name: 'schema compatibility', command: ['node', 'apps/gateway/scripts/schema-compatibility.ts'] },
  // Two programs instead of one a package: packages point at source, so each would read all it stands on once more.
  { name: 'types', command: ['tsc', '--noEmit', '--project', 'tsconfig.node.json'] },
  { name: 'types of what runs in a browser', command: ['vue-tsc', '--noEmit', '--project', 'tsconfig.browser.json'] },
  { name: 'types of the scripts', command: ['tsc', '--noEmit', '--project', '.'] },
  { name: 'dead code', command: ['knip', '--no-progress'] },
];

/** Runs every check and says what each found. @returns {Promise<{ passed: number, failed: number }>} */
export async function runChecks() {
  let failed = 0;
  for (const { name, command } of checks) {
    const [program, ...parameters] = command;
    const { code, output } = await runCommand(program, parameters);
    process.stdout.write(`check ${name}: ${code === 0 ? 'passed' : 'FAILED'}\n`);
    if (code !== 0) {
      failed += 1;
      process.stdout.write(`${output.trim()}\n`);
    }
  }
  const { outcome, lines } = await audit();
  process.stdout.write(`check dependency audit: ${outcome === 'failed' ? 'FAILED' : outcome}\n`);
  for (const line of lines) process.stdout.write(`${line}\n`);
  if (outcome === 'failed') failed += 1;
  return { passed: checks.length - failed + (outcome === 'not done' ? 0 : 1), failed };
}
